/** Words that are not in the minutes, one by one: refused ones, to be copied, and those that came after the freeze. */
import type { Meeting } from '../../../shared/rules/meeting.ts';
import { notAddedOtherwise, notAddedReasons, roomWords as words } from '../../../shared/words/en/room.ts';
import { useValue } from '../../ui/useValue.ts';
import type { NotAdded, OpenRoom } from '../../wire/openRoom.ts';
import { HalfTypedNote } from './HalfTypedNote.tsx';
import { KeptTexts } from './KeptTexts.tsx';
import { LateNote } from './LateNote.tsx';
import { PausedNote } from './PausedNote.tsx';

export function UnsavedList({ room, meeting }: { room: OpenRoom; meeting: Meeting | null }) {
  const notAdded = useValue(room.notAdded);
  const late = useValue(room.late);
  return (
    <>
      {notAdded.length > 0 ? (
        <section className="note danger" aria-labelledby="not-added">
          <h2 id="not-added">{words.notAddedTitle}</h2>
          <p>{words.notAddedIntro}</p>
          <ul className="plain">
            {notAdded.map((refused) => (
              <Refused key={refused.id} room={room} refused={refused} meeting={meeting} />
            ))}
          </ul>
        </section>
      ) : null}
      {meeting ? <PausedNote room={room} meeting={meeting} /> : null}
      <HalfTypedNote room={room} meeting={meeting} />
      {late.map((text) => (
        <LateNote key={text.document} room={room} late={text} meeting={meeting} />
      ))}
    </>
  );
}

function Refused({ room, refused, meeting }: { room: OpenRoom; refused: NotAdded; meeting: Meeting | null }) {
  return (
    <li>
      <p>{words.notAddedWhy(notAddedReasons[refused.code] ?? notAddedOtherwise)}</p>
      <KeptTexts texts={refused.texts} document={refused.document} meeting={meeting} />
      <button type="button" className="quiet apart" onClick={() => room.dismiss(refused.id)}>
        {words.dismiss}
      </button>
    </li>
  );
}
