/** Convening beside a running server, or without one: opens the store, convenes, closes. */
import { systemClock, systemRandom, systemTimers } from '../ambient.ts';
import type { Config } from '../config.ts';
import { createIdentity } from '../identity/createIdentity.ts';
import type { Script } from '../rehearsal/script.ts';
import { isSetUp, setUp } from '../templates/setUp.ts';
import { conveneScript, type ConvenedScript } from './conveneScript.ts';
import { openPlace } from './openServer.ts';

export interface ConveneOptions {
  rehearsal: boolean;
  /** The partnership's set-up as JSON, to be kept first; null: as it stands. */
  setUp: string | null;
}

export type ConvenedPlace = { ok: true; convened: ConvenedScript } | { ok: false; sentences: string[] };

export async function conveneInPlace(config: Config, script: Script, options: ConveneOptions): Promise<ConvenedPlace> {
  const place = await openPlace(config);
  const { store, keys, partnership, journal } = place;
  const identity = createIdentity({
    db: store.kysely,
    clock: systemClock,
    timers: systemTimers,
    random: systemRandom,
    partnership,
    secrets: { code: keys.derive('code'), session: keys.derive('session') },
    secure: false,
  });
  try {
    if (options.setUp !== null) {
      const kept = await setUp(store.kysely, partnership, options.setUp);
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
  } finally {
    identity.close();
    await journal.close();
  }
}
