/** In its speaker's own words; nobody else may ever edit it. After the lock it stands beside the record, of whoever was there. */
import type { ItemId } from '../../ids.ts';
import { isHere } from '../permissions.ts';
import { entryOf } from './aboutEntry.ts';
import { did, event, no, speakerOf, type Deed } from './Deed.ts';

export const recordDissent: Deed<'recordDissent'> = (meeting, command, context) => {
  const said = speakerOf(meeting, command, context);
  if (!said.ok) return said;
  const { decision, text } = command;
  if (decision !== null && !Object.hasOwn(meeting.decisions, decision)) return no('not-found', 'decision');
  const speaker = meeting.people[said.speaker];
  // Whoever was not there has a query or new information, and nothing that they agreed or disagreed with.
  if (meeting.phase === 'locked' && !(speaker && isHere(speaker))) return no('not-allowed', 'speaker');
  const named = entryOf(meeting, command.entry, [said.speaker, context.by]);
  if (!named.ok) return named;
  const id = context.mint<ItemId>();
  return did(event('dissentRecorded', { id, decision, text, speaker: said.speaker, ...named.about }));
};
