/** Same room, later; actions stay in force meanwhile (C13). */
import { did, event, no, isInstant, type Deed } from './Deed.ts';

export const adjourn: Deed<'adjourn'> = (_meeting, { until, reason }) => {
  if (until !== null && !isInstant(until)) return no('bad-date', 'until');
  return did(event('adjourned', { until, reason }));
};
