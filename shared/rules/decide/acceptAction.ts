/** The owner takes the action on; an owner who is not here is "to be accepted". */
import type { Deed } from './Deed.ts';
import { ownerAnswers } from './ownerAnswers.ts';

export const acceptAction: Deed<'acceptAction'> = (meeting, command, context) =>
  ownerAnswers(meeting, command, context, { answer: 'accepted', reason: null });
