/** The chair's recorded answer, and where the disagreement is taken: together, or either before the other. */
import { did, event, no, type Deed } from './Deed.ts';

export const answerDissent: Deed<'answerDissent'> = (meeting, { id, text, escalation }) => {
  if (!Object.hasOwn(meeting.dissents, id)) return no('not-found', 'id');
  if (text === null && escalation === null) return no('incomplete', 'text');
  return did(event('dissentAnswered', { id, text, escalation }));
};
