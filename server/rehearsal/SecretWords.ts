/**
 * Looks for restricted words in bytes that somebody was sent: any stretch of a dozen letters, as it is, as JSON or HTML
 * write it, in two bytes a letter, and within base64 or hexadecimal digits. What the reader may know anyway is no secret.
 */
import { isId } from '../../shared/ids.ts';

/** Long enough not to be chance, short enough to be found although the words were sent in pieces. */
const STRETCH = 12;
/** A whole text that is shorter is looked for whole; below this anything could be it. */
const SHORTEST = 6;
/** Base64 of base64 is found, and no further wrapping. */
const DEEPEST = 2;
const STARTS = { base64: 4, hex: 2 } as const;
const BASE64 = /[A-Za-z0-9+/_-]{16,}/g;
const HEX = /(?:[0-9a-fA-F]{2}){12,}/g;
/** Dates, times and ruled lines are nobody's words. */
const FIGURES = /^[\d\s:.,/TZ+-]+$/;
const FEWEST_SIGNS = 4;

export interface Secret {
  /** What is said to have been shown. */
  of: string;
  text: string;
}

interface Stretch {
  bytes: Buffer;
  of: string;
}

export class SecretWords {
  /** By the hash of their bytes. */
  readonly #stretches = new Map<number, Stretch[]>();
  /** One bit a hash, so that nearly every place of what was sent costs one look. */
  readonly #marks = new Uint8Array(1 << 16);
  /** Lengths of the stretches that there are. */
  readonly #lengths = new Set<number>();
  /** Wrapped words that were looked into: copies hold the same salts and digests many times. */
  readonly #opened = new Set<string>();

  /** `open`: everything that the reader may know. */
  constructor(secrets: readonly Secret[], open: string) {
    for (const { of, text } of secrets) {
      const bytes = Buffer.from(text);
      const length = Math.min(STRETCH, bytes.length);
      if (length < SHORTEST) continue;
      for (let at = 0; at + length <= bytes.length; at++) {
        const stretch = bytes.subarray(at, at + length);
        if (isTelling(stretch)) this.#add({ bytes: stretch, of });
      }
    }
    const known = new Set<Stretch>();
    this.#scan(Buffer.from(open), (stretch) => known.add(stretch));
    for (const [hash, list] of this.#stretches)
      this.#stretches.set(
        hash,
        list.filter((stretch) => !known.has(stretch)),
      );
  }

  /** Whose words stand in `sent`. */
  in(sent: readonly Uint8Array[]): Set<string> {
    const found = new Set<string>();
    if (this.#stretches.size === 0) return found;
    for (const { buffer, byteOffset, byteLength } of sent)
      this.#look(Buffer.from(buffer, byteOffset, byteLength), 0, ({ of }) => found.add(of));
    return found;
  }

  #add(stretch: Stretch): void {
    const hash = hashOf(stretch.bytes, 0, stretch.bytes.length);
    const same = this.#stretches.get(hash);
    if (same) same.push(stretch);
    else this.#stretches.set(hash, [stretch]);
    this.#lengths.add(stretch.bytes.length);
    const bit = hash & HASH_BITS;
    this.#marks[bit >>> 3] = (this.#marks[bit >>> 3] ?? 0) | (1 << (bit & 7));
  }

  #isMarked(hash: number): boolean {
    const bit = hash & HASH_BITS;
    return ((this.#marks[bit >>> 3] ?? 0) & (1 << (bit & 7))) !== 0;
  }

  #look(bytes: Buffer, depth: number, shown: (stretch: Stretch) => void): void {
    for (const form of [bytes, withoutZeros(bytes), unescaped(bytes)]) if (form) this.#scan(form, shown);
    if (depth === DEEPEST) return;
    for (const [digits, encoding] of wrappedIn(bytes)) {
      if (this.#opened.has(digits)) continue;
      this.#opened.add(digits);
      // They may begin amid other letters, so each start is tried.
      for (let start = 0; start < STARTS[encoding]; start++)
        this.#look(Buffer.from(digits.slice(start), encoding), depth + 1, shown);
    }
  }

  #scan(bytes: Buffer, shown: (stretch: Stretch) => void): void {
    for (const length of this.#lengths) {
      if (bytes.length < length) continue;
      const leaving = power(length);
      let hash = hashOf(bytes, 0, length);
      for (let end = length; ; end++) {
        if (this.#isMarked(hash)) this.#confirm(hash, bytes.subarray(end - length, end), shown);
        if (end === bytes.length) break;
        hash = (Math.imul(hash, BASE) + (bytes[end] ?? 0) - Math.imul(leaving, bytes[end - length] ?? 0)) | 0;
      }
    }
  }

  #confirm(hash: number, place: Buffer, shown: (stretch: Stretch) => void): void {
    for (const stretch of this.#stretches.get(hash) ?? []) if (stretch.bytes.equals(place)) shown(stretch);
  }
}

const BASE = 0x01000193;
const HASH_BITS = 0x7ffff;

/** A polynomial over the bytes, so that it can be moved on by one place. */
function hashOf(bytes: Buffer, from: number, to: number): number {
  let hash = 0;
  for (let at = from; at < to; at++) hash = (Math.imul(hash, BASE) + (bytes[at] ?? 0)) | 0;
  return hash;
}

function power(length: number): number {
  let value = 1;
  for (let n = 0; n < length; n++) value = Math.imul(value, BASE);
  return value;
}

function isTelling(stretch: Buffer): boolean {
  return new Set(stretch).size >= FEWEST_SIGNS && !FIGURES.test(stretch.toString('latin1'));
}

/** UTF-16 of Latin letters, either way round; null where there is none. */
function withoutZeros(bytes: Buffer): Buffer | null {
  return bytes.includes(0) ? Buffer.from(bytes.filter((byte) => byte !== 0)) : null;
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };
const CONTROLS: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
const ESCAPES: readonly [RegExp, (...found: string[]) => string][] = [
  // Two units may be one letter, so those that stand together are read together.
  [/(?:\\u[\da-fA-F]{4})+|\\(["\\/bfnrt])/g, (whole, sign) => (sign ? (CONTROLS[sign] ?? sign) : unitsOf(whole))],
  [/&#(\d{1,7});/g, (whole, point) => letter(Number(point), whole)],
  [/&#x([\da-fA-F]{1,6});/g, (whole, point) => letter(parseInt(point ?? '', 16), whole)],
  [/&(amp|lt|gt|quot|apos|nbsp);/g, (whole, name) => NAMED[name ?? ''] ?? whole],
  [/%([\da-fA-F]{2})/g, (_whole, byte) => String.fromCharCode(parseInt(byte ?? '', 16))],
];

/** As JSON, HTML and addresses escape; twice over too. null where nothing is escaped. */
function unescaped(bytes: Buffer): Buffer | null {
  const before = bytes.toString('latin1');
  let text = before;
  for (let times = 0; times < DEEPEST; times++)
    for (const [escape, plain] of ESCAPES) text = text.replace(escape, plain);
  return text === before ? null : Buffer.from(text, 'latin1');
}

function unitsOf(escapes: string): string {
  const units = escapes
    .slice(2)
    .split('\\u')
    .map((unit) => parseInt(unit, 16));
  return inUtf8(String.fromCharCode(...units));
}

function letter(point: number, otherwise: string): string {
  return point > 0x10ffff ? otherwise : inUtf8(String.fromCodePoint(point));
}

/** Its bytes, one a letter, as everything that was sent is held here. */
function inUtf8(text: string): string {
  return Buffer.from(text).toString('latin1');
}

/** Runs of base64 and hexadecimal digits; our own ids are neither. */
function* wrappedIn(bytes: Buffer): Generator<[digits: string, encoding: 'base64' | 'hex']> {
  const text = bytes.toString('latin1');
  for (const [digits] of text.matchAll(BASE64)) if (!isId(digits)) yield [digits, 'base64'];
  for (const [digits] of text.matchAll(HEX)) yield [digits, 'hex'];
}
