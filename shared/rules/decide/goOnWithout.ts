/** The chair goes on without what somebody's screen may still hold; the reason is printed. */
import { did, event, no, type Deed } from './Deed.ts';

export const goOnWithout: Deed<'goOnWithout'> = (meeting, { person, reason }) => {
  if (!meeting.freeze?.expects.some((expected) => expected.person === person)) return no('not-found', 'person');
  return did(event('wentOnWithout', { person, reason }));
};
