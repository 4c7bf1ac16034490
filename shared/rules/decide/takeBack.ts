/** Words that should not have been typed in the open (C24): by the chair or by whoever may write there. */
import type { ItemId } from '../../ids.ts';
import { mayRead } from '../permissions.ts';
import { did, event, no, type Deed } from './Deed.ts';

export const takeBack: Deed<'takeBack'> = (meeting, { document, ranges, reason }, context) => {
  if (!mayRead(meeting, context.by, document)) return no('not-found', 'document');
  if (context.wordsOf(document, ranges) === null) return no('not-here-yet', 'ranges');
  return did(event('takenBack', { id: context.mint<ItemId>(), document, ranges, reason }));
};
