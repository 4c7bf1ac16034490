/** Deeds after the lock that may be about a restricted entry: only its readers may do them, and only they read them. */
import type { DocumentId, PersonId } from '../../ids.ts';
import type { Refusal } from '../../wire/refusals.ts';
import type { Meeting } from '../meeting.ts';
import { mayReadLocked } from '../permissions.ts';

type About = { ok: true; about: { entry?: DocumentId } } | { ok: false; refusal: Refusal };

/** `people`: everybody who must be its readers. Another's entry and none look alike. */
export function entryOf(meeting: Meeting, entry: DocumentId | undefined, people: readonly PersonId[]): About {
  if (entry === undefined) return { ok: true, about: {} };
  if (meeting.phase !== 'locked') return { ok: false, refusal: { code: 'not-now', detail: { field: 'entry' } } };
  const known = Object.hasOwn(meeting.restricted, entry) && people.every((one) => mayReadLocked(meeting, one, entry));
  return known
    ? { ok: true, about: { entry } }
    : { ok: false, refusal: { code: 'not-found', detail: { field: 'entry' } } };
}
