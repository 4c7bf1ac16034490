import type { Attendee } from './meeting.ts';

type Invited = Pick<Attendee, 'id' | 'name' | 'job' | 'organisation' | 'role' | 'device'>;

/** Whoever has just been invited: nothing is known of them but what the invitation says. */
export function newAttendee({ id, name, job, organisation, role, device }: Invited): Attendee {
  return {
    id,
    name,
    job,
    organisation,
    role,
    attendance: 'invited',
    device,
    canDecide: null,
    conflict: 'unanswered',
    conflictNote: null,
    howKnown: device === 'none' ? 'phone' : 'code',
    standsInFor: null,
    joined: null,
    left: null,
    note: null,
    referrer: false,
    goneAt: null,
  };
}
