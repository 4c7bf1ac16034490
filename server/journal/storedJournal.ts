/** The journal on a store, SQLite or PostgreSQL: chain and encryption here, one transaction per append there. */
import { createHash } from 'node:crypto';
import type { Random } from '../../shared/clock.ts';
import type { MeetingId, PartnershipId } from '../../shared/ids.ts';
import type { AppendRequest, RowIn, SealIn } from '../storage/AppendRequest.ts';
import type { Keys } from '../storage/openKeys.ts';
import type { Store } from '../storage/openStore.ts';
import { chainEntry, commitmentTo, hashOf, readEntry, SALT_BYTES } from './chain.ts';
import {
  EMPTY_HEAD,
  JournalBroken,
  type Appended,
  type BodyClass,
  type Head,
  type Journal,
  type NewEntry,
  type Row,
  type Sealed,
  type SealedRecord,
  type Snapshot,
  type StreamId,
} from './Journal.ts';
import { decrypt, encrypt, MeetingKeys } from './meetingKeys.ts';

export interface JournalParts {
  store: Store;
  keys: Keys;
  random: Random;
  partnership: PartnershipId;
}

export function openJournal(parts: JournalParts): Journal {
  return new StoredJournal(parts);
}

interface Prepared {
  request: AppendRequest;
  rows: Row[];
  head: Head;
}

class StoredJournal implements Journal {
  readonly #store: Store;
  readonly #keys: MeetingKeys;
  readonly #random: Random;
  readonly #partnership: PartnershipId;

  constructor({ store, keys, random, partnership }: JournalParts) {
    this.#store = store;
    this.#keys = new MeetingKeys(store, keys, random);
    this.#random = random;
    this.#partnership = partnership;
  }

  async append(stream: StreamId, expected: Head, entries: NewEntry[]): Promise<Appended> {
    let prepared: Prepared;
    try {
      prepared = await this.#prepare(stream, expected, entries);
    } catch (error) {
      return { outcome: 'storage', reason: messageOf(error) }; // its keys cannot be had: nothing was sent
    }
    const answer = await this.#store.append(prepared.request);
    switch (answer.outcome) {
      case 'appended':
        return { outcome: 'appended', rows: prepared.rows, head: prepared.head };
      case 'behind':
        return this.#behind(stream, expected);
      case 'sealed':
        return { outcome: 'sealed', head: { seq: answer.seq, hash: answer.hash } };
      case 'codeUsed':
        return { outcome: 'storage', reason: 'an append uses no code' };
      default:
        return answer;
    }
  }

  async seal(stream: StreamId, expected: Head, entry: NewEntry, record: SealedRecord): Promise<Sealed> {
    let prepared: Prepared;
    try {
      prepared = await this.#prepare(stream, expected, [entry]);
      prepared.request.seal = await this.#prepareSeal(stream, entry.at, record);
    } catch (error) {
      return { outcome: 'storage', reason: messageOf(error) };
    }
    const answer = await this.#store.append(prepared.request);
    const [row] = prepared.rows;
    switch (answer.outcome) {
      case 'appended':
        if (!row || answer.leafIndex === null) throw new Error('a seal without entry or leaf');
        return { outcome: 'sealedNow', row, leafIndex: answer.leafIndex };
      case 'behind':
        return this.#behind(stream, expected);
      case 'sealed':
        return { outcome: 'sealed', head: { seq: answer.seq, hash: answer.hash } };
      case 'known':
        return this.head(stream).then(({ head }) => ({ outcome: 'sealed', head }));
      default:
        return answer;
    }
  }

  async read(stream: StreamId, afterSeq: number): Promise<{ rows: Row[]; head: Head; sealed: boolean }> {
    const stored = await this.#store.kysely
      .selectFrom('entry')
      .innerJoin('body', (join) => join.onRef('body.stream', '=', 'entry.stream').onRef('body.seq', '=', 'entry.seq'))
      .select(['entry.seq', 'entry.bytes', 'entry.hash', 'body.salt', 'body.key_id', 'body.ciphertext'])
      .where('entry.stream', '=', stream)
      .where('entry.seq', '>', afterSeq)
      .orderBy('entry.seq')
      .execute();
    let head = await this.#headAt(stream, afterSeq);
    const rows: Row[] = [];
    for (const { bytes, hash: storedHash, salt, key_id: keyId, ciphertext } of stored) {
      const { entry, hash } = readEntry(stream, head, bytes, storedHash);
      const body = ciphertext && (await this.#open(stream, entry.seq, keyId, ciphertext));
      if (body && commitmentTo(salt, body) !== entry.commit)
        throw new JournalBroken(`${stream}: the body of ${entry.seq} was changed`);
      rows.push({ entry, hash, body });
      head = { seq: entry.seq, hash };
    }
    const now = await this.head(stream);
    // The head was read after the rows: it may be ahead of them, never behind.
    if (now.head.seq < head.seq || (now.head.seq === head.seq && now.head.hash !== head.hash)) {
      throw new JournalBroken(`${stream}: the head does not name the last entry`);
    }
    return {
      rows,
      head,
      sealed: rows.some(({ entry }) => entry.kind === 'seal') || (now.sealed && now.head.seq === head.seq),
    };
  }

  async knows(stream: StreamId, commandId: string): Promise<boolean> {
    const known = await this.#store.kysely
      .selectFrom('entry')
      .select('seq')
      .where('stream', '=', stream)
      .where('command_id', '=', commandId)
      .executeTakeFirst();
    return known !== undefined;
  }

  async openMeetings(): Promise<{ meeting: MeetingId; lastAt: string }[]> {
    const rows = await this.#store.kysely
      .selectFrom('stream')
      .select(['id', 'last_at'])
      .where('id', 'like', 'meeting:%')
      .where('sealed_seq', 'is', null)
      .execute();
    return rows.map(({ id, last_at: lastAt }) => ({ meeting: id.slice('meeting:'.length) as MeetingId, lastAt }));
  }

  async head(stream: StreamId): Promise<{ head: Head; sealed: boolean }> {
    const row = await this.#store.kysely
      .selectFrom('stream')
      .select(['head_seq', 'head_hash', 'sealed_seq'])
      .where('id', '=', stream)
      .executeTakeFirst();
    return row
      ? { head: { seq: row.head_seq, hash: row.head_hash }, sealed: row.sealed_seq !== null }
      : { head: EMPTY_HEAD, sealed: false };
  }

  async readSnapshot(stream: StreamId): Promise<Snapshot | null> {
    const row = await this.#store.kysely
      .selectFrom('snapshot')
      .selectAll()
      .where('stream', '=', stream)
      .executeTakeFirst();
    if (!row) return null;
    try {
      const bytes = decrypt(await this.#keys.byId(row.key_id), row.ciphertext, `${stream} snapshot ${row.upto_seq}`);
      if (sha256(bytes) !== row.sha256) return null;
      return { uptoSeq: row.upto_seq, bytes };
    } catch {
      return null; // derived, and not what it was: the journal tells it all again
    }
  }

  async writeSnapshot(stream: StreamId, { uptoSeq, bytes }: Snapshot): Promise<void> {
    const { id, key } = await this.#keys.forClass(stream, this.#partnership, 'draft');
    const ciphertext = encrypt(key, this.#random, bytes, `${stream} snapshot ${uptoSeq}`);
    const fields = { upto_seq: uptoSeq, key_id: id, sha256: sha256(bytes), ciphertext };
    await this.#store.kysely
      .insertInto('snapshot')
      .values({ stream, partnership: this.#partnership, ...fields })
      .onConflict((conflict) => conflict.column('stream').doUpdateSet(fields))
      .execute();
  }

  async readRecord(meeting: MeetingId): Promise<Omit<SealedRecord, 'consume'> | null> {
    const { kysely } = this.#store;
    const record = await kysely.selectFrom('record').selectAll().where('meeting', '=', meeting).executeTakeFirst();
    if (!record) return null;
    const stored = await kysely
      .selectFrom('record_part')
      .selectAll()
      .where('meeting', '=', meeting)
      .orderBy('part')
      .execute();
    const parts = [];
    for (const part of stored) {
      const key = await this.#keys.byId(part.key_id);
      parts.push({
        id: part.part,
        bodyClass: part.class as BodyClass,
        content: decrypt(key, part.ciphertext, `${meeting} part ${part.part}`),
      });
    }
    return { partnership: record.partnership as PartnershipId, header: record.header, digest: record.digest, parts };
  }

  close(): Promise<void> {
    return this.#store.close();
  }

  async #prepare(stream: StreamId, expected: Head, entries: NewEntry[]): Promise<Prepared> {
    let head = expected;
    const rows: Row[] = [];
    const stored: RowIn[] = [];
    for (const entry of entries) {
      const salt = this.#random.bytes(SALT_BYTES);
      const chained = chainEntry(stream, head, entry, salt);
      const { id, key } = await this.#keys.forClass(stream, this.#partnership, entry.bodyClass);
      const { seq } = chained.entry;
      stored.push({
        seq,
        bytes: chained.bytes,
        hash: chained.hash,
        kind: entry.kind,
        document: entry.document,
        salt,
        keyId: id,
        ciphertext: encrypt(key, this.#random, entry.body, `${stream} ${seq}`),
      });
      rows.push({ entry: chained.entry, hash: chained.hash, body: entry.body });
      head = { seq, hash: chained.hash };
    }
    const request: AppendRequest = {
      stream,
      partnership: this.#partnership,
      expectedSeq: expected.seq,
      expectedHash: expected.hash,
      commandId: entries[0]?.commandId ?? null,
      at: entries[entries.length - 1]?.at ?? '',
      rows: stored,
      seal: null,
    };
    return { request, rows, head };
  }

  async #prepareSeal(stream: StreamId, at: string, record: SealedRecord): Promise<SealIn> {
    const meeting = stream.slice('meeting:'.length);
    const parts = [];
    for (const { id: part, bodyClass, content } of record.parts) {
      const { id, key } = await this.#keys.forClass(stream, this.#partnership, bodyClass);
      parts.push({
        part,
        class: bodyClass,
        keyId: id,
        ciphertext: encrypt(key, this.#random, content, `${meeting} part ${part}`),
      });
    }
    const leaf = Buffer.from(hashOf(record.header), 'base64'); // RFC 6962: 0x00 before the leaf's bytes
    return {
      meeting,
      digest: record.digest,
      header: record.header,
      leaf,
      parts,
      consume: record.consume && { ...record.consume, at },
    };
  }

  async #behind(
    stream: StreamId,
    expected: Head,
  ): Promise<{ outcome: 'behind'; rows: Row[]; head: Head } | { outcome: 'storage'; reason: string }> {
    try {
      const { rows, head } = await this.read(stream, expected.seq);
      return { outcome: 'behind', rows, head };
    } catch (error) {
      if (error instanceof JournalBroken) throw error;
      return { outcome: 'storage', reason: messageOf(error) };
    }
  }

  async #headAt(stream: StreamId, seq: number): Promise<Head> {
    if (seq === 0) return EMPTY_HEAD;
    const row = await this.#store.kysely
      .selectFrom('entry')
      .select('hash')
      .where('stream', '=', stream)
      .where('seq', '=', seq)
      .executeTakeFirst();
    if (!row) throw new JournalBroken(`${stream}: entry ${seq} is gone`);
    return { seq, hash: row.hash };
  }

  async #open(stream: StreamId, seq: number, keyId: string, ciphertext: Uint8Array): Promise<Uint8Array> {
    const key = await this.#keys.byId(keyId);
    try {
      return decrypt(key, ciphertext, `${stream} ${seq}`);
    } catch {
      throw new JournalBroken(`${stream}: the body of ${seq} was changed`);
    }
  }
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('base64');
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : 'unknown';
}
