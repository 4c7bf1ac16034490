import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { rounds } from '../support/tier.ts';
import { randomScript } from './randomScript.ts';
import { rehearseHere } from './rehearseHere.ts';

const FIRST_SEED = 1_001;
const SCRIPTS = rounds(6, 300);
const EACH_MS = 20_000;

describe('scripts that nobody has seen before', () => {
  it(
    '[RECORD-74] whatever the form allows is in the record, whole and for its readers alone',
    async () => {
      let [people, edits] = [0, 0];
      for (let seed = FIRST_SEED; seed < FIRST_SEED + SCRIPTS; seed++) {
        const { differences, ran } = await played(seed);
        expect(differences, `seed ${seed}`).toEqual([]);
        people += ran.people;
        edits += ran.edits;
      }
      console.log(`${SCRIPTS} random scripts, ${people} people, ${edits} edits, seeds from ${FIRST_SEED}`);
    },
    SCRIPTS * EACH_MS,
  );

  // What was wrong when the seed was found.
  it.each([
    [19, 'the chair typed for somebody who withdrew later, without leave'],
    [243, 'a length beside open words looked like restricted ones'],
  ])(
    '[RECORD-74] seed %i: %s',
    async (seed) => {
      expect((await played(seed)).differences).toEqual([]);
    },
    EACH_MS,
  );

  it.each([
    ['hardly anybody types their own words', 'who-types'],
    ['somebody came before midnight and the meeting began after it', 'past-midnight'],
    ['words that programs stumble over begin in one moment', 'texts-at-once'],
  ])('[RECORD-74] [RECORD-77] %s', async (_what, name) => {
    const { differences } = await rehearseHere(await readFile(`tests/rehearsal/scripts/${name}.json`, 'utf8'));
    expect(differences).toEqual([]);
  });
});

async function played(seed: number) {
  try {
    return await rehearseHere(randomScript(seed));
  } catch (error) {
    throw new Error(`seed ${seed}`, { cause: error });
  }
}
