/** A named next team gets record and actions (C34). */
import type { ItemId } from '../../ids.ts';
import { did, event, type Deed } from './Deed.ts';

export const handOver: Deed<'handOver'> = (_meeting, { text, people }, context) =>
  did(event('afterwards', { id: context.mint<ItemId>(), what: 'handedOver', text, people }));
