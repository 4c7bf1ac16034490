/** What deciding is: a meeting, a command and what may be asked in, events or a refusal out. Nothing else happens. */
import type { DocumentId, PersonId, ScreenId } from '../../ids.ts';
import { refuse, type Refusal, type RefusalCode } from '../../wire/refusals.ts';
import type { CommandOf, CommandType } from '../commands.ts';
import type { EventOf, EventType, MeetingEvent } from '../events.ts';
import type { IdRange, Meeting, Words } from '../meeting.ts';
import { mayRead, mayTakeDown, standingsOf } from '../permissions.ts';
import { whyNoVoice, type Voice } from '../voices.ts';

export interface DecideContext {
  /** Record time. */
  now: Date;
  /** null: the server itself. */
  by: PersonId | null;
  /** The journal's position that the decision rests on. */
  head: number;
  mint<T extends string>(): T;
  mintRestricted(): DocumentId;
  /** The letters of these ids; null where one of them is not durable yet. */
  wordsOf(document: DocumentId, ranges: IdRange[]): string | null;
  /** Everybody who first wrote one of these letters. */
  writersOf(document: DocumentId, ranges: IdRange[]): ReadonlySet<PersonId>;
  /** The one block in which all these letters stand now; null where there is none. */
  blockOf(document: DocumentId, ranges: IdRange[]): SpokenBlock | null;
  /** What stands in a root of the shared document now. */
  rootWords(root: string): { text: string; ranges: IdRange[] };
  /** A row of the plan as it stands; null where there is none yet. */
  planRow(id: string): PlanWords | null;
  /** Whose words in the shared document came in the last seconds, as the server saw it. */
  typing: readonly PersonId[];
  /** Those that are here, and those whose connection broke a while ago. */
  screens: readonly { person: PersonId; screen: ScreenId; goneAt: string | null }[];
  /** base64 SHA-256 of UTF-8. */
  digest(text: string): string;
}

export interface SpokenBlock {
  text: string;
  ranges: IdRange[];
  /** Whose words it says they are. */
  saidBy: PersonId | null;
}

export interface PlanWords {
  text: string;
  purpose: string;
  children: string[];
  textLetters: IdRange[];
}

export type PersonContext = DecideContext & { by: PersonId };

export type Decided = { ok: true; events: MeetingEvent[] } | { ok: false; refusal: Refusal };

export type Deed<Type extends CommandType> = (
  meeting: Meeting,
  command: CommandOf<Type>,
  context: PersonContext,
) => Decided;

export function did(...events: MeetingEvent[]): Decided {
  return { ok: true, events };
}

/** An event in its present form. */
export function event<Type extends EventType>(type: Type, body: Omit<EventOf<Type>, 'type' | 'v'>): MeetingEvent {
  return { type, v: 1, ...body } as unknown as MeetingEvent;
}

/** Whose words these are; refused where the presser may not take them down, or the speaker is not of this meeting. */
export function speakerOf(
  meeting: Meeting,
  command: { speaker?: PersonId | undefined },
  context: PersonContext,
): { ok: true; speaker: PersonId } | { ok: false; refusal: Refusal } {
  const speaker = command.speaker ?? context.by;
  if (speaker === context.by || mayTakeDown(meeting, context.by, speaker)) return { ok: true, speaker };
  return refuse('not-allowed', { field: 'speaker' });
}

/**
 * The same for what is somebody's own word. Why it cannot be theirs is told to whoever takes words down for everybody;
 * anybody else learns nothing of a colleague from it.
 */
export function voiceOf(
  meeting: Meeting,
  command: { speaker?: PersonId | undefined },
  context: PersonContext,
  voice: Voice,
): { ok: true; speaker: PersonId } | { ok: false; refusal: Refusal } {
  const speaker = command.speaker ?? context.by;
  const why = meeting.people[speaker] ? whyNoVoice(meeting, speaker, voice, context.by) : null;
  const said = speakerOf(meeting, command, context);
  if (why === null) return said;
  const scribe = standingsOf(meeting, context.by).some((one) => one === 'chair' || one === 'minuteTaker');
  if (!said.ok && !scribe) return said;
  return refuse('not-allowed', { field: 'speaker', why });
}

/** The words a decision names (C15), fixed with the position and digest they had; null where it names none. */
export function fixWords(
  meeting: Meeting,
  named: { document: DocumentId; ranges: IdRange[] } | undefined,
  context: PersonContext,
): { ok: true; words: Words | null; text: string } | { ok: false; refusal: Refusal } {
  if (!named) return { ok: true, words: null, text: '' };
  if (!mayRead(meeting, context.by, named.document)) return refuse('not-found', { field: 'words' });
  const text = context.wordsOf(named.document, named.ranges);
  if (text === null) return refuse('not-here-yet', { field: 'words' });
  return { ok: true, text, words: { ...named, position: context.head, digest: context.digest(text) } };
}

/** The first of `people` who is not on the roster, as a refusal; null where all are. */
export function refusesPeople(meeting: Meeting, people: readonly PersonId[], field: string): Refusal | null {
  return people.every((person) => meeting.people[person]?.goneAt === null)
    ? null
    : { code: 'not-found', detail: { field } };
}

export function refusesChildren(meeting: Meeting, children: readonly string[]): Refusal | null {
  const known = children.every((child) => Object.hasOwn(meeting.children, child));
  return known ? null : { code: 'not-found', detail: { field: 'children' } };
}

/** A date and time with offset that exists: 30 February does not. */
export function isInstant(text: string): boolean {
  const match =
    /^(\d{4})-(\d{2})-(\d{2})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,3})?)?(Z|[+-](0\d|1[0-4]):[0-5]\d)$/.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const date = new Date(Date.UTC(year, month - 1, day));
  return year >= 1900 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

export function no(code: RefusalCode, field?: string): Decided {
  return field === undefined ? refuse(code) : refuse(code, { field });
}
