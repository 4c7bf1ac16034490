/** Another wording beside words that are not one's own to change. */
import type { ItemId } from '../../ids.ts';
import { did, event, no, speakerOf, fixWords, type Deed } from './Deed.ts';

export const propose: Deed<'propose'> = (meeting, command, context) => {
  const said = speakerOf(meeting, command, context);
  if (!said.ok) return said;
  const fixed = fixWords(meeting, command.words, context);
  if (!fixed.ok) return fixed;
  if (!fixed.words) return no('malformed', 'words');
  return did(
    event('proposed', { id: context.mint<ItemId>(), words: fixed.words, text: command.text, speaker: said.speaker }),
  );
};
