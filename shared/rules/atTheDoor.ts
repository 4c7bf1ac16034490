/**
 * What somebody learns who may not read yet: who has not said whether they know the family (C31), an invitee who is not
 * here. The names to answer by, who is expected, in which phase the meeting is; nothing that was said, no call link (C30).
 */
import type { MeetingEvent } from './events.ts';
import type { Adult, Attendee, Child } from './meeting.ts';

/** null: nothing happened, as far as somebody at the door may know. */
export function eventAtTheDoor(event: MeetingEvent): MeetingEvent | null {
  switch (event.type) {
    case 'convened':
      return {
        ...event,
        children: event.children.map(childByName),
        household: event.household.map(adultByName),
        title: '',
        variant: null,
        format: null,
        referral: null,
        lawfulBasis: null,
        follows: null,
      };
    case 'invited':
      return { ...event, attendee: withoutNotes(event.attendee) };
    case 'childAdded':
      return { ...event, child: childByName(event.child) };
    case 'adultAdded':
      return { ...event, adult: adultByName(event.adult) };
    case 'rollCalled':
    case 'conflictDeclared':
    case 'withdrew':
      return { ...event, note: null };
    case 'adjourned':
      return { ...event, reason: null };
    case 'removed':
    case 'chairTaken':
    case 'reopened':
    case 'converted':
    case 'cancelled':
    case 'wentOnWithout':
    case 'thawed':
      return { ...event, reason: '' };
    case 'started':
      return { ...event, statements: [] };
    case 'flushed':
      return { ...event, digests: {} };
    case 'collected':
      return { ...event, head: 0, saltSeed: '' };
    case 'sealed':
      return { ...event, warnings: [] };
    case 'organisationAdded':
    case 'writtenUp':
    case 'chairHandedOver':
    case 'deputyNamed':
    case 'ended':
    case 'closingBegun':
    case 'resumed':
    case 'freezeAnnounced':
    case 'frozen':
    case 'followed':
      return event;
    default:
      return null;
  }
}

function childByName(child: Child): Child {
  return { ...child, reference: '' };
}

function adultByName(adult: Adult): Adult {
  return { ...adult, relationship: '' };
}

function withoutNotes(attendee: Attendee): Attendee {
  return { ...attendee, note: null, conflictNote: null };
}
