/** People stopped talking (C12). */
import { did, event, no, isInstant, type Deed } from './Deed.ts';

export const end: Deed<'end'> = (_meeting, { at }, { now }) => {
  if (at !== null && (!isInstant(at) || Date.parse(at) > now.getTime())) return no('bad-date', 'at');
  return did(event('ended', { at }));
};
