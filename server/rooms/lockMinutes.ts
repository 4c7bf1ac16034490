/**
 * The lock: the chair signs the digest of the text that was collected, and one transaction writes the seal, the parts
 * and the leaf. Whatever changed a part since makes it "the minutes changed"; there is no half lock and no unlock.
 */
import type { LockCommand } from '../../shared/rules/commands.ts';
import { decide } from '../../shared/rules/decide.ts';
import { refuse } from '../../shared/wire/refusals.ts';
import { meetingStream } from '../journal/Journal.ts';
import { prepareSeal } from '../seal/prepareSeal.ts';
import { announce, eventEntry, type Done } from './commitCommand.ts';
import { contextOf } from './decideContext.ts';
import { LostAnswers } from './LostAnswers.ts';
import type { Who } from './Peer.ts';
import type { Room } from './Room.ts';
import { foldRows, lastEditSeq } from './RoomState.ts';

/** Runs inside the room's line. The same command sent again after a lost answer is told that it succeeded. */
export async function lockMinutes(room: Room, who: Who, commandId: string, command: LockCommand): Promise<Done> {
  const lost = new LostAnswers();
  for (;;) {
    if (room.state.sealed && (await room.deps.journal.knows(meetingStream(room.id), commandId))) return { ok: true };
    const decided = decide(room.meeting, command, contextOf(room, who.person));
    if (!decided.ok) return decided;
    const head = room.meeting.freeze?.collected?.head ?? 0; // deciding asked for one
    if (head < lastEditSeq(room.state)) return refuse('text-changed');
    const code = await room.deps.checkLockCode(room.id, who.person, command.lockCode, command.approvedDigest);
    if (!code.ok) return code;
    const locked = await seal(room, who, commandId, command, code.lockCode, lost);
    if (locked) return locked;
  }
}

/** null: another node wrote meanwhile; everything must be looked at again. */
async function seal(
  room: Room,
  who: Who,
  commandId: string,
  command: LockCommand,
  lockCode: string,
  lost: LostAnswers,
): Promise<Done | null> {
  const { journal, clock } = room.deps;
  const prepared = prepareSeal({
    meeting: room.meeting,
    documents: room.state.documents,
    letters: room.state.letters,
    command,
    lockedBy: who.person,
    lockedAt: clock.now().toISOString(),
    clock: room.deps.knownClock,
    head: room.state.head,
  });
  if (!prepared.ok) return refuse('text-changed');
  const consume = { lockCode, approvedDigest: command.approvedDigest };
  const entry = { ...eventEntry(room, who, prepared.event), kind: 'seal' as const, commandId };
  const sealed = await lost.count(() =>
    journal.seal(meetingStream(room.id), room.state.head, entry, { ...prepared.record, consume }),
  );
  switch (sealed.outcome) {
    case 'sealedNow':
      announce(room, foldRows(room.state, [sealed.row], true));
      room.deps.fleet.tell(room.id, { type: 'grown' });
      return { ok: true };
    case 'behind':
    case 'sealed':
      await room.catchUp();
      return null;
    case 'unknownOutcome':
      await room.reload();
      return null;
    case 'codeUsed':
      return refuse('code-used');
    case 'storage':
      return refuse('storage');
  }
}
