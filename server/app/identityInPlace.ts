/** Who may come in, changed beside a running server, or without one: opens the store, does it, closes. */
import { systemClock, systemRandom, systemTimers } from '../ambient.ts';
import type { Config } from '../config.ts';
import { createIdentity, type Identity } from '../identity/createIdentity.ts';
import { openPlace, type Opened } from './openServer.ts';

export async function identityInPlace<Result>(
  config: Config,
  deed: (identity: Identity, place: Opened) => Promise<Result>,
): Promise<Result> {
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
    return await deed(identity, place);
  } finally {
    identity.close();
    await journal.close();
  }
}
