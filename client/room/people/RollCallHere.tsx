/** The roll call, loaded for whoever may call it once the room stands; what cannot be fetched is tried again. */
import type { PersonId } from '../../../shared/ids.ts';
import { pageWords } from '../../../shared/words/en/page.ts';
import { roomWords as words } from '../../../shared/words/en/room.ts';
import { loadedLater } from '../../ui/loadedLater.ts';
import type { Folded } from '../../wire/CommandChannel.ts';
import type { OpenRoom } from '../../wire/openRoom.ts';

const useForms = loadedLater(() => import('./rollCallForms.ts'));

export interface RollCallHereProps {
  room: OpenRoom;
  folded: Folded;
  here: ReadonlySet<PersonId>;
}

export function RollCallHere({ room, folded, here }: RollCallHereProps) {
  const forms = useForms();
  return (
    <details className="more">
      <summary id="roll-call">{words.goRollCall}</summary>
      {forms === null ? (
        <p className="hint">{pageWords.loading}</p>
      ) : (
        <>
          <forms.PresentNow room={room} meeting={folded.meeting} here={here} />
          <forms.RollCall room={room} meeting={folded.meeting} />
          <forms.AskedAloud room={room} folded={folded} />
        </>
      )}
    </details>
  );
}
