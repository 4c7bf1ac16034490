/**
 * What every journal promises (server/journal/*Journal.ts keep it; tests/journal holds them all to it).
 *
 * A stream is an append-only, hash-chained list of entries with one sequence, 1, 2, 3 … An entry is canonical JSON
 * in clear and holds opaque ids only; what was written stands in its body, encrypted. The chain commits to salt and
 * plaintext, so keys rotate and bodies can be erased while the chain still verifies.
 *
 * Appending compares and sets the head inside one transaction, so nodes are equal: there is no owner and no lease.
 */
import type { DocumentId, MeetingId, OrganisationId, PartnershipId, PersonId, SessionId } from '../../shared/ids.ts';

/** `meeting:<id>` · `after:<id>` (what follows the seal) · `access:<partnership>` (who looked). */
export type StreamId = string & { readonly stream: unique symbol };
export const meetingStream = (meeting: MeetingId): StreamId => `meeting:${meeting}` as StreamId;
export const afterStream = (meeting: MeetingId): StreamId => `after:${meeting}` as StreamId;
export const accessStream = (partnership: PartnershipId): StreamId => `access:${partnership}` as StreamId;

export interface Actor {
  /** null: the server itself (freezing by itself, `collected`). */
  person: PersonId | null;
  organisation: OrganisationId | null;
  session: SessionId | null;
}

export type EntryKind = 'edit' | 'claim' | 'event' | 'seal';

/** Retention classes, each with a key of its own per meeting; a restricted document is a class of its own. */
export type BodyClass = 'draft' | 'decided' | 'takenBack' | `restricted:${DocumentId}`;

/** The immutable row, stored as the bytes of its canonical JSON. */
export interface Entry {
  v: 1;
  stream: StreamId;
  seq: number;
  /** base64 SHA-256 of 0x00 and the canonical bytes of the entry before; 32 zero bytes before the first. */
  prev: string;
  /** Record time of the server, ISO 8601 UTC. Order is `seq`, never this. */
  at: string;
  actor: Actor;
  kind: EntryKind;
  document: DocumentId | null;
  /** base64 SHA-256 of the body's 16-byte salt and its plaintext. */
  commit: string;
}

/** An entry to be written: the journal fills in `v`, `stream`, `seq`, `prev`, salt and `commit`. */
export interface NewEntry {
  at: string;
  actor: Actor;
  kind: EntryKind;
  document: DocumentId | null;
  bodyClass: BodyClass;
  body: Uint8Array;
  /** Set on the first entry of a command: appending it a second time answers `known`. */
  commandId?: string;
}

export interface Row {
  entry: Entry;
  /** base64 SHA-256 of 0x00 and the entry's canonical bytes: the next entry's `prev`. */
  hash: string;
  /** Plaintext; null once the body was erased under its retention rule. */
  body: Uint8Array | null;
}

export interface Head {
  seq: number;
  hash: string;
}

/** Where an empty stream stands. */
export const EMPTY_HEAD: Head = { seq: 0, hash: Buffer.alloc(32).toString('base64') };

export type Appended =
  | { outcome: 'appended'; rows: Row[]; head: Head }
  /** Somebody else appended first: apply `rows`, gate and decide again, retry. */
  | { outcome: 'behind'; rows: Row[]; head: Head }
  | { outcome: 'sealed'; head: Head }
  /** The command was carried out before, in entry `seq`. Nothing was written now. */
  | { outcome: 'known'; seq: number }
  /** Nothing was written: the store refused for good reason (disk full, read-only, gone). */
  | { outcome: 'storage'; reason: string }
  /** The answer was lost: the caller throws its state away and reads the stream again. */
  | { outcome: 'unknownOutcome'; reason: string };

/** What the seal writes beside its entry, in the same transaction. */
export interface SealedRecord {
  partnership: PartnershipId;
  /** The record's own canonical bytes: header, leaves, approvedDigest, sealing part. No content of a part. */
  header: Uint8Array;
  /** base64 SHA-256 of `header`. */
  digest: string;
  parts: { id: string; bodyClass: BodyClass; content: Uint8Array }[];
  /** The lock code or confirmation used; the transaction fails when it was used or voided before. */
  consume: { lockCode: string; approvedDigest: string } | null;
}

export type Sealed =
  | { outcome: 'sealedNow'; row: Row; leafIndex: number }
  | { outcome: 'behind'; rows: Row[]; head: Head }
  | { outcome: 'sealed'; head: Head }
  | { outcome: 'codeUsed' }
  | { outcome: 'storage'; reason: string }
  | { outcome: 'unknownOutcome'; reason: string };

export interface Snapshot {
  uptoSeq: number;
  /** Whatever the room wrote; encrypted at rest under the class `draft`. Its SHA-256 is checked on every read. */
  bytes: Uint8Array;
}

export interface Journal {
  append(stream: StreamId, expected: Head, entries: NewEntry[]): Promise<Appended>;
  /** The seal is the stream's last entry; a trigger refuses any row after it. */
  seal(stream: StreamId, expected: Head, entry: NewEntry, record: SealedRecord): Promise<Sealed>;
  /** Rows after `afterSeq`, in order, chain checked. Throws `JournalBroken` where a row does not fit its chain. */
  read(stream: StreamId, afterSeq: number): Promise<{ rows: Row[]; head: Head; sealed: boolean }>;
  /** Whether this command was carried out: a repeated one may be refused by its own effect. */
  knows(stream: StreamId, commandId: string): Promise<boolean>;
  /** Meetings without a seal, with the record time of their newest entry: what may be overdue to freeze by itself. */
  openMeetings(): Promise<{ meeting: MeetingId; lastAt: string }[]>;
  /** The head alone: one indexed look-up, for polls between nodes. */
  head(stream: StreamId): Promise<{ head: Head; sealed: boolean }>;
  readSnapshot(stream: StreamId): Promise<Snapshot | null>;
  writeSnapshot(stream: StreamId, snapshot: Snapshot): Promise<void>;
  readRecord(meeting: MeetingId): Promise<Omit<SealedRecord, 'consume'> | null>;
  close(): Promise<void>;
}

/** A row was changed, removed or swapped: the room refuses to open and says so. */
export class JournalBroken extends Error {
  override name = 'JournalBroken';
}
