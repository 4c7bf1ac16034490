/** Nothing of this meeting is erased until the hold is lifted. */
import type { ItemId } from '../../ids.ts';
import { did, event, type Deed } from './Deed.ts';

export const hold: Deed<'hold'> = (_meeting, { text }, context) =>
  did(event('afterwards', { id: context.mint<ItemId>(), what: 'held', text, people: [] }));
