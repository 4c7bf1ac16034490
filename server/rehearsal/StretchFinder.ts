/** Finds any of many stretches of bytes in one pass: a hash that moves on by one place, and a mark for each hash there is. */

const BASE = 0x01000193;
const MARKS = 1 << 19;

export interface Stretch {
  bytes: Buffer;
  /** What is said to be found. */
  of: string;
}

export class StretchFinder {
  readonly #byHash = new Map<number, Stretch[]>();
  /** So that nearly every place costs one look. */
  readonly #marks = new Uint8Array(MARKS / 8);
  readonly #lengths = new Set<number>();

  get isEmpty(): boolean {
    return this.#byHash.size === 0;
  }

  add(stretch: Stretch): void {
    const hash = hashOf(stretch.bytes, stretch.bytes.length);
    const same = this.#byHash.get(hash);
    if (same) same.push(stretch);
    else this.#byHash.set(hash, [stretch]);
    this.#lengths.add(stretch.bytes.length);
    const bit = hash & (MARKS - 1);
    this.#marks[bit >>> 3] = (this.#marks[bit >>> 3] ?? 0) | (1 << (bit & 7));
  }

  /** Calls `found` for each stretch at each place where it stands. */
  scan(bytes: Buffer, found: (stretch: Stretch) => void): void {
    for (const length of this.#lengths) {
      if (bytes.length < length) continue;
      const leaving = power(length);
      let hash = hashOf(bytes, length);
      for (let end = length; ; end++) {
        if (this.#isMarked(hash)) this.#confirm(hash, bytes.subarray(end - length, end), found);
        if (end === bytes.length) break;
        hash = (Math.imul(hash, BASE) + (bytes[end] ?? 0) - Math.imul(leaving, bytes[end - length] ?? 0)) | 0;
      }
    }
  }

  #isMarked(hash: number): boolean {
    const bit = hash & (MARKS - 1);
    return ((this.#marks[bit >>> 3] ?? 0) & (1 << (bit & 7))) !== 0;
  }

  #confirm(hash: number, place: Buffer, found: (stretch: Stretch) => void): void {
    for (const stretch of this.#byHash.get(hash) ?? []) if (stretch.bytes.equals(place)) found(stretch);
  }
}

/** A polynomial over the first bytes. */
function hashOf(bytes: Buffer, length: number): number {
  let hash = 0;
  for (let at = 0; at < length; at++) hash = (Math.imul(hash, BASE) + (bytes[at] ?? 0)) | 0;
  return hash;
}

function power(length: number): number {
  let value = 1;
  for (let n = 0; n < length; n++) value = Math.imul(value, BASE);
  return value;
}
