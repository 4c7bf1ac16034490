/** The usual roll call in one press: whoever is invited and has a screen open is present. Who is not stays to be asked. */
import type { PersonId } from '../../../shared/ids.ts';
import type { Command } from '../../../shared/rules/commands.ts';
import type { Meeting } from '../../../shared/rules/meeting.ts';
import { decidingWords as words } from '../../../shared/words/en/deciding.ts';
import { say } from '../../ui/Announcer.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { useSend } from '../../ui/useSend.ts';
import type { OpenRoom } from '../../wire/openRoom.ts';
import { rollCallOf } from './rollCallOf.ts';

interface PresentNowProps {
  room: OpenRoom;
  meeting: Meeting;
  here: ReadonlySet<PersonId>;
}

export function PresentNow({ room, meeting, here }: PresentNowProps) {
  const { busy, refusal, send } = useSend<Command>(room);
  const unrecorded = Object.values(meeting.people).filter(
    ({ id, attendance }) => attendance === 'invited' && here.has(id),
  );
  if (unrecorded.length === 0) return null;

  async function record(): Promise<void> {
    for (const { id } of unrecorded) {
      const done = await send(rollCallOf(id, 'attended', 'screen'));
      if (!done) return;
    }
    say(words.allPresent);
  }

  return (
    <>
      <button type="button" className="quiet" aria-disabled={busy} onClick={() => void record()}>
        {words.presentNow(unrecorded.length)}
      </button>
      <Refusal sentence={refusal} />
    </>
  );
}
