/** Who may come in, opened on a store: the server and commands beside it must hash codes with the same keys. */
import type { Clock, Random, Timers } from '../../shared/clock.ts';
import { createIdentity, type Identity } from '../identity/createIdentity.ts';
import { decidedReader } from '../journal/readDecided.ts';
import { meetingLifeReader } from './meetingLife.ts';
import type { Opened } from './openServer.ts';

export function openIdentity(
  { store, keys, partnership }: Pick<Opened, 'store' | 'keys' | 'partnership'>,
  ambient: { clock: Clock; timers: Timers; random: Random },
  /** Served over https. */
  secure: boolean,
): Identity {
  const { clock, timers, random } = ambient;
  const secrets = { code: keys.derive('code'), session: keys.derive('session') };
  const lifeOf = meetingLifeReader(decidedReader(store, keys, random), clock);
  return createIdentity({ db: store.kysely, clock, timers, random, partnership, lifeOf, secrets, secure });
}
