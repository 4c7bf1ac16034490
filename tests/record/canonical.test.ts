import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  canonicalBytes,
  canonicalText,
  isCanonicalText,
  NotCanonical,
  type JsonValue,
} from '../../shared/record/canonical.ts';

/** RFC 8785: the sample of section 3.2.2 and the files of its test data that hold integers and text only. */
const PUBLISHED: [name: string, input: string, output: string][] = [
  [
    'arrays',
    '[\n  56,\n  {\n    "d": true,\n    "10": null,\n    "1": [ ]\n  }\n]',
    '[56,{"1":[],"10":null,"d":true}]',
  ],
  [
    'french',
    '{\n  "peach": "This sorting order",\n  "péché": "is wrong according to French",\n  "pêche": "but canonicalization MUST",\n  "sin":   "ignore locale"\n}',
    '{"peach":"This sorting order","péché":"is wrong according to French","pêche":"but canonicalization MUST","sin":"ignore locale"}',
  ],
  [
    'structures',
    '{\n  "1": {"f": {"f": "hi","F": 5} ,"\\n": 56},\n  "10": { },\n  "": "empty",\n  "a": { },\n  "111": [ {"e": "yes","E": "no" } ],\n  "A": { }\n}',
    '{"":"empty","1":{"\\n":56,"f":{"F":5,"f":"hi"}},"10":{},"111":[{"E":"no","e":"yes"}],"A":{},"a":{}}',
  ],
  ['unicode', '{\n  "Unnormalized Unicode":"A\\u030a"\n}', '{"Unnormalized Unicode":"A\u030a"}'],
  [
    'weird',
    '{\n  "\\u20ac": "Euro Sign",\n  "\\r": "Carriage Return",\n  "\\u000a": "Newline",\n  "1": "One",\n  "\\u0080": "Control\\u007f",\n  "\\ud83d\\ude02": "Smiley",\n  "\\u00f6": "Latin Small Letter O With Diaeresis",\n  "\\ufb33": "Hebrew Letter Dalet With Dagesh",\n  "</script>": "Browser Challenge"\n}',
    '{"\\n":"Newline","\\r":"Carriage Return","1":"One","</script>":"Browser Challenge","\u0080":"Control\u007f","\u00f6":"Latin Small Letter O With Diaeresis","\u20ac":"Euro Sign","\ud83d\ude02":"Smiley","\ufb33":"Hebrew Letter Dalet With Dagesh"}',
  ],
];

/** Section 3.2.2 and appendix B: floats, which a record never holds. */
const WITH_FLOATS =
  '{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"string":"\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/","literals":[null,true,false]}';
const WITH_FLOATS_OUT =
  '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}';

const json = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constant(null),
    fc.boolean(),
    fc.maxSafeInteger().map((n) => (Object.is(n, -0) ? 0 : n)),
    fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\u0000', '')),
    fc.array(tie('value')),
    fc.dictionary(
      fc.string({ unit: 'binary' }).filter((key) => !key.includes('\u0000')),
      tie('value'),
      { noNullPrototype: true },
    ),
  ),
})).value;

describe('canonical JSON', () => {
  it.each(PUBLISHED)('[RECORD-1] the published sample %s', (_, input, output) => {
    expect(canonicalText(JSON.parse(input) as JsonValue)).toBe(output);
  });

  it('[RECORD-1] the published numbers come out of the library, and are refused here', () => {
    expect(canonicalize(JSON.parse(WITH_FLOATS))).toBe(WITH_FLOATS_OUT);
    expect(() => canonicalText(JSON.parse(WITH_FLOATS) as JsonValue)).toThrow(NotCanonical);
  });

  it('[RECORD-1] the bytes are UTF-8 and the text is kept as typed', () => {
    const typed = 'A\u030a ŵ ŷ 😂 \u2028 <b>';
    expect(new TextDecoder().decode(canonicalBytes({ typed }))).toBe(`{"typed":"${typed}"}`);
  });

  it('[RECORD-1] what comes out says the same and comes out the same again, whatever the order of keys', () => {
    fc.assert(
      fc.property(json, (value) => {
        const text = canonicalText(value);
        expect(JSON.parse(text)).toEqual(value);
        expect(canonicalText(JSON.parse(text) as JsonValue)).toBe(text);
        expect(canonicalText(backwards(value))).toBe(text);
        expect(isCanonicalText(text)).toBe(true);
        expect(isCanonicalText(` ${text}`)).toBe(false);
      }),
    );
  });

  const REFUSED: [string, unknown][] = [
    ['a float', { a: 0.5 }],
    ['minus nothing', [-0]],
    ['not a number', [NaN]],
    ['infinity', [Infinity]],
    ['an integer too large to be exact', [2 ** 53]],
    ['undefined', { a: undefined }],
    ['undefined at the top', undefined],
    ['a hole', [1, , 2]], // eslint-disable-line no-sparse-arrays
    ['a date', { at: new Date(0) }],
    ['a map', new Map([[1, 2]])],
    ['bytes', Uint8Array.of(1)],
    ['a function', { toJSON: () => 1 }],
    ['a symbol key', { [Symbol('s')]: 1 }],
    ['a big integer', [1n]],
    ['NUL', 'a\u0000b'],
    ['NUL in a key', { 'a\u0000b': 1 }],
    ['half a character', 'a\ud83d'],
    ['the other half', '\ude02b'],
    ['half a character in a key', { '\ud83d': 1 }],
  ];
  it.each(REFUSED)('[RECORD-2] %s is refused', (_, value) => {
    expect(() => canonicalText(value as JsonValue)).toThrow(NotCanonical);
  });

  it('[RECORD-2] what contains itself is refused, what is named twice is not', () => {
    const loop: JsonValue[] = [];
    loop.push(loop);
    expect(() => canonicalText(loop)).toThrow(NotCanonical);
    const twice = { a: 1 };
    expect(canonicalText([twice, twice])).toBe('[{"a":1},{"a":1}]');
  });

  it('[RECORD-2] the refusal names the field and not what is in it', () => {
    expect(() => canonicalText({ words: [{ text: 'Amir is at\u0000' }] })).toThrow('words[0].text: holds NUL');
  });

  it('a key given twice is not canonical', () => {
    expect(isCanonicalText('{"a":1,"a":1}')).toBe(false);
    expect(isCanonicalText('{"a":1')).toBe(false);
  });
});

function backwards(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return (value as JsonValue[]).map(backwards);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inside]) => [key, backwards(inside as JsonValue)]),
  );
}
