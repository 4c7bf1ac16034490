/** The short code that two people can compare by telephone: 100 bits of the record's digest. */
import { fromBase64 } from './base64.ts';

// RFC 4648: no 0, 1, 8 or 9, which are heard as or read for letters.
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const LETTERS = 20;
const GROUP = 4;

/** Five groups of four, such as `K7QF-…`. `digest`: base64 of 32 bytes; throws for anything else. */
export function recordCode(digest: string): string {
  const bytes = fromBase64(digest);
  if (bytes?.length !== 32) throw new Error('a record code is made of a digest of 32 bytes');
  let code = '';
  for (let letter = 0; letter < LETTERS; letter++) {
    if (letter > 0 && letter % GROUP === 0) code += '-';
    let value = 0;
    for (let bit = letter * 5; bit < letter * 5 + 5; bit++) {
      value = (value << 1) | (((bytes[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1);
    }
    code += ALPHABET.charAt(value);
  }
  return code;
}
