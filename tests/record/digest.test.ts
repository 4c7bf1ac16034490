import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nodeHashing } from '../../server/seal/hashing.ts';
import { fromBase64, toBase64 } from '../../shared/record/base64.ts';
import { canonicalBytes, canonicalText, type JsonValue } from '../../shared/record/canonical.ts';
import { copyFor } from '../../shared/record/copyFor.ts';
import { approve } from '../../shared/record/digest.ts';
import { leafHash, merkleRoot } from '../../shared/record/merkle.ts';
import { recordCode } from '../../shared/record/recordCode.ts';
import { copyAsJson, type RecordCopy } from '../../shared/record/RecordCopy.ts';
import { checkCopy, checkCopyText } from '../../shared/record/verify.ts';
import { madeRecord, parts, part, POLICE, SCHOOL, seed } from './madeRecord.ts';

const { sha256 } = nodeHashing;
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const bytesOf = (text: string): Uint8Array => Buffer.from(text, 'hex');

/** The eight inputs and the roots that Certificate Transparency's own tests publish for RFC 6962. */
const INPUTS = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
/** Published audit path of the first leaf in the tree of eight. */
const PATH = [
  '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
  '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
  '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
];

describe('the tree of RFC 6962', () => {
  it.each(ROOTS.map((root, size) => [size, root] as const))(
    '[RECORD-3] the published root of %i leaves',
    (size, root) => {
      const leaves = INPUTS.slice(0, size).map((input) => leafHash(sha256, bytesOf(input)));
      expect(hex(merkleRoot(sha256, leaves))).toBe(root);
    },
  );

  it('[RECORD-3] the published audit path leads from the first leaf to our root', () => {
    const first = leafHash(sha256, bytesOf(INPUTS[0] ?? ''));
    const root = PATH.reduce((left, right) => merkleRoot(sha256, [left, bytesOf(right)]), first);
    expect(hex(root)).toBe(ROOTS[8]);
  });
});

describe('base64 and the record code', () => {
  it('reads back what it wrote and nothing else', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(fromBase64(toBase64(bytes))).toEqual(bytes);
      }),
    );
    expect(fromBase64('AB==')).toBe(null); // the bits beyond the last byte are not nought
    expect(fromBase64('AA')).toBe(null);
    expect(fromBase64(' AA==')).toBe(null);
    expect(fromBase64('*')).toBe(null);
  });

  it('[RECORD-4] the code is the first 100 bits of the digest in five groups of four', () => {
    // base32 of RFC 4648 of bytes 0, 1, 2 … begins AAAQEAYEAUDAOCAJBIFQ.
    const digest = toBase64(Uint8Array.from({ length: 32 }, (_, n) => n));
    expect(recordCode(digest)).toBe('AAAQ-EAYE-AUDA-OCAJ-BIFQ');
    expect(() => recordCode('AAAA')).toThrow('32 bytes');
  });
});

describe('approvedDigest', () => {
  it('[RECORD-5] the same parts and seed give the same digest, in whatever order they come', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(parts, { minLength: parts.length }), (shuffled) => {
        expect(approve(shuffled, seed, nodeHashing)).toEqual(approve(parts, seed, nodeHashing));
      }),
    );
    const other = approve(parts, sha256(seed), nodeHashing);
    expect(other.approvedDigest).not.toBe(approve(parts, seed, nodeHashing).approvedDigest);
  });

  it('[RECORD-6] the number of leaves is the same with and without hidden parts', () => {
    const open = fc.integer({ min: 1, max: 300 });
    fc.assert(
      fc.property(open, fc.integer({ min: 0, max: 1 }), (openParts, share) => {
        const visible = Array.from({ length: openParts }, (_, n) => part(`section:${n}`, 'everyone'));
        const hidden = Array.from({ length: share * openParts }, (_, n) => part(`restricted:${n}`, [POLICE]));
        const without = approve(visible, seed, nodeHashing).leaves.length;
        expect(approve([...visible, ...hidden], seed, nodeHashing).leaves.length).toBe(without);
        expect(without).toBeGreaterThanOrEqual(64);
        expect(Math.log2(without) % 1).toBe(0);
      }),
    );
  });

  it('two parts with one id, and an id that is padding, are mistakes', () => {
    expect(() => approve([part('a', 'everyone'), part('a', 'everyone')], seed, nodeHashing)).toThrow('same id');
    expect(() => approve([part('pad:0', 'everyone')], seed, nodeHashing)).toThrow('not one');
  });
});

describe('a copy', () => {
  const record = madeRecord(parts);
  const readers = ['general', POLICE, SCHOOL] as const;

  it.each(readers)('[RECORD-7] the copy of %s is unchanged, under the same digest as every other', (reader) => {
    const copy = copyFor(reader, record);
    expect(checkCopy(copyAsJson(copy), sha256)).toBe('unchanged');
    expect(checkCopyText(canonicalText(copyAsJson(copy)), sha256)).toBe('unchanged');
    expect(copy.header).toEqual(record.header);
    expect(copy.digest).toBe(record.digest);
  });

  it('[READ-1] a copy opens the parts of its reader and holds no byte of any other', () => {
    const text = canonicalText(copyAsJson(copyFor('general', record)));
    const hidden = record.opened.filter(({ part: { audience } }) => audience !== 'everyone');
    expect(hidden.length).toBe(2);
    for (const { part: secret, salt } of hidden) {
      for (const piece of [secret.id, JSON.stringify(secret.content), salt]) expect(text).not.toContain(piece);
    }
    const police = copyFor(POLICE, record).opened.map(({ part: { id } }) => id);
    expect(police).toContain('restricted:one');
    expect(police).not.toContain('restricted:two');
  });

  it('[RECORD-8] any change of any value, any part added, left double or moved, is found', () => {
    const copy = copyAsJson(copyFor(POLICE, record));
    const places = everyPlace(copy);
    expect(places.length).toBeGreaterThan(150);
    for (const place of places) {
      for (const changed of changesAt(copy, place)) {
        expect(checkCopy(changed, sha256), place.join('.')).toBe('altered');
      }
    }
  });

  it('[RECORD-8] any one character of the copy changed is found', () => {
    const text = canonicalText(copyAsJson(copyFor(POLICE, record)));
    fc.assert(
      fc.property(fc.nat({ max: text.length - 1 }), fc.string({ minLength: 0, maxLength: 2 }), (place, letters) => {
        const changed = text.slice(0, place) + letters + text.slice(place + 1);
        fc.pre(changed !== text);
        expect(checkCopyText(changed, sha256)).toBe('altered');
      }),
      { numRuns: 3000 },
    );
  });

  it('[RECORD-8] a part of another record, with its salt, is found', () => {
    const other = madeRecord([...parts, part('section:foreign', 'everyone')]);
    const copy = copyFor('general', record);
    const foreign = other.opened.filter(({ part: { id } }) => id === 'section:foreign');
    const mixed: RecordCopy = { ...copy, opened: [...copy.opened, ...foreign] };
    expect(checkCopy(copyAsJson(mixed), sha256)).toBe('altered');
  });

  it('[RECORD-8] a header that was made to fit changed leaves is found by its root', () => {
    const copy = copyFor('general', record);
    for (const field of ['approvedDigest', 'sealingDigest'] as const) {
      const header = { ...copy.header, [field]: toBase64(sha256(seed)) };
      const digest = toBase64(sha256(canonicalBytes({ ...header })));
      expect(checkCopy(copyAsJson({ ...copy, header, digest }), sha256)).toBe('altered');
    }
  });

  it('[RECORD-8] what is no copy at all is altered, and nothing throws', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(checkCopy(value as JsonValue, sha256)).toBe('altered');
      }),
    );
    for (const text of ['', '{', 'null', '{"a":1,"a":2}']) expect(checkCopyText(text, sha256)).toBe('altered');
  });

  it('[RECORD-9] a copy may leave out parts and is still unchanged, because it claims to hold no more than it opens', () => {
    const copy = copyFor(POLICE, record);
    fc.assert(
      fc.property(fc.subarray([...copy.opened]), (opened) => {
        expect(checkCopy(copyAsJson({ ...copy, opened }), sha256)).toBe('unchanged');
      }),
    );
  });
});

type Place = (string | number)[];

function everyPlace(value: JsonValue, above: Place = []): Place[] {
  if (typeof value !== 'object' || value === null) return [above];
  const inside = Array.isArray(value)
    ? (value as JsonValue[]).flatMap((item, n) => everyPlace(item, [...above, n]))
    : Object.entries(value).flatMap(([key, item]) => everyPlace(item as JsonValue, [...above, key]));
  return above.length === 0 ? inside : [above, ...inside];
}

/** Another value; the value taken away; the next one swapped with it. A part left out whole is no change of a copy. */
function changesAt(copy: JsonValue, place: Place): JsonValue[] {
  const isWholePart = place.length === 2 && (place[0] === 'opened' || place[0] === 'sealing');
  const another = withChange(copy, place, (holder, key) => {
    const value = holder[key];
    if (typeof value === 'string')
      holder[key] = value === '' ? 'x' : value.slice(0, -1) + (value.endsWith('A') ? 'B' : 'A');
    else if (typeof value === 'number') holder[key] = value + 1;
    else if (typeof value === 'boolean') holder[key] = !value;
    else holder[key] = 0;
  });
  const without = withChange(copy, place, (holder, key) => {
    if (Array.isArray(holder)) holder.splice(Number(key), 1);
    else delete holder[key];
  });
  const doubled = withChange(copy, place, (holder, key) => {
    if (Array.isArray(holder)) holder.splice(Number(key), 0, holder[Number(key)]);
    else holder[`${String(key)}2`] = 1;
  });
  return isWholePart ? [another, doubled] : [another, without, doubled];
}

function withChange(
  copy: JsonValue,
  place: Place,
  change: (holder: Record<string | number, JsonValue>, key: string | number) => void,
): JsonValue {
  const fresh = structuredClone(copy) as Record<string | number, JsonValue>;
  let holder = fresh;
  for (const key of place.slice(0, -1)) holder = holder[key] as Record<string | number, JsonValue>;
  change(holder, place.at(-1) ?? '');
  return fresh as unknown as JsonValue;
}
