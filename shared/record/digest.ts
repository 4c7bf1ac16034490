/**
 * What the chair signs: one digest over all parts. Each part is hashed with a salt of its own that only its readers
 * get, so a copy can leave parts out, still be checked, and show nothing of what it leaves out; leaves that stand for
 * nothing make up the number, so that counting them tells nothing either.
 */
import { toBase64 } from './base64.ts';
import { canonicalBytes } from './canonical.ts';
import { join, leafHash, merkleRoot, type Sha256 } from './merkle.ts';
import type { Part } from './Part.ts';

export interface Hashing {
  sha256: Sha256;
  /** HMAC-SHA256. */
  hmac(key: Uint8Array, message: Uint8Array): Uint8Array;
}

/** A part with what its readers need to find it among the leaves; base64. */
export interface OpenedPart {
  readonly part: Part;
  readonly salt: string;
}

export interface Approved {
  /** base64 of 32 bytes. */
  readonly approvedDigest: string;
  /** base64, sorted by their bytes, made up to a power of two. */
  readonly leaves: readonly string[];
  /** In the order of their ids. */
  readonly opened: readonly OpenedPart[];
}

/** Fewest leaves of a record, and of the small tree that the seal adds. */
export const FEWEST_LEAVES = 64;
export const FEWEST_SEALING_LEAVES = 16;
const PADDING = 'pad:';

/** `saltSeed`: 32 random bytes. The same parts and seed give the same bytes. Throws where two parts share an id. */
export function approve(
  parts: readonly Part[],
  saltSeed: Uint8Array,
  hashing: Hashing,
  fewest = FEWEST_LEAVES,
): Approved {
  const sorted = [...parts].sort(byId);
  checkIds(sorted);
  const opened = sorted.map((part) => ({ part, salt: keyed(hashing, saltSeed, part.id) }));
  const leaves = opened.map(({ part, salt }) => partLeaf(hashing.sha256, part, salt));
  for (let n = leaves.length; n < leavesFor(sorted, fewest); n++)
    leaves.push(keyed(hashing, saltSeed, `${PADDING}${n}`));
  leaves.sort(byBytes);
  return {
    approvedDigest: toBase64(merkleRoot(hashing.sha256, leaves)),
    leaves: leaves.map(toBase64),
    opened: opened.map(({ part, salt }) => ({ part, salt: toBase64(salt) })),
  };
}

/** SHA-256(0x00 ‖ salt ‖ canonical bytes of the part). */
export function partLeaf(sha256: Sha256, part: Part, salt: Uint8Array): Uint8Array {
  return leafHash(sha256, join(salt, canonicalBytes({ ...part })));
}

/**
 * The number follows from what everyone reads, with as much room again for what only some read. Were it the number of
 * all parts, the one hidden entry that passes a power of two would double it for everyone to see.
 */
function leavesFor(parts: readonly Part[], fewest: number): number {
  const open = parts.filter((part) => part.audience === 'everyone').length;
  let leaves = fewest;
  while (leaves < 2 * open || leaves < parts.length) leaves *= 2;
  return leaves;
}

function checkIds(sorted: readonly Part[]): void {
  sorted.forEach((part, place) => {
    if (part.id === '' || part.id.startsWith(PADDING)) throw new Error('a part has an id that is not one');
    if (part.id === sorted[place - 1]?.id) throw new Error('two parts have the same id');
  });
}

function keyed(hashing: Hashing, seed: Uint8Array, message: string): Uint8Array {
  return hashing.hmac(seed, new TextEncoder().encode(message));
}

export function byId(a: Part, b: Part): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

export function byBytes(a: Uint8Array, b: Uint8Array): number {
  for (let place = 0; place < Math.min(a.length, b.length); place++) {
    const difference = (a[place] ?? 0) - (b[place] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}
