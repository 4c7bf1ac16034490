/**
 * Personal links with a code that is typed: invitations to a meeting and convenors' own. Every try is counted on disk
 * before it is compared, so a crash or a thousand parallel tries buy nothing.
 */
import { isId, type MeetingId } from '../../shared/ids.ts';
import { refuse, type Refusal } from '../../shared/wire/refusals.ts';
import { hashCode, MOST_TRIES, sameHash } from './codes.ts';
import type { IdentityParts } from './IdentityParts.ts';
import { invitationEnd } from './MeetingLife.ts';

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
    const { db, secrets } = this.#parts;
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
    if (row.voided_at !== null) return this.#ended(table, link);
    if (!sameHash(row.code_hash, given)) return wrong(row.tries);
    if (await this.#isOver(table, link, row.until)) return refuse('invitation-over');
    await db.updateTable(table).set({ tries: 0 }).where('id', '=', link).execute();
    return { ok: true };
  }

  /** Nothing was counted: unknown, or tried too often. */
  async #whyNot(table: LinkTable, link: string): Promise<{ ok: false; refusal: Refusal }> {
    const known = await this.#parts.db.selectFrom(table).select('voided_at').where('id', '=', link).executeTakeFirst();
    if (known) return known.voided_at === null ? refuse('code-void') : this.#ended(table, link);
    if (this.#unknown.size >= MOST_UNKNOWN) this.#unknown.clear();
    const tries = (this.#unknown.get(link) ?? 0) + 1;
    this.#unknown.set(link, tries);
    return wrong(tries);
  }

  /**
   * Whoever types the new code at the old link has to be told which of the two is wrong, so no code is asked for. What a
   * stranger with an old link learns is that it is of no use.
   */
  async #ended(table: LinkTable, link: string): Promise<{ ok: false; refusal: Refusal }> {
    const { db } = this.#parts;
    const newer =
      table === 'invitation'
        ? db
            .selectFrom('invitation as old')
            .innerJoin('invitation as newer', (join) =>
              join.onRef('newer.meeting', '=', 'old.meeting').onRef('newer.person', '=', 'old.person'),
            )
        : db
            .selectFrom('convenor_link as old')
            .innerJoin('convenor_link as newer', (join) => join.onRef('newer.convenor', '=', 'old.convenor'));
    const found = await newer
      .select('newer.id')
      .where('old.id', '=', link)
      .where('newer.voided_at', 'is', null)
      .executeTakeFirst();
    return refuse(found ? 'invitation-replaced' : 'invitation-over');
  }

  /** An open meeting keeps its invitations longer than the end that stands beside them. */
  async #isOver(table: LinkTable, link: string, until: string): Promise<boolean> {
    const { db, clock } = this.#parts;
    const now = clock.now();
    if (until > now.toISOString()) return false;
    if (table === 'convenor_link') return true;
    const row = await db.selectFrom('invitation').select('meeting').where('id', '=', link).executeTakeFirstOrThrow();
    return invitationEnd(until, await this.#parts.lifeOf(row.meeting as MeetingId)) <= now;
  }
}

function wrong(tries: number): { ok: false; refusal: Refusal } {
  return tries >= MOST_TRIES ? refuse('code-void') : refuse('code-wrong', { left: MOST_TRIES - tries });
}
