/** What a partnership states once before a real meeting may be held in its store (C32, C33). */
import * as z from 'zod';
import type { Kysely } from 'kysely';
import { isText } from '../../shared/document/schema.ts';
import type { Tables } from '../storage/tables.ts';

const line = z.string().trim().min(1).max(500).refine(isText, 'holds characters that are not text');

export const SET_UP = z.strictObject({
  partnership: line,
  controllers: z.array(line).min(1),
  dataProtectionContact: line,
  sharingAgreement: line,
  hostingCountry: line,
  privacyNotice: line,
  requestRoute: line,
});
export type SetUp = z.infer<typeof SET_UP>;

/** `differs`: fields in which what stands says something else. */
export type KeptSetUp = { ok: true } | { ok: false; differs: string[] };

/** Once: what stands is changed by `replace` alone, because people were told it and rely on it. */
export async function keepSetUp(
  db: Kysely<Tables>,
  partnership: string,
  setUp: SetUp,
  replace: boolean,
): Promise<KeptSetUp> {
  const fields = { name: setUp.partnership, set_up: JSON.stringify(setUp) };
  const keeping = db.updateTable('partnership').set(fields).where('id', '=', partnership);
  const { numUpdatedRows } = await (replace ? keeping : keeping.where('set_up', 'is', null)).executeTakeFirst();
  if (numUpdatedRows > 0n) return { ok: true };
  const differs = differences(setUp, await standing(db, partnership));
  return differs.length === 0 ? { ok: true } : { ok: false, differs };
}

export async function isSetUp(db: Kysely<Tables>, partnership: string): Promise<boolean> {
  return (await standing(db, partnership)) !== null;
}

async function standing(db: Kysely<Tables>, partnership: string): Promise<string | null> {
  const row = await db.selectFrom('partnership').select('set_up').where('id', '=', partnership).executeTakeFirst();
  return row?.set_up ?? null;
}

function differences(setUp: SetUp, stored: string | null): string[] {
  const stands = JSON.parse(stored ?? '{}') as Record<string, unknown>;
  return Object.entries(setUp)
    .filter(([field, value]) => JSON.stringify(value) !== JSON.stringify(stands[field]))
    .map(([field]) => field);
}
