/** Accepted as an addendum or refused with a reason. A query about the chair goes to the deputy (C22). */
import { did, event, no, type Deed } from './Deed.ts';

export const answerQuery: Deed<'answerQuery'> = (meeting, { id, accepted, text }) => {
  const asked = meeting.afterwards.find((one) => one.id === id && one.what === 'query');
  if (!asked) return no('not-found', 'id');
  return asked.answer ? no('changed', 'query') : did(event('afterwardsAnswered', { id, accepted, text }));
};
