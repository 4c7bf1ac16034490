/**
 * Personal links with a code that is typed: invitations to a meeting and convenors' own. Every try is counted on disk
 * before it is compared, so a crash or a thousand parallel tries buy nothing.
 */
import { isId } from '../../shared/ids.ts';
import { refuse, type Refusal } from '../../shared/wire/refusals.ts';
import { hashCode, sameHash } from './codes.ts';
import type { IdentityParts } from './IdentityParts.ts';

export const MOST_TRIES = 5;
/** Made-up links remembered at once; a flood of them begins anew. */
const MOST_UNKNOWN = 10_000;

export type LinkTable = 'invitation' | 'convenor_link';

export class PersonalLinks {
  readonly #parts: IdentityParts;
  /** Tries of links that do not exist: they are told what a wrong code of a real one is told, the number left too. */
  readonly #unknown = new Map<string, number>();

  constructor(parts: IdentityParts) {
    this.#parts = parts;
  }

  async try(table: LinkTable, link: string, code: string): Promise<{ ok: true } | { ok: false; refusal: Refusal }> {
    const { db, clock, secrets } = this.#parts;
    const given = hashCode(secrets.code, code);
    if (!isId(link)) return refuse('code-wrong');
    const [row] = await db
      .updateTable(table)
      .set((expression) => ({ tries: expression('tries', '+', 1) }))
      .where('id', '=', link)
      .where('tries', '<', MOST_TRIES)
      .returning(['code_hash', 'tries', 'until', 'voided_at'])
      .execute();
    if (!row) return this.#whyNot(table, link);
    if (row.voided_at !== null) return refuse('invitation-over');
    if (!sameHash(row.code_hash, given)) return wrong(row.tries);
    if (row.until <= clock.now().toISOString()) return refuse('invitation-over');
    await db.updateTable(table).set({ tries: 0 }).where('id', '=', link).execute();
    return { ok: true };
  }

  /** Nothing was counted: unknown, or tried too often. */
  async #whyNot(table: LinkTable, link: string): Promise<{ ok: false; refusal: Refusal }> {
    const known = await this.#parts.db.selectFrom(table).select('id').where('id', '=', link).executeTakeFirst();
    if (known) return refuse('code-void');
    if (this.#unknown.size >= MOST_UNKNOWN) this.#unknown.clear();
    const tries = (this.#unknown.get(link) ?? 0) + 1;
    this.#unknown.set(link, tries);
    return wrong(tries);
  }
}

function wrong(tries: number): { ok: false; refusal: Refusal } {
  return tries >= MOST_TRIES ? refuse('code-void') : refuse('code-wrong', { left: MOST_TRIES - tries });
}
