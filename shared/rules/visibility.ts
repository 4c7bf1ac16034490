/**
 * What of an event a reader may have. What only some may read travels to nobody else, not even as a name: outside the
 * audience there is the placeholder, for the chair the bare existence, for everybody else nothing.
 */
import { SHARED_DOCUMENT, type DocumentId, type ItemId, type PersonId } from '../ids.ts';
import { eventAtTheDoor } from './atTheDoor.ts';
import type { EventOf, MeetingEvent } from './events.ts';
import type { Meeting, Words } from './meeting.ts';
import { mayRead, mayReadRecord } from './permissions.ts';

/** `general`: nobody in particular, who may have what everybody may. */
export type Reader = PersonId | 'general';

/** null: nothing happened, as far as this reader may know. */
export function visibleEvent(event: MeetingEvent, reader: Reader, meeting: Meeting): MeetingEvent | null {
  if (reader !== 'general' && isAtTheDoor(meeting, reader)) return eventAtTheDoor(event);
  switch (event.type) {
    case 'restrictionOpened':
      return restrictionFor(event, reader, meeting);
    case 'restrictionTightened':
    case 'restrictionWidened':
      return inAudience(meeting, event.id, reader) ? event : null;
    case 'restrictionConfirmed':
      return inAudience(meeting, event.id, reader) || meeting.chair === reader ? event : null;
    case 'flushed':
      // Its keys name documents: they would tell everybody that a restricted one exists.
      return {
        ...event,
        digests: Object.fromEntries(Object.entries(event.digests).filter(([id]) => mayKnow(meeting, id, reader))),
      };
    case 'takenBack':
      if (!mayKnow(meeting, event.document, reader)) return null;
      // Which letters it was is known to whoever took them back; others learn that something was.
      return { ...event, ranges: [] };
    case 'collected':
      return { ...event, head: 0, saltSeed: '' };
    case 'lateOffered':
      return lateFor(event, reader, meeting);
    case 'lateAnswered':
      return knowsLate(event.id, reader, meeting) ? event : null;
    case 'conflictDeclared':
      return event.speaker === reader || meeting.chair === reader ? event : { ...event, note: null };
    case 'viewRecorded':
    case 'decisionRecorded':
    case 'decisionChanged':
    case 'actionAssigned':
      return { ...event, words: wordsFor(event.words, reader, meeting) };
    case 'wordsConfirmed':
      return mayKnow(meeting, event.words.document, reader) ? { ...event, words: withoutPosition(event.words) } : null;
    case 'blockConfirmed':
      return { ...event, words: withoutPosition(event.words) };
    case 'proposed':
      return mayKnow(meeting, event.words.document, reader) ? { ...event, words: withoutPosition(event.words) } : null;
    case 'proposalAnswered': {
      const about = meeting.proposals[event.id]?.words.document ?? SHARED_DOCUMENT;
      return mayKnow(meeting, about, reader) ? event : null;
    }
    case 'dissentRecorded':
      return mayKnow(meeting, event.entry ?? SHARED_DOCUMENT, reader) ? event : null;
    case 'dissentAnswered':
      return mayKnow(meeting, entryOfDissent(meeting, event.id), reader) ? event : null;
    case 'saidConfirmed':
      if (event.what !== 'dissent') return event;
      return mayKnow(meeting, entryOfDissent(meeting, event.id), reader) ? event : null;
    case 'afterwards':
      return noteFor(event, reader, meeting);
    case 'afterwardsAnswered': {
      const asked = meeting.afterwards.find(({ id }) => id === event.id);
      return mayKnow(meeting, asked?.entry ?? SHARED_DOCUMENT, reader) ? event : null;
    }
    default:
      return event;
  }
}

/** Nobody hears of what they may not read where it is written: not in the minutes, not in the record once it is locked. */
function isAtTheDoor(meeting: Meeting, reader: PersonId): boolean {
  if (meeting.phase === 'locked' && mayReadRecord(meeting, reader)) return false;
  return !mayRead(meeting, reader, SHARED_DOCUMENT);
}

function restrictionFor(
  event: Extract<MeetingEvent, { type: 'restrictionOpened' }>,
  reader: Reader,
  meeting: Meeting,
): MeetingEvent | null {
  if (inAudience(meeting, event.id, reader)) return event;
  const chairs = meeting.chair === reader;
  if (event.placeholder === null && !chairs) return null;
  return { ...event, basis: null, originator: null, recordedBy: null, audience: [], onward: null };
}

function lateFor(
  event: Extract<MeetingEvent, { type: 'lateOffered' }>,
  reader: Reader,
  meeting: Meeting,
): MeetingEvent | null {
  return knowsLate(event.id, reader, meeting) ? { ...event, update: '', on: '' } : null;
}

/** Its writer, and the chair where the chair may read what it is about. */
function knowsLate(id: ItemId, reader: Reader, meeting: Meeting): boolean {
  const late = meeting.late[id];
  if (!late) return false;
  return late.person === reader || (meeting.chair === reader && mayKnow(meeting, late.document, reader));
}

function entryOfDissent(meeting: Meeting, id: string): DocumentId {
  return Object.values(meeting.dissents).find((dissent) => String(dissent.id) === id)?.entry ?? SHARED_DOCUMENT;
}

/** Who got which copy is between the chair, whoever sent it and each of those who got it. */
function noteFor(event: EventOf<'afterwards'>, reader: Reader, meeting: Meeting): MeetingEvent | null {
  if (!mayKnow(meeting, event.entry ?? SHARED_DOCUMENT, reader)) return null;
  if (event.what !== 'circulated') return event;
  const sender = meeting.afterwards.find(({ id }) => id === event.id)?.by ?? null;
  if (reader === meeting.chair || reader === sender) return event;
  const people = event.people.filter((person) => person === reader);
  return people.length > 0 ? { ...event, people } : null;
}

function inAudience(meeting: Meeting, id: keyof Meeting['restricted'], reader: Reader): boolean {
  return reader !== 'general' && (meeting.restricted[id]?.audience.includes(reader) ?? false);
}

function mayKnow(meeting: Meeting, document: string, reader: Reader): boolean {
  return document === SHARED_DOCUMENT || inAudience(meeting, document as keyof Meeting['restricted'], reader);
}

/** What something rests on is named to those alone who may read it: to others its digest would be a way to guess. */
function wordsFor(words: Words | null, reader: Reader, meeting: Meeting): Words | null {
  return words && mayKnow(meeting, words.document, reader) ? withoutPosition(words) : null;
}

/** The journal's own position would tell everybody when something restricted was written. */
function withoutPosition(words: Words): Words {
  return { ...words, position: 0 };
}
