/** Accepted as an addendum or refused with a reason. A query about the chair goes to the deputy (C22). */
import { SHARED_DOCUMENT } from '../../ids.ts';
import { mayReadLocked } from '../permissions.ts';
import { did, event, no, type Deed } from './Deed.ts';

export const answerQuery: Deed<'answerQuery'> = (meeting, { id, accepted, text }, { by }) => {
  const asked = meeting.afterwards.find((one) => one.id === id && one.what === 'query');
  if (!asked || !mayReadLocked(meeting, by, asked.entry ?? SHARED_DOCUMENT)) return no('not-found', 'id');
  return asked.answer ? no('changed', 'query') : did(event('afterwardsAnswered', { id, accepted, text }));
};
