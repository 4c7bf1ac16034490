/** "Said, not written here": who holds it, their reference, who heard; no content (C25). */
import type { ItemId } from '../../ids.ts';
import { did, event, refusesPeople, type Deed } from './Deed.ts';

export const notWrittenHere: Deed<'notWrittenHere'> = (meeting, { text, people }, context) => {
  const refused = refusesPeople(meeting, people, 'people');
  return refused
    ? { ok: false, refusal: refused }
    : did(event('notWrittenHere', { id: context.mint<ItemId>(), text, people }));
};
