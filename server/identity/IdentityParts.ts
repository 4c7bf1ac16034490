import type { Kysely } from 'kysely';
import type { Clock, Random, Timers } from '../../shared/clock.ts';
import type { PartnershipId } from '../../shared/ids.ts';
import type { Tables } from '../storage/tables.ts';

export interface IdentityParts {
  db: Kysely<Tables>;
  clock: Clock;
  timers: Timers;
  random: Random;
  partnership: PartnershipId;
  /** Keyed hashes of codes and of session secrets. */
  secrets: { code: Uint8Array; session: Uint8Array };
  /** Served over https: the cookie is bound to the host and never sent in clear. */
  secure: boolean;
}
