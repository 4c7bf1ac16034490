/** Convening beside a running server, or without one. */
import { systemClock, systemRandom } from '../ambient.ts';
import type { Config } from '../config.ts';
import type { Script } from '../rehearsal/script.ts';
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

export function conveneInPlace(config: Config, script: Script, options: ConveneOptions): Promise<ConvenedPlace> {
  return identityInPlace(config, async (identity, place): Promise<ConvenedPlace> => {
    const { store, partnership, journal } = place;
    if (options.setUp !== null) {
      const kept = await keepInPlace(place, options.setUp);
      if (!kept.ok) return kept;
    }
    if (!options.rehearsal && !(await isSetUp(store.kysely, partnership))) {
      return {
        ok: false,
        sentences: ['Real meetings need a set-up first: convene --setup FILE once, or say --rehearsal.'],
      };
    }
    const parts = { journal, identity, partnership, clock: systemClock, random: systemRandom };
    return { ok: true, convened: await conveneScript(parts, script, options.rehearsal) };
  });
}
