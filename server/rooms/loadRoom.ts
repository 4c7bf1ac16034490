/** A room from its journal: the newest snapshot that checks, then every row after it. */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { applyEdits } from '../../shared/document/applyEdits.ts';
import type { DocumentId, MeetingId } from '../../shared/ids.ts';
import { Letters } from '../../shared/record/authorship.ts';
import type { Meeting } from '../../shared/rules/meeting.ts';
import { afterStream, meetingStream, type Head, type Journal } from '../journal/Journal.ts';
import { claimsOf, documentOf, emptyState, foldRows, type RoomState, type StampedEvent } from './RoomState.ts';

/** null: there is no such meeting. Throws when the store is gone or the journal does not fit its chain. */
export async function loadRoom(journal: Journal, id: MeetingId): Promise<RoomState | null> {
  const snapshot = await journal.readSnapshot(meetingStream(id));
  let state = (snapshot && readState(id, snapshot.bytes)) ?? emptyState(id);
  const { rows, head } = await journal.read(meetingStream(id), state.head.seq);
  const stoodOn = rows[0]?.entry.prev ?? head.hash;
  if (stoodOn !== state.head.hash) {
    // The snapshot stands on another history than the journal tells: the journal is the truth.
    state = emptyState(id);
    foldRows(state, (await journal.read(meetingStream(id), 0)).rows, false);
  } else {
    foldRows(state, rows, false);
  }
  if (state.sealed) foldRows(state, (await journal.read(afterStream(id), 0)).rows, false, true);
  return state.meeting ? state : null;
}

/**
 * Writes a snapshot of `state` only if a room folded anew from the journal says the same; answers false where it does
 * not, which is an alarm for the caller: nothing derived may be trusted then.
 */
export async function snapshotChecked(journal: Journal, state: RoomState): Promise<boolean> {
  const uptoSeq = state.head.seq;
  const bytes = writeState(state);
  const anew = await loadRoom(journal, state.id);
  if (!anew || anew.head.seq !== uptoSeq) return true; // somebody wrote meanwhile: try again later
  if (fingerprint(anew) !== fingerprint(state)) return false;
  await journal.writeSnapshot(meetingStream(state.id), { uptoSeq, bytes });
  state.rowsSinceSnapshot = 0;
  return true;
}

interface SnapshotHeader {
  head: Head;
  meeting: Meeting | null;
  events: StampedEvent[];
  claims: [DocumentId, [number, string][]][];
  lastEditOf: [DocumentId, number][];
  lastDeedAt: string | null;
}

function headerOf(state: RoomState): SnapshotHeader {
  return {
    head: state.head,
    meeting: state.meeting,
    events: state.events.filter((event) => !event.after),
    claims: sorted([...state.claims]).map(([id, claims]) => [id, [...claims].sort(([a], [b]) => a - b)]),
    lastEditOf: sorted([...state.lastEditOf]),
    lastDeedAt: state.lastDeedAt,
  };
}

function writeState(state: RoomState): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarString(encoder, JSON.stringify(headerOf(state)));
  encoding.writeVarUint8Array(encoder, state.letters.serialise());
  const documents = sorted([...state.documents].filter(([, doc]) => doc.store.clients.size > 0));
  encoding.writeVarUint(encoder, documents.length);
  for (const [id, doc] of documents) {
    encoding.writeVarString(encoder, id);
    encoding.writeVarUint8Array(encoder, canonicalUpdate(doc));
  }
  return encoding.toUint8Array(encoder);
}

/** Equal for states that say the same, however each came about. */
function fingerprint(state: RoomState): string {
  const documents = sorted([...state.documents].filter(([, doc]) => doc.store.clients.size > 0));
  return JSON.stringify([
    headerOf(state),
    state.letters.fingerprint(),
    documents.map(([id, doc]) => [id, Buffer.from(canonicalUpdate(doc)).toString('base64')]),
  ]);
}

/** null: it does not read as one, for whatever reason. It is derived, so the journal is read instead. */
function readState(id: MeetingId, bytes: Uint8Array): RoomState | null {
  try {
    return parseState(id, bytes);
  } catch {
    return null;
  }
}

function parseState(id: MeetingId, bytes: Uint8Array): RoomState {
  const decoder = decoding.createDecoder(bytes);
  const header = JSON.parse(decoding.readVarString(decoder)) as SnapshotHeader;
  const state = emptyState(id);
  state.meeting = header.meeting;
  state.head = header.head;
  state.events.push(...header.events);
  for (const [document, seq] of header.lastEditOf) state.lastEditOf.set(document, seq);
  state.lastDeedAt = header.lastDeedAt;
  for (const [document, claims] of header.claims) {
    const map = claimsOf(state, document);
    for (const [client, person] of claims) map.set(client, person as never);
  }
  state.letters = Letters.parse(decoding.readVarUint8Array(decoder));
  for (let left = decoding.readVarUint(decoder); left > 0; left--) {
    const document = decoding.readVarString(decoder) as DocumentId;
    const update = decoding.readVarUint8Array(decoder);
    const doc = documentOf(state, document);
    applyEdits(doc, [update]);
  }
  return state;
}

function sorted<T>(pairs: [DocumentId, T][]): [DocumentId, T][] {
  return pairs.sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Bytes that are equal for equal documents: encodings differ with history until they pass through a fresh document. */
function canonicalUpdate(doc: Y.Doc): Uint8Array {
  const fresh = new Y.Doc({ gc: true });
  applyEdits(fresh, [Y.encodeStateAsUpdate(doc)]);
  const bytes = Y.encodeStateAsUpdate(fresh);
  fresh.destroy();
  return bytes;
}
