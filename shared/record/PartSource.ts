/** What parts are made from, and the one way in which they are made. */
import type * as Y from 'yjs';
import type { ChildId, DocumentId, PersonId } from '../ids.ts';
import type { Meeting } from '../rules/meeting.ts';
import type { Letters } from './authorship.ts';
import type { JsonValue } from './canonical.ts';
import type { Contents, DeedAuthorship, PartKind, Said } from './contents.ts';
import type { Audience, Part } from './Part.ts';

export interface PartSource {
  readonly meeting: Meeting;
  readonly documents: ReadonlyMap<DocumentId, Y.Doc>;
  readonly letters: Letters;
  /** Sorted. */
  readonly children: readonly ChildId[];
  /** Who chaired when the text was frozen: a takeover after that must not change a part. */
  readonly chair: PersonId | null;
}

export function sourceOf(meeting: Meeting, documents: ReadonlyMap<DocumentId, Y.Doc>, letters: Letters): PartSource {
  const children = (Object.keys(meeting.children) as ChildId[]).sort();
  return { meeting, documents, letters, children, chair: chairAtFreeze(meeting) };
}

/** Takeovers after the freeze came into force; they are told in the part that the seal writes. */
export function lateTakeovers({ freeze, chairsBefore }: Meeting): Meeting['chairsBefore'] {
  const since = freeze?.inForceAt ?? null;
  return since === null ? [] : chairsBefore.filter(({ until }) => until > since);
}

function chairAtFreeze(meeting: Meeting): PersonId | null {
  const [first] = lateTakeovers(meeting);
  return first ? first.person : meeting.chair;
}

interface Rest {
  title: string;
  audience?: Audience;
  child?: ChildId | null;
  authorship: unknown;
}

/** Text that JSON cannot carry must never keep a meeting from being locked: it is marked as unreadable instead. */
export function makePart<Kind extends PartKind>(id: string, kind: Kind, content: Contents[Kind], rest: Rest): Part {
  const { title, audience = 'everyone', child = null, authorship } = rest;
  return {
    id,
    kind,
    audience: audience === 'everyone' ? audience : [...new Set(audience)].sort(),
    child,
    title: readable(title) as string,
    content: readable(content),
    authorship: readable(authorship),
  };
}

/** Only what JSON can carry: half letters and NUL become the sign for what cannot be read. */
export function readable(value: unknown): JsonValue {
  // oxlint-disable-next-line no-control-regex -- NUL is what is looked for
  if (typeof value === 'string') return value.replace(/\u0000|\p{Surrogate}/gu, '\ufffd');
  if (Array.isArray(value)) return value.map(readable);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, inside]) => [key, readable(inside)]));
  }
  return value as JsonValue;
}

export function deedOf(said: Said | null): DeedAuthorship {
  return { by: said?.recordedBy ?? null, saidBy: said?.speaker ?? null, at: said?.at ?? null };
}

export function stampOf({ by, at }: { by: PersonId | null; at: string }): DeedAuthorship {
  return { by, saidBy: null, at };
}
