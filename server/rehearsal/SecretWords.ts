/**
 * Looks for restricted words in bytes that somebody was sent: any stretch of a dozen letters, as it is, as JSON or HTML
 * write it, in two bytes a letter, and within base64 or hexadecimal digits. What the reader may know anyway is no secret.
 */
import { isId } from '../../shared/ids.ts';
import { StretchFinder, type Stretch } from './StretchFinder.ts';

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

export class SecretWords {
  readonly #stretches = new StretchFinder();
  /** Wrapped words that were looked into: copies hold the same salts and digests many times. */
  readonly #opened = new Set<string>();

  /** `open`: everything that the reader may know. `shortest`: what is taken for chance in what is looked through. */
  constructor(secrets: readonly Secret[], open: string, shortest = STRETCH) {
    const inner = new StretchFinder();
    for (const { bytes, of } of stretchesOf(secrets, shortest, 1)) inner.add({ bytes, of });
    const known = new Set<string>();
    inner.scan(Buffer.from(open), ({ bytes }) => known.add(bytes.toString('latin1')));
    for (const stretch of stretchesOf(secrets, shortest, 0)) {
      // Open words with one letter of something else beside them (a quote, a length) tell nothing either.
      const [head, tail] = [stretch.bytes.subarray(0, -1), stretch.bytes.subarray(1)];
      if (isTelling(stretch.bytes) && ![head, tail].some((part) => known.has(part.toString('latin1'))))
        this.#stretches.add(stretch);
    }
  }

  /** Whose words stand in `sent`. */
  in(sent: readonly Uint8Array[]): Set<string> {
    const found = new Set<string>();
    if (this.#stretches.isEmpty) return found;
    for (const { buffer, byteOffset, byteLength } of sent)
      this.#look(Buffer.from(buffer, byteOffset, byteLength), 0, ({ of }) => found.add(of));
    return found;
  }

  #look(bytes: Buffer, depth: number, shown: (stretch: Stretch) => void): void {
    for (const form of [bytes, withoutZeros(bytes), unescaped(bytes)]) if (form) this.#stretches.scan(form, shown);
    if (depth === DEEPEST) return;
    for (const [digits, encoding] of wrappedIn(bytes)) {
      const wrapping = `${encoding} ${digits}`;
      if (this.#opened.has(wrapping)) continue;
      this.#opened.add(wrapping);
      // They may begin amid other letters, so each start is tried.
      for (let start = 0; start < STARTS[encoding]; start++)
        this.#look(Buffer.from(digits.slice(start), encoding), depth + 1, shown);
    }
  }
}

/** Every stretch of each text, shorter by `less`. */
function* stretchesOf(secrets: readonly Secret[], shortest: number, less: number): Generator<Stretch> {
  for (const { of, text } of secrets) {
    const bytes = Buffer.from(text);
    const length = Math.min(shortest, bytes.length);
    if (length < SHORTEST) continue;
    for (let at = 0; at + length - less <= bytes.length; at++)
      yield { bytes: bytes.subarray(at, at + length - less), of };
  }
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
