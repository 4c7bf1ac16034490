/** Words that should not have been typed in the open (C24): by the chair, the minute taker, or whoever may write there. */
import type { ItemId } from '../../ids.ts';
import { mayRead, standingsOf, writableRoots } from '../permissions.ts';
import { did, event, no, type Deed } from './Deed.ts';

export const takeBack: Deed<'takeBack'> = (meeting, { document, ranges, reason }, context) => {
  if (!mayRead(meeting, context.by, document)) return no('not-found', 'document');
  const roots = context.rootsOf(document, ranges);
  if (roots === null || context.wordsOf(document, ranges) === null) return no('not-here-yet', 'ranges');
  const standings = standingsOf(meeting, context.by);
  const mayWrite = writableRoots(meeting, context.by, document);
  const everywhere = standings.includes('chair') || standings.includes('minuteTaker');
  if (!everywhere && ![...roots].every(mayWrite)) return no('not-allowed', 'ranges');
  return did(event('takenBack', { id: context.mint<ItemId>(), document, ranges, reason }));
};
