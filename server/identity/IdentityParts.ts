import type { Kysely } from 'kysely';
import type { Clock, Random, Timers } from '../../shared/clock.ts';
import type { MeetingId, PartnershipId } from '../../shared/ids.ts';
import type { Tables } from '../storage/tables.ts';
import type { MeetingLife } from './MeetingLife.ts';

export interface IdentityParts {
  db: Kysely<Tables>;
  clock: Clock;
  timers: Timers;
  random: Random;
  partnership: PartnershipId;
  /** Whether a meeting is over, and since when; null: nobody knows it. */
  lifeOf(meeting: MeetingId): Promise<MeetingLife | null>;
  /** Keyed hashes of codes and of session secrets. */
  secrets: { code: Uint8Array; session: Uint8Array };
  /** Served over https: the cookie is bound to the host and never sent in clear. */
  secure: boolean;
}
