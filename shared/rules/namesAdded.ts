/** A name that came after somebody had said that they know nobody here: they are asked again, and go on meanwhile (C31). */
import type { PersonId } from '../ids.ts';
import type { Adult, Child, Meeting } from './meeting.ts';

/** Of children the initials, of adults the name; empty for whoever still owes their first answer, or said "yes". */
export function namesAddedSince(meeting: Meeting, person: PersonId): string[] {
  if (meeting.people[person]?.conflict !== 'none') return [];
  const asked = new Set(meeting.askedAbout[person]);
  return [
    ...Object.values(meeting.children).flatMap(({ id, initials }: Child) => (asked.has(id) ? [] : [initials])),
    ...Object.values(meeting.household).flatMap(({ id, name }: Adult) => (asked.has(id) ? [] : [name])),
  ];
}
