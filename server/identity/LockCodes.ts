/** Codes for the lock: one person's for one meeting, compared at most five times, used up by the seal alone. */
import type { ExpressionBuilder, Insertable } from 'kysely';
import { mintId, type MeetingId, type PersonId } from '../../shared/ids.ts';
import { refuse, type Refusal } from '../../shared/wire/refusals.ts';
import { hashCode, makeCode, MOST_TRIES, sameHash } from './codes.ts';
import type { OwnLink } from './Convenors.ts';
import type { Tables } from '../storage/tables.ts';
import type { IdentityParts } from './IdentityParts.ts';

export type CodeAnswer = { ok: true; lockCode: string } | { ok: false; refusal: Refusal };

interface Holder {
  meeting: MeetingId;
  person: PersonId;
  link: string | null;
}

export class LockCodes {
  readonly #parts: IdentityParts;

  constructor(parts: IdentityParts) {
    this.#parts = parts;
  }

  /** A code to be shown once; earlier ones that this person was given end. */
  async make(meeting: MeetingId, person: PersonId): Promise<string> {
    const { db, random, secrets } = this.#parts;
    const code = makeCode(random);
    await db
      .updateTable('lock_code')
      .set({ voided_at: this.#now() })
      .where('meeting', '=', meeting)
      .where('person', '=', person)
      .where('convenor_link', 'is', null)
      .where('voided_at', 'is', null)
      .execute();
    await db
      .insertInto('lock_code')
      .values(this.#row(meeting, person, hashCode(secrets.code, code), null))
      .execute();
    return code;
  }

  /**
   * The code of this convenor's link stands among their lock codes of the meeting, once for each link: mistakes at the
   * lock are counted there and leave the link alone, and void it stays void until there is another link.
   */
  async takeOwn(meeting: MeetingId, person: PersonId, { id, codeHash }: OwnLink): Promise<void> {
    const { db } = this.#parts;
    await db
      .insertInto('lock_code')
      .values(this.#row(meeting, person, codeHash, id))
      .onConflict((conflict) => conflict.columns(['meeting', 'convenor_link']).doNothing())
      .execute();
  }

  /** `link`: the convenor's own that is good today; a code of an earlier one is none. */
  async check({ meeting, person, link }: Holder, code: string, approvedDigest: string): Promise<CodeAnswer> {
    const { db, secrets } = this.#parts;
    const given = hashCode(secrets.code, code);
    // One mistake counts against every code that it could have been.
    const rows = await db
      .updateTable('lock_code')
      .set((expression) => ({ tries: expression('tries', '+', 1) }))
      .where('meeting', '=', meeting)
      .where('person', '=', person)
      .where('tries', '<', MOST_TRIES)
      .where('voided_at', 'is', null)
      .where(ofLink(link))
      .returningAll()
      .execute();
    const meant = rows.find(({ code_hash: hash }) => sameHash(hash, given));
    if (!meant) return this.#wrong({ meeting, person, link }, rows);
    if (meant.used_at !== null) return refuse('code-used');
    const ids = rows.map(({ id }) => id);
    await db.updateTable('lock_code').set({ tries: 0 }).where('id', 'in', ids).execute();
    // Bound to the text it is used for; until the seal's transaction consumes it, another text binds it anew.
    await db
      .updateTable('lock_code')
      .set({ approved_digest: approvedDigest })
      .where('id', '=', meant.id)
      .where('used_at', 'is', null)
      .execute();
    return { ok: true, lockCode: meant.id };
  }

  async #wrong(
    { meeting, person, link }: Holder,
    rows: readonly { id: string; tries: number }[],
  ): Promise<{ ok: false; refusal: Refusal }> {
    const { db } = this.#parts;
    const spent = rows.filter(({ tries }) => tries >= MOST_TRIES).map(({ id }) => id);
    if (spent.length > 0)
      await db.updateTable('lock_code').set({ voided_at: this.#now() }).where('id', 'in', spent).execute();
    const left = Math.max(0, ...rows.map(({ tries }) => MOST_TRIES - tries));
    if (left > 0) return refuse('code-wrong', { left });
    const known = await db
      .selectFrom('lock_code')
      .select('id')
      .where('meeting', '=', meeting)
      .where('person', '=', person)
      .where(ofLink(link))
      .executeTakeFirst();
    return refuse('code-void', { why: known ? 'lockCode' : 'noLockCode' });
  }

  #row(meeting: MeetingId, person: PersonId, hash: string, link: string | null): Insertable<Tables['lock_code']> {
    const { random, partnership } = this.#parts;
    return {
      id: mintId<string>(random),
      partnership,
      meeting,
      person,
      code_hash: hash,
      tries: 0,
      used_at: null,
      approved_digest: null,
      voided_at: null,
      convenor_link: link,
    };
  }

  #now(): string {
    return this.#parts.clock.now().toISOString();
  }
}

/** Codes that were given, and the one of this link. */
function ofLink(link: string | null) {
  return (row: ExpressionBuilder<Tables, 'lock_code'>) =>
    link === null
      ? row('convenor_link', 'is', null)
      : row.or([row('convenor_link', 'is', null), row('convenor_link', '=', link)]);
}
