/** The chair ticks recipients; whoever withdrew, was removed or only observed is never among them (C29). */
import type { ItemId } from '../../ids.ts';
import { did, event, no, refusesPeople, type Deed } from './Deed.ts';

export const circulate: Deed<'circulate'> = (meeting, { people, text }, context) => {
  const refused = refusesPeople(meeting, people, 'people');
  if (refused) return { ok: false, refusal: refused };
  if (people.some((person) => meeting.people[person]?.role === 'observer')) return no('not-allowed', 'people');
  return did(event('afterwards', { id: context.mint<ItemId>(), what: 'circulated', text, people }));
};
