/** Codes that people read out and type: eight letters and digits, none of which sounds or looks like another. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Random } from '../../shared/clock.ts';

/** 31 signs: no 0, 1, I, L, O. 31^8 is 40 bits; with five tries nobody guesses one. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const LENGTH = 8;
/** Bytes from here on would make the first signs of the alphabet likelier than the last. */
const FAIR = 256 - (256 % ALPHABET.length);

/** Wrong ones before a code is void. */
export const MOST_TRIES = 5;

/** As it is shown: two groups of four. */
export function makeCode(random: Random): string {
  let code = '';
  while (code.length < LENGTH) {
    for (const byte of random.bytes(LENGTH))
      if (byte < FAIR && code.length < LENGTH) code += ALPHABET.charAt(byte % ALPHABET.length);
  }
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}

/** Spaces, hyphens and small letters are how people type; none of them matters. */
export function hashCode(key: Uint8Array, code: string): string {
  return createHmac('sha256', key).update(code.toUpperCase().replace(/[\s-]/g, '')).digest('base64');
}

export function sameHash(a: string, b: string): boolean {
  const [one, other] = [Buffer.from(a), Buffer.from(b)];
  return one.length === other.length && timingSafeEqual(one, other);
}
