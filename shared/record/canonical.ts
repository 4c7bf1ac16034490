/**
 * Canonical JSON (RFC 8785): one value, one sequence of bytes. The library drops `undefined`, calls `toJSON` and
 * writes floats; a record that is hashed must not lean on any of that, so a strict check runs first.
 */
import canonicalize from 'canonicalize';

export type JsonValue = null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue };
export type JsonObject = { readonly [key: string]: JsonValue };

/** Something stands in the value that has no one canonical form. `path` names fields, never what is in them. */
export class NotCanonical extends Error {
  override name = 'NotCanonical';
  constructor(path: string, why: string) {
    super(`${path === '' ? 'the value' : path}: ${why}`);
  }
}

/** Throws `NotCanonical` for anything but null, booleans, safe integers, well-formed text without NUL, arrays, objects. */
export function canonicalText(value: JsonValue): string {
  check(value, '', new Set());
  const text = canonicalize(value);
  if (text === undefined) throw new NotCanonical('', 'has no JSON form');
  return text;
}

/** The UTF-8 bytes of `canonicalText`. */
export function canonicalBytes(value: JsonValue): Uint8Array {
  return new TextEncoder().encode(canonicalText(value));
}

/** Whether text is the canonical form of what it says: no second spelling, no key twice, nothing around it. */
export function isCanonicalText(text: string): boolean {
  try {
    return canonicalText(JSON.parse(text) as JsonValue) === text;
  } catch {
    return false;
  }
}

function check(value: unknown, path: string, above: Set<object>): void {
  switch (typeof value) {
    case 'boolean':
      return;
    case 'string':
      checkText(value, path);
      return;
    case 'number':
      if (!Number.isSafeInteger(value) || Object.is(value, -0)) throw new NotCanonical(path, 'is not an integer');
      return;
    case 'object':
      if (value !== null) checkContainer(value, path, above);
      return;
    default:
      throw new NotCanonical(path, `is ${typeof value}`);
  }
}

function checkContainer(value: object, path: string, above: Set<object>): void {
  if (above.has(value)) throw new NotCanonical(path, 'contains itself');
  above.add(value);
  if (Array.isArray(value)) {
    for (let place = 0; place < value.length; place++) {
      if (!(place in value)) throw new NotCanonical(`${path}[${place}]`, 'is missing');
      check(value[place], `${path}[${place}]`, above);
    }
  } else {
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype !== Object.prototype && prototype !== null) throw new NotCanonical(path, 'is not a plain object');
    if (Object.getOwnPropertySymbols(value).length > 0) throw new NotCanonical(path, 'has a symbol for a key');
    for (const [key, inside] of Object.entries(value)) {
      checkText(key, `a key of ${path === '' ? 'the value' : path}`);
      check(inside, path === '' ? key : `${path}.${key}`, above);
    }
  }
  above.delete(value);
}

function checkText(text: string, path: string): void {
  if (text.includes('\u0000')) throw new NotCanonical(path, 'holds NUL');
  // With the flag `u` a surrogate matches only where its other half is missing.
  if (/\p{Surrogate}/u.test(text)) throw new NotCanonical(path, 'holds half a character');
}
