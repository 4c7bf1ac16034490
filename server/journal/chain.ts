/** Entries as bytes: canonical JSON, hashed into a chain, with salted commitments to their bodies. */
import canonicalize from 'canonicalize';
import { createHash } from 'node:crypto';
import { JournalBroken, type Entry, type Head, type NewEntry, type StreamId } from './Journal.ts';

const ENTRY_PREFIX = Uint8Array.of(0);
export const SALT_BYTES = 16;

export function commitmentTo(salt: Uint8Array, body: Uint8Array): string {
  return createHash('sha256').update(salt).update(body).digest('base64');
}

export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(ENTRY_PREFIX).update(bytes).digest('base64');
}

/** The next entry of a stream and its bytes. */
export function chainEntry(
  stream: StreamId,
  head: Head,
  entry: NewEntry,
  salt: Uint8Array,
): { entry: Entry; bytes: Uint8Array; hash: string } {
  const { at, actor, kind, document, body } = entry;
  const chained: Entry = {
    v: 1,
    stream,
    seq: head.seq + 1,
    prev: head.hash,
    at,
    actor,
    kind,
    document,
    commit: commitmentTo(salt, body),
  };
  const text = canonicalize(chained);
  if (text === undefined) throw new Error('an entry has no canonical form');
  const bytes = Buffer.from(text);
  return { entry: chained, bytes, hash: hashOf(bytes) };
}

/** Reads a stored entry; throws `JournalBroken` where it does not follow `head` or is not what was hashed. */
export function readEntry(
  stream: StreamId,
  head: Head,
  bytes: Uint8Array,
  storedHash: string,
): { entry: Entry; hash: string } {
  const hash = hashOf(bytes);
  if (hash !== storedHash) throw new JournalBroken(`${stream}: the entry after ${head.seq} was changed`);
  const entry = JSON.parse(Buffer.from(bytes).toString()) as Entry;
  if (entry.stream !== stream || entry.seq !== head.seq + 1 || entry.prev !== head.hash) {
    throw new JournalBroken(`${stream}: entry ${entry.seq} does not follow ${head.seq}`);
  }
  return { entry, hash };
}
