/** A journal in memory, for simulated meetings: the same promises, shared by as many nodes as like. Nothing survives it. */
import type { MeetingId } from '../../shared/ids.ts';
import type { Random } from '../../shared/clock.ts';
import { chainEntry, readEntry, SALT_BYTES } from './chain.ts';
import {
  EMPTY_HEAD,
  type Appended,
  type Head,
  type Journal,
  type NewEntry,
  type Row,
  type Sealed,
  type SealedRecord,
  type Snapshot,
  type StreamId,
} from './Journal.ts';

interface MemoryStream {
  rows: { bytes: Uint8Array; hash: string; body: Uint8Array }[];
  commands: Map<string, number>;
  head: Head;
  sealed: boolean;
  lastAt: string;
}

export function memoryJournal(random: Random): Journal {
  return new MemoryJournal(random);
}

class MemoryJournal implements Journal {
  readonly #random: Random;
  readonly #streams = new Map<StreamId, MemoryStream>();
  readonly #snapshots = new Map<StreamId, Snapshot>();
  readonly #records = new Map<string, Omit<SealedRecord, 'consume'>>();
  readonly #usedCodes = new Set<string>();
  #leaves = 0;

  constructor(random: Random) {
    this.#random = random;
  }

  async append(id: StreamId, expected: Head, entries: NewEntry[]): Promise<Appended> {
    const stream = this.#of(id);
    const known = stream.commands.get(entries[0]?.commandId ?? '');
    if (known !== undefined) return { outcome: 'known', seq: known };
    if (stream.sealed) return { outcome: 'sealed', head: stream.head };
    if (stream.head.hash !== expected.hash) return { outcome: 'behind', ...(await this.read(id, expected.seq)) };
    return { outcome: 'appended', rows: this.#write(id, stream, entries), head: stream.head };
  }

  async seal(id: StreamId, expected: Head, entry: NewEntry, record: SealedRecord): Promise<Sealed> {
    const stream = this.#of(id);
    if (stream.sealed) return { outcome: 'sealed', head: stream.head };
    if (stream.head.hash !== expected.hash) return { outcome: 'behind', ...(await this.read(id, expected.seq)) };
    if (record.consume && this.#usedCodes.has(record.consume.lockCode)) return { outcome: 'codeUsed' };
    if (record.consume) this.#usedCodes.add(record.consume.lockCode);
    const [row] = this.#write(id, stream, [entry]);
    if (!row) throw new Error('a seal writes one entry');
    stream.sealed = true;
    const { consume: _consume, ...kept } = record;
    this.#records.set(id.slice('meeting:'.length), kept);
    return { outcome: 'sealedNow', row, leafIndex: this.#leaves++ };
  }

  read(id: StreamId, afterSeq: number): Promise<{ rows: Row[]; head: Head; sealed: boolean }> {
    const stream = this.#of(id);
    const before = stream.rows[afterSeq - 1];
    let head = before ? { seq: afterSeq, hash: before.hash } : EMPTY_HEAD;
    const rows = stream.rows.slice(afterSeq).map(({ bytes, hash: stored, body }): Row => {
      const { entry, hash } = readEntry(id, head, bytes, stored);
      head = { seq: entry.seq, hash };
      return { entry, hash, body };
    });
    return Promise.resolve({ rows, head: stream.head, sealed: stream.sealed });
  }

  knows(id: StreamId, commandId: string): Promise<boolean> {
    return Promise.resolve(this.#of(id).commands.has(commandId));
  }

  openMeetings(): Promise<{ meeting: MeetingId; lastAt: string }[]> {
    const open = [...this.#streams].filter(([id, stream]) => id.startsWith('meeting:') && !stream.sealed);
    return Promise.resolve(
      open.map(([id, { lastAt }]) => ({ meeting: id.slice('meeting:'.length) as MeetingId, lastAt })),
    );
  }

  head(id: StreamId): Promise<{ head: Head; sealed: boolean }> {
    const { head, sealed } = this.#of(id);
    return Promise.resolve({ head, sealed });
  }

  readSnapshot(id: StreamId): Promise<Snapshot | null> {
    return Promise.resolve(this.#snapshots.get(id) ?? null);
  }

  writeSnapshot(id: StreamId, snapshot: Snapshot): Promise<void> {
    this.#snapshots.set(id, snapshot);
    return Promise.resolve();
  }

  readRecord(meeting: MeetingId): Promise<Omit<SealedRecord, 'consume'> | null> {
    return Promise.resolve(this.#records.get(meeting) ?? null);
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  #of(id: StreamId): MemoryStream {
    let stream = this.#streams.get(id);
    if (!stream) {
      stream = { rows: [], commands: new Map(), head: EMPTY_HEAD, sealed: false, lastAt: '' };
      this.#streams.set(id, stream);
    }
    return stream;
  }

  #write(id: StreamId, stream: MemoryStream, entries: NewEntry[]): Row[] {
    return entries.map((entry) => {
      const { entry: chained, bytes, hash } = chainEntry(id, stream.head, entry, this.#random.bytes(SALT_BYTES));
      stream.rows.push({ bytes, hash, body: entry.body });
      stream.head = { seq: chained.seq, hash };
      stream.lastAt = entry.at;
      if (entry.commandId !== undefined) stream.commands.set(entry.commandId, chained.seq);
      return { entry: chained, hash, body: entry.body };
    });
  }
}
