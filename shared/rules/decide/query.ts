/** Anybody who may read says what is wrong; it is kept whatever becomes of it (C22). */
import type { ItemId } from '../../ids.ts';
import { entryOf } from './aboutEntry.ts';
import { did, event, type Deed } from './Deed.ts';

export const query: Deed<'query'> = (meeting, { text, entry }, context) => {
  const named = entryOf(meeting, entry, [context.by]);
  if (!named.ok) return named;
  return did(event('afterwards', { id: context.mint<ItemId>(), what: 'query', text, people: [], ...named.about }));
};
