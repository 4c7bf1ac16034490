/** Words that should not have been typed in the open (C24): by whoever wrote them, the chair or the minute taker. */
import type { ItemId } from '../../ids.ts';
import { mayRead, standingsOf } from '../permissions.ts';
import { did, event, no, type Deed } from './Deed.ts';

export const takeBack: Deed<'takeBack'> = (meeting, { document, ranges, reason }, context) => {
  if (!mayRead(meeting, context.by, document)) return no('not-found', 'document');
  if (context.wordsOf(document, ranges) === null) return no('not-here-yet', 'ranges');
  const standings = standingsOf(meeting, context.by);
  const everybodys = standings.includes('chair') || standings.includes('minuteTaker');
  // Moving a colleague's words does not make them one's own: what counts is who first wrote them (C1).
  const own = [...context.writersOf(document, ranges)].every((writer) => writer === context.by);
  if (!everybodys && !own) return no('not-allowed', 'ranges');
  return did(event('takenBack', { id: context.mint<ItemId>(), document, ranges, reason }));
};
