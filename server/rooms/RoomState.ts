/**
 * What a room knows: the fold of its journal, nothing else. It can be thrown away and folded again at any moment,
 * which is how a failed commit, a lost answer and another node's words are dealt with (Yjs cannot take an edit back).
 */
import * as Y from 'yjs';
import { SHARED_DOCUMENT, type DocumentId, type MeetingId, type PersonId } from '../../shared/ids.ts';
import { applyEdits } from '../../shared/document/applyEdits.ts';
import { rootsOf } from '../../shared/document/roots.ts';
import { Letters, type OriginClaim } from '../../shared/record/authorship.ts';
import { evolve } from '../../shared/rules/evolve.ts';
import { parseEvent, type MeetingEvent } from '../../shared/rules/events.ts';
import type { Meeting } from '../../shared/rules/meeting.ts';
import { EMPTY_HEAD, type Head, type Row } from '../journal/Journal.ts';

export interface StampedEvent {
  /** Position in its stream; `after` marks the stream that follows the seal. */
  seq: number;
  after: boolean;
  at: string;
  by: PersonId | null;
  event: MeetingEvent;
}

/** The body of an entry of kind `claim`. */
export type ClaimBody = { client: number } | { origins: OriginClaim[] };

export interface RoomState {
  readonly id: MeetingId;
  meeting: Meeting | null;
  readonly documents: Map<DocumentId, Y.Doc>;
  readonly claims: Map<DocumentId, Map<number, PersonId>>;
  letters: Letters;
  readonly events: StampedEvent[];
  head: Head;
  afterHead: Head;
  /** Position of each document's newest edit. */
  readonly lastEditOf: Map<DocumentId, number>;
  /** Record time of each person's last words in the shared document, since this room was opened. */
  readonly lastTyped: Map<PersonId, string>;
  /** Record time of the last edit or event that a person made; null before the first. */
  lastDeedAt: string | null;
  sealed: boolean;
  /** Rows folded since the last snapshot that was checked. */
  rowsSinceSnapshot: number;
}

export function emptyState(id: MeetingId): RoomState {
  return {
    id,
    meeting: null,
    documents: new Map(),
    claims: new Map(),
    letters: new Letters(),
    events: [],
    head: EMPTY_HEAD,
    afterHead: EMPTY_HEAD,
    lastEditOf: new Map(),
    lastTyped: new Map(),
    lastDeedAt: null,
    sealed: false,
    rowsSinceSnapshot: 0,
  };
}

/** Position of the newest edit of all: a `collected` older than it no longer names the text. */
export function lastEditSeq({ lastEditOf }: RoomState): number {
  return Math.max(0, ...lastEditOf.values());
}

/** The document as it stands, made on first use with every root of its own type. */
export function documentOf(state: RoomState, id: DocumentId): Y.Doc {
  let doc = state.documents.get(id);
  if (!doc) {
    doc = new Y.Doc({ gc: true });
    state.documents.set(id, doc);
  }
  if (state.meeting) nameRoots(doc, rootsOf(id, state.meeting));
  return doc;
}

/** Yjs types a root at its first use; until then it cannot be read. New organisations bring new roots. */
export function nameRoots(doc: Y.Doc, roots: ReadonlyMap<string, 'minutes' | 'plan'>): void {
  for (const [name, kind] of roots) {
    if (kind === 'plan') doc.getMap(name);
    else doc.getXmlFragment(name);
  }
}

export function claimsOf(state: RoomState, id: DocumentId): Map<number, PersonId> {
  let claims = state.claims.get(id);
  if (!claims) {
    claims = new Map();
    state.claims.set(id, claims);
  }
  return claims;
}

/**
 * Folds rows of the meeting's stream (`after` false) or of the one that follows the seal. `applied`: the edits stand
 * in the documents already, because this room tried them before they were written. Throws where a body is missing or
 * does not parse: such a journal must not be opened half.
 */
export function foldRows(state: RoomState, rows: readonly Row[], applied: boolean, after = false): StampedEvent[] {
  const happened: StampedEvent[] = [];
  const edits = new Map<DocumentId, Uint8Array[]>();
  for (const row of rows) {
    const event = foldRow(state, row, after, edits);
    if (event) happened.push(event);
    if (after) state.afterHead = { seq: row.entry.seq, hash: row.hash };
    else state.head = { seq: row.entry.seq, hash: row.hash };
    state.rowsSinceSnapshot += 1;
  }
  if (!applied) applyToDocuments(state, edits);
  return happened;
}

function foldRow(
  state: RoomState,
  row: Row,
  after: boolean,
  edits: Map<DocumentId, Uint8Array[]>,
): StampedEvent | null {
  const { entry } = row;
  const by = entry.actor.person;
  if (row.body === null)
    throw new Error(`entry ${entry.seq} has no body; a meeting with erased drafts is read from its record`);
  if (by !== null) state.lastDeedAt = entry.at;
  switch (entry.kind) {
    case 'edit': {
      const document = entry.document ?? SHARED_DOCUMENT;
      const list = edits.get(document);
      if (list) list.push(row.body);
      else edits.set(document, [row.body]);
      if (by !== null) state.letters.foldEdit({ document, update: row.body, person: by, at: entry.at });
      state.lastEditOf.set(document, entry.seq);
      if (by !== null && document === SHARED_DOCUMENT) state.lastTyped.set(by, entry.at);
      return null;
    }
    case 'claim': {
      const document = entry.document ?? SHARED_DOCUMENT;
      const claim = JSON.parse(Buffer.from(row.body).toString()) as ClaimBody;
      if (by === null) return null;
      if ('client' in claim) claimsOf(state, document).set(claim.client, by);
      else state.letters.foldOrigins({ document, origins: claim.origins, person: by, at: entry.at });
      return null;
    }
    case 'event': {
      const event = parseEvent(JSON.parse(Buffer.from(row.body).toString()));
      state.meeting = evolve(state.meeting, event, { at: entry.at, by });
      const stamped = { seq: entry.seq, after, at: entry.at, by, event };
      state.events.push(stamped);
      return stamped;
    }
    case 'seal': {
      state.sealed = true;
      const event = parseEvent(JSON.parse(Buffer.from(row.body).toString()));
      state.meeting = evolve(state.meeting, event, { at: entry.at, by });
      const stamped = { seq: entry.seq, after, at: entry.at, by, event };
      state.events.push(stamped);
      return stamped;
    }
  }
}

/**
 * One transaction per document. (Replaying 40,000 edits in one transaction takes a tenth of a second; merging them first
 * took 39.)
 */
function applyToDocuments(state: RoomState, edits: Map<DocumentId, Uint8Array[]>): void {
  for (const [id, updates] of edits) applyEdits(documentOf(state, id), updates);
}
