/** The roll call, loaded for whoever may call it once the room stands; what cannot be fetched is tried again. */
import { useEffect, useState } from 'react';
import type { PersonId } from '../../../shared/ids.ts';
import { pageWords } from '../../../shared/words/en/page.ts';
import { roomWords as words } from '../../../shared/words/en/room.ts';
import type { Folded } from '../../wire/CommandChannel.ts';
import type { OpenRoom } from '../../wire/openRoom.ts';
import type * as RollCallForms from './rollCallForms.ts';

const AGAIN_MS = 3_000;

export interface RollCallHereProps {
  room: OpenRoom;
  folded: Folded;
  here: ReadonlySet<PersonId>;
}

export function RollCallHere({ room, folded, here }: RollCallHereProps) {
  const [forms, setForms] = useState<typeof RollCallForms | null>(null);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    if (forms !== null) return undefined;
    const timer = setTimeout(
      () => void import('./rollCallForms.ts').then(setForms, () => setTries(tries + 1)),
      tries === 0 ? 0 : AGAIN_MS,
    );
    return () => clearTimeout(timer);
  }, [forms, tries]);
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
