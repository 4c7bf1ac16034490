/** "We hold nothing" is an answer; an empty block is not. It is given by its organisation, or taken down for it. */
import { blockRoot } from '../../../shared/document/roots.ts';
import type { PersonId } from '../../../shared/ids.ts';
import type { Command } from '../../../shared/rules/commands.ts';
import type { Meeting, Organisation } from '../../../shared/rules/meeting.ts';
import { isHere, refusesCommand } from '../../../shared/rules/permissions.ts';
import { minutesWords as words } from '../../../shared/words/en/minutes.ts';
import { Refusal } from '../../ui/Refusal.tsx';
import { timeOf } from '../../ui/times.ts';
import { useSend } from '../../ui/useSend.ts';
import { useValue } from '../../ui/useValue.ts';
import type { Folded } from '../../wire/CommandChannel.ts';
import type { OpenDocument } from '../../wire/DocumentChannel.ts';
import type { OpenRoom } from '../../wire/openRoom.ts';
import type { Readable } from '../../wire/Value.ts';
import { isEmpty } from './NothingToRecord.tsx';
import { speakers } from './takeDown.ts';
import { useOfBlocks } from './useBlocks.ts';

export interface NothingHeldProps {
  room: OpenRoom;
  folded: Folded;
  organisation: Organisation;
  open: Readable<OpenDocument>;
}

export function NothingHeld({ room, folded: { meeting, me }, organisation, open }: NothingHeldProps) {
  const { doc } = useValue(open);
  const empty = useOfBlocks(doc, blockRoot(organisation.id), isEmpty);
  const { busy, refusal, send } = useSend<Command>(room);
  const said = meeting.nothingHeld[organisation.id];
  if (said) {
    const name = meeting.people[said.speaker]?.name ?? '';
    return <p className="meta">{words.nothingHeldSaid(organisation.name, name, timeOf(said.at))}</p>;
  }
  const speaker = whoSays(meeting, me, organisation);
  if (!empty || speaker === null || refusesCommand(meeting, me, 'nothingHeld') !== null) return null;
  const own = speaker === me ? {} : { speaker };
  return (
    <>
      <button
        type="button"
        className="link"
        aria-disabled={busy}
        onClick={() => void send({ type: 'nothingHeld', organisation: organisation.id, ...own })}
      >
        {words.nothingHeld(organisation.name)}
      </button>
      <Refusal sentence={refusal} />
    </>
  );
}

/** Me, or whoever of it is here without a screen and says it aloud; null: nobody whose word I may record. */
function whoSays(meeting: Meeting, me: PersonId, { id }: Organisation): PersonId | null {
  if (meeting.people[me]?.organisation === id) return me;
  const aloud = speakers(meeting, me).find(
    (person) => person.organisation === id && person.device === 'none' && isHere(person),
  );
  return aloud?.id ?? null;
}
