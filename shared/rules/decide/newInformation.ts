/** A dated entry to the meeting's people: "call again now" (C34). */
import type { ItemId } from '../../ids.ts';
import { did, event, refusesPeople, type Deed } from './Deed.ts';

export const newInformation: Deed<'newInformation'> = (meeting, { text, people }, context) => {
  const refused = refusesPeople(meeting, people, 'people');
  if (refused) return { ok: false, refusal: refused };
  return did(event('afterwards', { id: context.mint<ItemId>(), what: 'newInformation', text, people }));
};
