/** Who may come in, changed beside a running server, or without one: opens the store, does it, closes. */
import { systemClock, systemRandom, systemTimers } from '../ambient.ts';
import type { Config } from '../config.ts';
import type { Identity } from '../identity/createIdentity.ts';
import { openIdentity } from './openIdentity.ts';
import { openPlace, type Opened } from './openServer.ts';

export async function identityInPlace<Result>(
  config: Config,
  deed: (identity: Identity, place: Opened) => Promise<Result>,
  onlyIfThere = false,
): Promise<Result> {
  const place = await openPlace(config, onlyIfThere);
  const identity = openIdentity(place, { clock: systemClock, timers: systemTimers, random: systemRandom }, false);
  try {
    return await deed(identity, place);
  } finally {
    identity.close();
    await place.journal.close();
  }
}
