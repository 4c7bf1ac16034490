/** The owner declines, and says why; the action stays until the chair gives it to somebody else. */
import type { Deed } from './Deed.ts';
import { ownerAnswers } from './ownerAnswers.ts';

export const declineAction: Deed<'declineAction'> = (meeting, command, context) =>
  ownerAnswers(meeting, command, context, { answer: 'declined', reason: command.reason });
