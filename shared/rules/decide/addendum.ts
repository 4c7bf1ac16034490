/** Numbered, beside the record; the locked text never changes. */
import type { ItemId } from '../../ids.ts';
import { did, event, type Deed } from './Deed.ts';

export const addendum: Deed<'addendum'> = (_meeting, { text }, context) =>
  did(event('afterwards', { id: context.mint<ItemId>(), what: 'addendum', text, people: [] }));
