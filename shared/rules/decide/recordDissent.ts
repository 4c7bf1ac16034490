/** In its speaker's own words; nobody else may ever edit it. After the lock it stands beside the record, of whoever was there. */
import type { ItemId } from '../../ids.ts';
import { entryOf } from './aboutEntry.ts';
import { did, event, no, voiceOf, type Deed } from './Deed.ts';

export const recordDissent: Deed<'recordDissent'> = (meeting, command, context) => {
  const said = voiceOf(meeting, command, context, 'dissent');
  if (!said.ok) return said;
  const { decision, text } = command;
  if (decision !== null && !Object.hasOwn(meeting.decisions, decision)) return no('not-found', 'decision');
  const named = entryOf(meeting, command.entry, [said.speaker, context.by]);
  if (!named.ok) return named;
  const id = context.mint<ItemId>();
  return did(event('dissentRecorded', { id, decision, text, speaker: said.speaker, ...named.about }));
};
