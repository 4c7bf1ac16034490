/**
 * Whether a copy is unchanged since the lock: offline, from nothing but the copy. It proves that the parts in it are
 * those under its record code; that the code is the right one, people compare by eye or ear.
 */
import { fromBase64, toBase64 } from './base64.ts';
import { canonicalBytes, isCanonicalText, type JsonValue } from './canonical.ts';
import { byBytes, partLeaf } from './digest.ts';
import { merkleRoot, type Sha256 } from './merkle.ts';
import type { Part } from './Part.ts';
import { RECORD_FORMAT } from './RecordCopy.ts';

export type Checked = 'unchanged' | 'altered';

const DIGEST_BYTES = 32;
const HEADER_KEYS = [
  'approvedDigest',
  'format',
  'journalHash',
  'leaves',
  'lockedAt',
  'lockedBy',
  'meeting',
  'partnership',
  'rehearsal',
  'sealingDigest',
  'sealingLeaves',
];
const PART_KEYS = ['audience', 'authorship', 'child', 'content', 'id', 'kind', 'title'];

/** For a copy as it came, in bytes: a second spelling of the same data, or a key given twice, is a change too. */
export function checkCopyText(text: string, sha256: Sha256): Checked {
  return isCanonicalText(text) ? checkCopy(JSON.parse(text) as JsonValue, sha256) : 'altered';
}

export function checkCopy(copy: JsonValue, sha256: Sha256): Checked {
  try {
    return isUnchanged(copy, sha256) ? 'unchanged' : 'altered';
  } catch {
    // What has no canonical form was not written by us.
    return 'altered';
  }
}

function isUnchanged(copy: JsonValue, sha256: Sha256): boolean {
  if (!hasKeys(copy, ['digest', 'header', 'opened', 'sealing'])) return false;
  const { header, digest, opened, sealing } = copy;
  if (!hasKeys(header, HEADER_KEYS) || header['format'] !== RECORD_FORMAT) return false;
  if (toBase64(sha256(canonicalBytes(header))) !== digest) return false;
  return (
    isTree(header['leaves'], header['approvedDigest'], opened, sha256) &&
    isTree(header['sealingLeaves'], header['sealingDigest'], sealing, sha256)
  );
}

/** The leaves give the root, in the one order they have, and each opened part is one of them. */
function isTree(
  leaves: JsonValue | undefined,
  root: JsonValue | undefined,
  opened: JsonValue | undefined,
  sha256: Sha256,
): boolean {
  if (!isList(leaves) || !isList(opened)) return false;
  const hashes = leaves.map(digestBytes);
  if (!inOrder(hashes, byBytes) || toBase64(merkleRoot(sha256, hashes)) !== root) return false;
  const known = new Set(leaves);
  const ids: string[] = [];
  for (const item of opened) {
    if (!hasKeys(item, ['part', 'salt']) || !isPart(item['part'])) return false;
    if (!known.has(toBase64(partLeaf(sha256, item['part'], digestBytes(item['salt'] ?? null))))) return false;
    ids.push(item['part'].id);
  }
  return inOrder(ids, (a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

/** Throws for anything but 32 bytes in base64. */
function digestBytes(value: JsonValue): Uint8Array {
  const bytes = typeof value === 'string' ? fromBase64(value) : null;
  if (bytes?.length !== DIGEST_BYTES) throw new Error('not a digest');
  return bytes;
}

function inOrder<T>(items: readonly T[], compare: (a: T, b: T) => number): boolean {
  return items.every((item, place) => {
    const before = items[place - 1];
    return before === undefined || compare(before, item) < 0;
  });
}

function isList(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}

function hasKeys(
  value: JsonValue | undefined,
  keys: readonly string[],
): value is { readonly [key: string]: JsonValue } {
  if (typeof value !== 'object' || value === null || isList(value)) return false;
  return Object.keys(value).sort().join() === keys.join();
}

function isPart(value: JsonValue | undefined): value is Part & { readonly [key: string]: JsonValue } {
  if (!hasKeys(value, PART_KEYS)) return false;
  const { id, kind, title, audience, child } = value;
  const readable =
    audience === 'everyone' || (isList(audience) && audience.every((reader) => typeof reader === 'string'));
  return (
    [id, kind, title].every((text) => typeof text === 'string') &&
    readable &&
    (child === null || typeof child === 'string')
  );
}
