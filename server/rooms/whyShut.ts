/** Why somebody is not, or no longer, let into a meeting, so that whoever left by a deed of their own reads what they did. */
import type { PersonId } from '../../shared/ids.ts';
import type { Meeting } from '../../shared/rules/meeting.ts';
import { mayOpen } from '../../shared/rules/permissions.ts';
import type { Refusal } from '../../shared/wire/refusals.ts';

/** null: they may be here. */
export function whyShut(meeting: Meeting, person: PersonId): Refusal | null {
  if (mayOpen(meeting, person)) return null;
  const attendee = meeting.people[person];
  if (attendee?.conflict === 'declared') return { code: 'not-allowed', detail: { why: 'tieDeclared' } };
  if (!attendee || attendee.goneAt === null) return { code: 'not-allowed' };
  return { code: 'not-allowed', detail: { why: attendee.attendance === 'withdrawn' ? 'youLeft' : 'removed' } };
}
