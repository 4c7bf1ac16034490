/** The chair's recorded answer, and where the disagreement is taken. */
import { did, event, no, type Deed } from './Deed.ts';

export const answerDissent: Deed<'answerDissent'> = (meeting, { id, text, escalation }) =>
  Object.hasOwn(meeting.dissents, id) ? did(event('dissentAnswered', { id, text, escalation })) : no('not-found', 'id');
