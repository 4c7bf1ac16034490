/** What a partnership states once before a real meeting may be held in its store (C32, C33). */
import * as z from 'zod';
import type { Kysely } from 'kysely';
import { fieldFault } from '../../shared/wire/fieldFault.ts';
import type { Tables } from '../storage/tables.ts';

const line = z.string().min(1).max(500);

const SET_UP = z.strictObject({
  partnership: line,
  controllers: z.array(line).min(1),
  dataProtectionContact: line,
  sharingAgreement: line,
  hostingCountry: line,
  privacyNotice: line,
  requestRoute: line,
});

export type SetUpAnswer = { ok: true } | { ok: false; sentences: string[] };

/** Keeps the set-up of a JSON text; refuses with one sentence for each field at fault. */
export async function setUp(db: Kysely<Tables>, partnership: string, json: string): Promise<SetUpAnswer> {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return { ok: false, sentences: ['The set-up file is not JSON.'] };
  }
  const parsed = SET_UP.safeParse(value, { error: fieldFault });
  if (!parsed.success) {
    return {
      ok: false,
      sentences: parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'The set-up'}: ${message}.`),
    };
  }
  const fields = { name: parsed.data.partnership, set_up: JSON.stringify(parsed.data) };
  await db.updateTable('partnership').set(fields).where('id', '=', partnership).execute();
  return { ok: true };
}

export async function isSetUp(db: Kysely<Tables>, partnership: string): Promise<boolean> {
  const row = await db.selectFrom('partnership').select('set_up').where('id', '=', partnership).executeTakeFirst();
  return row?.set_up != null;
}
