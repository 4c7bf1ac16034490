/** The chair's recorded answer, and where the disagreement is taken: together, or either before the other; also after the lock. */
import { mayReadLocked } from '../permissions.ts';
import { did, event, no, type Deed } from './Deed.ts';

export const answerDissent: Deed<'answerDissent'> = (meeting, { id, text, escalation }, { by }) => {
  const dissent = meeting.dissents[id];
  if (!dissent || (dissent.entry !== null && !mayReadLocked(meeting, by, dissent.entry))) return no('not-found', 'id');
  // What stands beside the record is not written over: two people who may answer do not both answer unawares.
  if (text !== null && dissent.answer !== null && meeting.phase === 'locked') return no('changed', 'dissent');
  if (text === null && escalation === null) return no('incomplete', 'text');
  return did(event('dissentAnswered', { id, text, escalation }));
};
