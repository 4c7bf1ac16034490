import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { compare, type Observed } from '../../server/rehearsal/compare.ts';
import { SecretWords } from '../../server/rehearsal/SecretWords.ts';
import { AFTER_LOCK, COPIES, DEEDS, LEAKS, MINUTES, PEOPLE } from './plantedFaults.ts';
import { rehearseHere } from './rehearseHere.ts';

/** That a copy was altered since the lock is found by its digests; each fault must be found by what it says. */
const ALTERED = 'altered since the lock';

let good: Observed;

beforeAll(async () => {
  const script = await readFile('tests/rehearsal/scripts/every-field.json', 'utf8');
  const { observed, differences } = await rehearseHere(script);
  if (differences.length > 0) throw new Error(JSON.stringify(differences));
  good = observed;
});

describe.each([
  ['in the minutes', MINUTES],
  ['in what was decided', DEEDS],
  ['about people and dates', PEOPLE],
  ['in the copies', COPIES],
  ['of restricted words', LEAKS],
  ['after the lock', AFTER_LOCK],
])('a fault that is planted %s', (_of, faults) => {
  it.each(faults)('[RECORD-75] is found: $name', ({ plant, where }) => {
    const found = compare(plant(good)).filter(({ what }) => what !== ALTERED);
    expect(found.map((difference) => difference.where).filter((place) => place.startsWith(where))).not.toEqual([]);
  });
});

it('[RECORD-78] what the script lets happen after the lock stands beside the record, in the order of its times', () => {
  const kindsFor = (json: string | null | undefined): string[] =>
    (JSON.parse(json ?? '') as { list: { what: string }[] }).list.map(({ what }) => what);
  const everybodys = [
    'addendum',
    'query',
    'query',
    'addendum',
    'newInformation',
    'handedOver',
    'held',
    'dissent',
    'progress',
    'acceptance',
    'acceptance',
    'blockConfirmed',
  ];
  expect(kindsFor(good.generalAfterwards)).toEqual(everybodys);
  expect(kindsFor(good.afterwards['nurse'])).toEqual(everybodys);
  expect(kindsFor(good.afterwards['gp'])).toEqual(['circulated', ...everybodys]);
  expect(good.afterwards['student']).toBeNull();
});

it('[RECORD-75] whatever changes a copy is found, also what the script does not speak of', () => {
  const changed = good.general.replace('"howKnown":"code"', '"howKnown":"phone"');
  expect(changed).not.toBe(good.general);
  expect(compare({ ...good, general: changed })).toContainEqual({ where: 'general copy', what: ALTERED });
});

it('[RECORD-76] words that a reader may know anyway are no leak', () => {
  const words = 'Nine calls to the address since June. Restricted information was shared by the police. organisations';
  const received = { ...good.received, student: [...(good.received['student'] ?? []), Buffer.from(words)] };
  expect(compare({ ...good, received })).toEqual([]);
});

it('[RECORD-76] nor are they beside a letter of something else, such as the length that goes before them', () => {
  const [secret, open] = ['the house said seen kitchen garden', 'x said seen bruise unexplained'];
  const words = new SecretWords([{ of: 'secret', text: secret }], open);
  expect(words.in([Buffer.from('\u0000e said seen bruise')])).toEqual(new Set());
  expect(words.in([Buffer.from('\u0000e said seen kitch')])).toEqual(new Set(['secret']));
});
