/** When and why the next one is, or why there is none. */
import { did, event, no, isInstant, type Deed } from './Deed.ts';

export const setNextMeeting: Deed<'setNextMeeting'> = (_meeting, { kind, startsAt, reason }) => {
  if (startsAt !== null && !isInstant(startsAt)) return no('bad-date', 'startsAt');
  return did(event('nextMeetingSet', { kind, startsAt, reason }));
};
