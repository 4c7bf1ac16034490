/** A part of the meeting for some only: who stayed, from when to when (C25). */
import type { ItemId } from '../../ids.ts';
import { did, event, no, refusesPeople, isInstant, type Deed } from './Deed.ts';

export const closedPart: Deed<'closedPart'> = (meeting, { text, people, until }, context) => {
  if (until !== null && !isInstant(until)) return no('bad-date', 'until');
  const refused = refusesPeople(meeting, people, 'people');
  return refused
    ? { ok: false, refusal: refused }
    : did(event('closedPart', { id: context.mint<ItemId>(), text, people, until }));
};
