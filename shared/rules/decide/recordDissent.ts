/** In its speaker's own words; nobody else may ever edit it. After the lock it travels as a numbered note beside the record. */
import type { ItemId } from '../../ids.ts';
import { did, event, no, speakerOf, type Deed } from './Deed.ts';

export const recordDissent: Deed<'recordDissent'> = (meeting, command, context) => {
  const said = speakerOf(meeting, command, context);
  if (!said.ok) return said;
  if (command.decision !== null && !Object.hasOwn(meeting.decisions, command.decision))
    return no('not-found', 'decision');
  return did(
    event('dissentRecorded', {
      id: context.mint<ItemId>(),
      decision: command.decision,
      text: command.text,
      speaker: said.speaker,
    }),
  );
};
