/** Codes for the lock: one person's for one meeting, compared at most five times, used up by the seal alone. */
import { mintId, type MeetingId, type PersonId } from '../../shared/ids.ts';
import { refuse, type Refusal } from '../../shared/wire/refusals.ts';
import { hashCode, makeCode, sameHash } from './codes.ts';
import type { IdentityParts } from './IdentityParts.ts';
import { MOST_TRIES } from './PersonalLinks.ts';

export type CodeAnswer = { ok: true; lockCode: string } | { ok: false; refusal: Refusal };

export class LockCodes {
  readonly #parts: IdentityParts;

  constructor(parts: IdentityParts) {
    this.#parts = parts;
  }

  /** A code to be shown once; earlier ones of this person end. */
  async make(meeting: MeetingId, person: PersonId): Promise<string> {
    const { db, random, secrets, partnership } = this.#parts;
    const code = makeCode(random);
    const row = {
      id: mintId<string>(random),
      partnership,
      meeting,
      person,
      code_hash: hashCode(secrets.code, code),
      tries: 0,
      used_at: null,
      approved_digest: null,
      voided_at: null,
    };
    await db
      .updateTable('lock_code')
      .set({ voided_at: this.#now() })
      .where('meeting', '=', meeting)
      .where('person', '=', person)
      .where('voided_at', 'is', null)
      .execute();
    await db.insertInto('lock_code').values(row).execute();
    return code;
  }

  async check(meeting: MeetingId, person: PersonId, code: string, approvedDigest: string): Promise<CodeAnswer> {
    const { db, secrets } = this.#parts;
    const [row] = await db
      .updateTable('lock_code')
      .set((expression) => ({ tries: expression('tries', '+', 1) }))
      .where('meeting', '=', meeting)
      .where('person', '=', person)
      .where('tries', '<', MOST_TRIES)
      .where('voided_at', 'is', null)
      .returningAll()
      .execute();
    if (!row) return refuse('code-void');
    if (row.used_at !== null) return refuse('code-used');
    if (!sameHash(row.code_hash, hashCode(secrets.code, code))) {
      if (row.tries < MOST_TRIES) return refuse('code-wrong');
      await db.updateTable('lock_code').set({ voided_at: this.#now() }).where('id', '=', row.id).execute();
      return refuse('code-void');
    }
    // Bound to the text it is used for; until the seal's transaction consumes it, another text binds it anew.
    await db
      .updateTable('lock_code')
      .set({ tries: 0, approved_digest: approvedDigest })
      .where('id', '=', row.id)
      .where('used_at', 'is', null)
      .execute();
    return { ok: true, lockCode: row.id };
  }

  #now(): string {
    return this.#parts.clock.now().toISOString();
  }
}
