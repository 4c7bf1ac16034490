/** What became of an action, in the fewest words: the latest thing that somebody said about it. */
import type { Action, Meeting } from '../../../shared/rules/meeting.ts';
import { isHere } from '../../../shared/rules/permissions.ts';
import { planWords as words } from '../../../shared/words/en/plan.ts';
import { recordWords } from '../../../shared/words/en/record.ts';
import { nameIn } from '../../ui/nameIn.ts';
import { timeOf } from '../../ui/times.ts';

export function stateOf(action: Action | null, meeting: Meeting): string {
  if (!action) return words.proposed;
  if (action.withdrawn) return words.withdrawnBy(nameIn(meeting, action.withdrawn.by), action.withdrawn.reason);
  const progress = action.progress.at(-1);
  if (progress) return progressWords(progress.state, timeOf(progress.at));
  if (action.acceptance) return acceptanceWords(action.acceptance, meeting);
  if (!action.owner) return words.proposed;
  return isOwnerHere(action, meeting) ? words.givenState : words.toBeAccepted;
}

function progressWords(state: Action['progress'][number]['state'], time: string): string {
  switch (state) {
    case 'inHand':
      return words.inHandSince(time);
    case 'done':
      return words.doneAt(time);
    case 'couldNot':
      return words.couldNotAt(time);
    default:
      return words.otherProgress(recordWords.label(state), time);
  }
}

function acceptanceWords({ answer, reason, said }: NonNullable<Action['acceptance']>, meeting: Meeting): string {
  if (answer === 'declined') return words.declined(reason ?? '');
  return said.speaker === said.recordedBy ? words.accepted : words.acceptedTakenDown(nameIn(meeting, said.recordedBy));
}

function isOwnerHere({ owner }: Action, meeting: Meeting): boolean {
  if (!owner || !('person' in owner)) return false;
  const attendee = meeting.people[owner.person];
  return attendee !== undefined && isHere(attendee);
}
