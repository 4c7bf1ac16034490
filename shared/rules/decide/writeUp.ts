/** A discussion that has taken place is written up: stated time and typing time stay apart (C3). */
import { did, event, no, isInstant, type Deed } from './Deed.ts';

export const writeUp: Deed<'writeUp'> = (_meeting, { tookPlaceFrom, tookPlaceTo, from }, { now }) => {
  if (!isInstant(tookPlaceFrom)) return no('bad-date', 'tookPlaceFrom');
  if (Date.parse(tookPlaceFrom) > now.getTime()) return no('bad-date', 'tookPlaceFrom');
  if (tookPlaceTo !== null && (!isInstant(tookPlaceTo) || Date.parse(tookPlaceTo) < Date.parse(tookPlaceFrom)))
    return no('bad-date', 'tookPlaceTo');
  return did(event('writtenUp', { tookPlaceFrom, tookPlaceTo, from }));
};
