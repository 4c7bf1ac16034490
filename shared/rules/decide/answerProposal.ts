/** Taken over or not; the words themselves are then changed by whoever may write them. */
import { mayRead } from '../permissions.ts';
import { did, event, no, type Deed } from './Deed.ts';

export const answerProposal: Deed<'answerProposal'> = (meeting, { id, accepted, reason }, context) => {
  const proposal = meeting.proposals[id];
  if (!proposal || !mayRead(meeting, context.by, proposal.words.document)) return no('not-found', 'id');
  return proposal.answer ? no('changed', 'proposal') : did(event('proposalAnswered', { id, accepted, reason }));
};
