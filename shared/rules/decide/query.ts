/** Anybody who may read says what is wrong; it is kept whatever becomes of it (C22). */
import type { ItemId } from '../../ids.ts';
import { did, event, type Deed } from './Deed.ts';

export const query: Deed<'query'> = (_meeting, { text }, context) =>
  did(event('afterwards', { id: context.mint<ItemId>(), what: 'query', text, people: [] }));
