/** The roll call of one person as the room's forms know it: who is there and how; everything else stays as it stood. */
import type { PersonId } from '../../../shared/ids.ts';
import type { Command } from '../../../shared/rules/commands.ts';
import type { Attendee, AttendanceStatus } from '../../../shared/rules/meeting.ts';

export function rollCallOf(person: PersonId, attendance: AttendanceStatus, device: Attendee['device']): Command {
  return {
    type: 'rollCall',
    person,
    attendance,
    device,
    canDecide: null,
    howKnown: null,
    standsInFor: null,
    joined: null,
    left: null,
    note: null,
  };
}
