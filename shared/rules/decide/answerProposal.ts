/** Taken over or not; the words themselves are then changed by whoever may write them. */
import { did, event, no, type Deed } from './Deed.ts';

export const answerProposal: Deed<'answerProposal'> = (meeting, { id, accepted, reason }) => {
  const proposal = meeting.proposals[id];
  if (!proposal) return no('not-found', 'id');
  return proposal.answer ? no('changed', 'proposal') : did(event('proposalAnswered', { id, accepted, reason }));
};
