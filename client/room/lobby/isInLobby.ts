import { SHARED_DOCUMENT } from '../../../shared/ids.ts';
import { namesAddedSince } from '../../../shared/rules/namesInFamily.ts';
import { mayRead, refusesCommand } from '../../../shared/rules/permissions.ts';
import type { Folded } from '../../wire/CommandChannel.ts';

/** Whether this person stands before the door: asked, shut out, or expected later. */
export function isInLobby({ meeting, me }: Folded): boolean {
  return meeting.phase !== 'locked' && !mayRead(meeting, me, SHARED_DOCUMENT);
}

/** The chair is asked too, and not shut out while the answer is owed; nor is anybody when names were added since theirs. */
export function owesAnswer({ meeting, me }: Folded): boolean {
  const owes = meeting.people[me]?.conflict === 'unanswered' || namesAddedSince(meeting, me).length > 0;
  return owes && refusesCommand(meeting, me, 'declareConflict') === null;
}
