/** Convening beside a running server, or without one. */
import { systemClock, systemRandom } from '../ambient.ts';
import type { Config } from '../config.ts';
import type { Script } from '../rehearsal/script.ts';
import { isThere } from '../storage/openStore.ts';
import { isSetUp, type SetUp } from '../templates/setUp.ts';
import { conveneScript, type ConvenedScript } from './conveneScript.ts';
import { identityInPlace } from './identityInPlace.ts';
import { keepInPlace } from './setUpInPlace.ts';

export interface ConveneOptions {
  rehearsal: boolean;
  /** The partnership's set-up, to be kept first; null: as it stands. */
  setUp: SetUp | null;
}

export type ConvenedPlace = { ok: true; convened: ConvenedScript } | { ok: false; sentences: string[] };

const NOT_SET_UP: ConvenedPlace = {
  ok: false,
  sentences: ['Real meetings need a set-up first: convene --setup FILE once, or say --rehearsal.'],
};

export async function conveneInPlace(config: Config, script: Script, options: ConveneOptions): Promise<ConvenedPlace> {
  const { rehearsal, setUp } = options;
  // Looked at before a store is made that nobody could convene in.
  if (!rehearsal && setUp === null && config.postgres === null && !(await isThere(config.data))) return NOT_SET_UP;
  return identityInPlace(config, async (identity, place): Promise<ConvenedPlace> => {
    const { store, partnership, journal } = place;
    if (setUp !== null) {
      const kept = await keepInPlace(place, setUp);
      if (!kept.ok) return kept;
    }
    if (!rehearsal && !(await isSetUp(store.kysely, partnership))) return NOT_SET_UP;
    const parts = { journal, identity, partnership, clock: systemClock, random: systemRandom };
    return { ok: true, convened: await conveneScript(parts, script, rehearsal) };
  });
}
