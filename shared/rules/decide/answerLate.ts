/**
 * Words that came after the freeze are answered once: added beside the minutes as an addendum, for whoever may read what
 * they are about, or not added, because … (C22). Their writer reads the answer.
 */
import { SHARED_DOCUMENT, type ItemId } from '../../ids.ts';
import { mayReadLocked } from '../permissions.ts';
import { did, event, no, type Deed } from './Deed.ts';

export const answerLate: Deed<'answerLate'> = (meeting, { id, accepted, text }, context) => {
  const late = meeting.late[id];
  if (!late || !mayReadLocked(meeting, context.by, late.document)) return no('not-found', 'id');
  if (late.answer !== null || late.addedAt !== null) return no('changed', 'late');
  if (!accepted) return did(event('lateAnswered', { id, accepted, reason: text }));
  const about = late.document === SHARED_DOCUMENT ? {} : { entry: late.document };
  return did(
    event('afterwards', { id: context.mint<ItemId>(), what: 'addendum', text, people: [], ...about }),
    event('lateAnswered', { id, accepted, reason: null }),
  );
};
