/** An organisation's own answer to the threshold question, by somebody who may decide for it. A later one keeps the earlier. */
import type { ItemId } from '../../ids.ts';
import { did, event, no, voiceOf, fixWords, refusesChildren, type Deed } from './Deed.ts';

export const recordView: Deed<'recordView'> = (meeting, command, context) => {
  const said = voiceOf(meeting, command, context, 'view');
  if (!said.ok) return said;
  const attendee = meeting.people[said.speaker];
  if (!attendee) return no('not-allowed', 'speaker');
  const refused = refusesChildren(meeting, command.children);
  if (refused) return { ok: false, refusal: refused };
  const fixed = fixWords(meeting, command.words, context);
  if (!fixed.ok) return fixed;
  const before = Object.values(meeting.views).find(
    (view) => view.organisation === attendee.organisation && view.said.speaker === said.speaker,
  );
  return did(
    event('viewRecorded', {
      id: before?.id ?? context.mint<ItemId>(),
      organisation: attendee.organisation,
      view: command.view,
      reason: command.reason,
      children: command.children,
      words: fixed.words,
      speaker: said.speaker,
    }),
  );
};
