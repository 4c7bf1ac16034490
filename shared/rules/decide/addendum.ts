/** Numbered, beside the record; the locked text never changes. */
import type { ItemId } from '../../ids.ts';
import { entryOf } from './aboutEntry.ts';
import { did, event, type Deed } from './Deed.ts';

export const addendum: Deed<'addendum'> = (meeting, { text, entry }, context) => {
  const named = entryOf(meeting, entry, [context.by]);
  if (!named.ok) return named;
  return did(event('afterwards', { id: context.mint<ItemId>(), what: 'addendum', text, people: [], ...named.about }));
};
