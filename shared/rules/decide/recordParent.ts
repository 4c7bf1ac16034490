/** One row for each person with parental responsibility or care: told or not and why, who tells, how, by when. */
import type { ItemId } from '../../ids.ts';
import { did, event, no, speakerOf, isInstant, type Deed } from './Deed.ts';

export const recordParent: Deed<'recordParent'> = (meeting, command, context) => {
  const said = speakerOf(meeting, command, context);
  if (!said.ok) return said;
  const { type: _type, id, expectedVersion, speaker: _speaker, ...row } = command;
  const before = id === undefined ? undefined : meeting.parents[id];
  if (id !== undefined && !before) return no('not-found', 'id');
  if (before && expectedVersion !== undefined && expectedVersion !== before.version) return no('changed', 'parent');
  if (row.by !== null && !isInstant(row.by)) return no('bad-date', 'by');
  if (row.toldBy !== null && !Object.hasOwn(meeting.people, row.toldBy)) return no('not-found', 'toldBy');
  return did(event('parentRecorded', { ...row, id: id ?? context.mint<ItemId>(), speaker: said.speaker }));
};
