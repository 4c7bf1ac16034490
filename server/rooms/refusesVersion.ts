/** Whether a client is too old for a meeting, asked alike at every door. */
import { SCHEMA_VERSION } from '../../shared/document/schema.ts';
import type { RefusalCode } from '../../shared/wire/refusals.ts';
import { RULES_VERSION } from '../../shared/wire/rt.ts';
import type { Room } from './Room.ts';

/** As a client says it. */
export interface Versions {
  generation: string | null;
  schema: string | null;
  rules: string | null;
}

/** Absent means current: an outside client that knows nothing of generations gets the present one. */
export function refusesVersion(room: Room, { generation, schema, rules }: Versions): RefusalCode | null {
  if (generation !== null && generation !== room.meeting.generation) return 'other-generation';
  if (schema !== null && schema !== String(SCHEMA_VERSION)) return 'old-schema';
  if (rules !== null && rules !== String(RULES_VERSION)) return 'old-schema';
  return null;
}
