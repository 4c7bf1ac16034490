import { SHARED_DOCUMENT } from '../../../shared/ids.ts';
import { mayRead, refusesCommand } from '../../../shared/rules/permissions.ts';
import type { Folded } from '../../wire/CommandChannel.ts';

/** Whether this person stands before the door: asked, shut out, or expected later. */
export function isInLobby({ meeting, me }: Folded): boolean {
  return meeting.phase !== 'locked' && !mayRead(meeting, me, SHARED_DOCUMENT);
}

/** The chair is asked too, and not shut out while the answer is owed. */
export function owesAnswer({ meeting, me }: Folded): boolean {
  return meeting.people[me]?.conflict === 'unanswered' && refusesCommand(meeting, me, 'declareConflict') === null;
}
