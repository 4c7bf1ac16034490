/**
 * What followed the lock, as one reader may have it: a format of its own (`quorate-afterwards-1`), beside the record and
 * never in it. The record's code does not cover it; it names the record that it follows.
 *
 * Each deed is one entry in its order. Numbers are counted within the copy, so that what it leaves out leaves no gap.
 */
import {
  SHARED_DOCUMENT,
  type ActionId,
  type DecisionId,
  type DocumentId,
  type OrganisationId,
  type PersonId,
} from '../ids.ts';
import type { EventOf, MeetingEvent } from '../rules/events.ts';
import type { Afterwards, Meeting } from '../rules/meeting.ts';
import { visibleEvent } from '../rules/visibility.ts';
import type { JsonObject } from './canonical.ts';
import type { Attributed } from './contents.ts';
import type { Reader } from './Part.ts';
import { readable } from './PartSource.ts';

export const AFTERWARDS_FORMAT = 'quorate-afterwards-1';

/** Every field is always there; what is not known is null. `entry`: the restricted entry that it is about. */
export type AdditionContent =
  | {
      readonly what: Afterwards['what'];
      readonly text: string;
      readonly people: readonly PersonId[];
      readonly entry: DocumentId | null;
      readonly answer: (Attributed & { readonly accepted: boolean; readonly text: string }) | null;
    }
  | {
      readonly what: 'dissent';
      readonly speaker: PersonId;
      readonly decision: DecisionId | null;
      readonly entry: DocumentId | null;
      readonly text: string;
    }
  | {
      readonly what: 'dissentAnswer';
      readonly speaker: PersonId;
      readonly decision: DecisionId | null;
      readonly entry: DocumentId | null;
      readonly text: string | null;
      readonly escalation: string | null;
    }
  | {
      readonly what: 'acceptance';
      readonly action: ActionId;
      readonly speaker: PersonId;
      readonly answer: 'accepted' | 'declined';
      readonly reason: string | null;
    }
  | { readonly what: 'progress'; readonly action: ActionId; readonly state: string; readonly note: string | null }
  | {
      readonly what: 'blockConfirmed';
      readonly organisation: OrganisationId;
      readonly speaker: PersonId;
      /** Of the words of the block as they are locked. */
      readonly digest: string;
    }
  | {
      readonly what: 'saidConfirmed';
      readonly of: 'view' | 'agreement' | 'dissent' | 'acceptance';
      readonly id: string;
      readonly ownWords: string | null;
    }
  | {
      readonly what: 'wordsConfirmed';
      readonly entry: DocumentId | null;
      readonly text: string;
      readonly ownWords: string | null;
    }
  | {
      readonly what: 'lateAnswer';
      /** Who wrote what was received late. */
      readonly writer: PersonId | null;
      readonly entry: DocumentId | null;
      readonly accepted: boolean;
      readonly reason: string | null;
    }
  | {
      readonly what: 'late';
      readonly entry: DocumentId | null;
      readonly text: string;
      readonly deviceTime: string | null;
    };

/** `number`: of its kind, within this copy. `by`: who pressed or sent it. */
export type Addition = Attributed & { readonly number: number } & AdditionContent;

export interface StampedDeed extends Attributed {
  readonly event: MeetingEvent;
}

/** `meeting`: the fold of everything, what followed the lock too. `deeds`: what followed it, in its order. */
export function additionsFor(meeting: Meeting, deeds: readonly StampedDeed[], reader: Reader): Addition[] {
  const numbers = new Map<string, number>();
  const additions: Addition[] = [];
  for (const { event, by, at } of deeds) {
    const visible = visibleEvent(event, reader, meeting);
    const content = visible && contentOf(visible, meeting);
    if (!content) continue;
    const number = (numbers.get(content.what) ?? 0) + 1;
    numbers.set(content.what, number);
    additions.push({ ...content, number, by, at });
  }
  return additions;
}

export function afterwardsAsJson(meeting: string, recordDigest: string, additions: readonly Addition[]): JsonObject {
  return { format: AFTERWARDS_FORMAT, meeting, record: recordDigest, list: readable(additions) };
}

/** null: it stands in no entry of its own (an answer to a query stands with the query). */
function contentOf(event: MeetingEvent, meeting: Meeting): AdditionContent | null {
  switch (event.type) {
    case 'afterwards':
      return noteOf(event, meeting);
    case 'dissentRecorded': {
      const { speaker, decision, text } = event;
      return { what: 'dissent', speaker, decision, entry: event.entry ?? null, text };
    }
    case 'dissentAnswered':
      return dissentAnswerOf(event, meeting);
    case 'actionAnswered': {
      const { id: action, speaker, answer, reason } = event;
      return { what: 'acceptance', action, speaker, answer, reason };
    }
    case 'progressed':
      return { what: 'progress', action: event.id, state: event.state, note: event.note };
    case 'blockConfirmed': {
      const { organisation, speaker, words } = event;
      return { what: 'blockConfirmed', organisation, speaker, digest: words.digest };
    }
    case 'saidConfirmed':
      return { what: 'saidConfirmed', of: event.what, id: event.id, ownWords: event.ownWords };
    case 'wordsConfirmed': {
      const { words, text, ownWords } = event;
      return { what: 'wordsConfirmed', entry: entryNamed(words.document), text, ownWords };
    }
    case 'lateOffered': {
      const { document, text, deviceTime } = event;
      return { what: 'late', entry: entryNamed(document), text, deviceTime };
    }
    case 'lateAnswered': {
      const late = meeting.late[event.id];
      if (!late) return null;
      const { accepted, reason } = event;
      return { what: 'lateAnswer', writer: late.person, entry: entryNamed(late.document), accepted, reason };
    }
    default:
      return null;
  }
}

function noteOf({ id, what, text, people }: EventOf<'afterwards'>, meeting: Meeting): AdditionContent {
  const noted = meeting.afterwards.find((one) => one.id === id);
  return { what, text, people, entry: noted?.entry ?? null, answer: noted?.answer ?? null };
}

function dissentAnswerOf(
  { id, text, escalation }: EventOf<'dissentAnswered'>,
  meeting: Meeting,
): AdditionContent | null {
  const dissent = meeting.dissents[id];
  if (!dissent) return null;
  const { said, decision, entry } = dissent;
  return { what: 'dissentAnswer', speaker: said.speaker, decision, entry, text, escalation };
}

function entryNamed(document: DocumentId): DocumentId | null {
  return document === SHARED_DOCUMENT ? null : document;
}
