/** Whom the meeting is about, by the name everybody is asked about: of children the initials, of adults the name (C31). */
import type { PersonId } from '../ids.ts';
import type { Meeting } from './meeting.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

export function namesInFamily({ children, household }: Pick<Meeting, 'children' | 'household'>): Named[] {
  return [
    ...Object.values(children).map(({ id, initials }) => ({ id, name: initials })),
    ...Object.values(household).map(({ id, name }) => ({ id, name })),
  ];
}

/** Those who came after this person had said that they know nobody; empty for whoever still owes their first answer. */
export function namesAddedSince(meeting: Meeting, person: PersonId): Named[] {
  if (meeting.people[person]?.conflict !== 'none') return [];
  const asked = new Set(meeting.askedAbout[person]);
  return namesInFamily(meeting).filter(({ id }) => !asked.has(id));
}
