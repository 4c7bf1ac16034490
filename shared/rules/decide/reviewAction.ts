/** In a review: what became of an action of the earlier meeting, named as that record names it. */
import { did, event, type Deed } from './Deed.ts';

export const reviewAction: Deed<'reviewAction'> = (_meeting, { action, status, note }) =>
  did(event('actionReviewed', { action, status, note }));
