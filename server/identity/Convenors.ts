/** Who may convene. Until passkeys exist, a convenor signs in as an invitee does: a personal link and a typed code. */
import { mintId, type MeetingId, type PersonId } from '../../shared/ids.ts';
import type { ConvenorDetails } from '../../shared/wire/convening.ts';
import { convenedBy } from './convenedBy.ts';
import { hashCode, makeCode, MOST_TRIES } from './codes.ts';
import type { IdentityParts } from './IdentityParts.ts';

/** A link that nobody renews ends, as the knowledge of who works where does. */
const LINK_MS = 365 * 24 * 60 * 60_000;

export interface Convenor extends ConvenorDetails {
  id: PersonId;
}

export interface ConvenorLink {
  link: string;
  code: string;
  until: string;
}

export interface OwnLink {
  id: string;
  codeHash: string;
}

export class Convenors {
  readonly #parts: IdentityParts;

  constructor(parts: IdentityParts) {
    this.#parts = parts;
  }

  async add(details: ConvenorDetails): Promise<Convenor> {
    const { db, random, partnership } = this.#parts;
    const id = mintId<PersonId>(random);
    const row = { id, partnership, ...details, added_at: this.#now(), ended_at: null };
    await db.insertInto('convenor').values(row).execute();
    return { id, ...details };
  }

  /** A new link and code, shown once; earlier ones end. */
  async link(convenor: PersonId): Promise<ConvenorLink> {
    const { db, clock, random, secrets, partnership } = this.#parts;
    await this.#voidLinks(convenor);
    const link = mintId<string>(random);
    const code = makeCode(random);
    const until = new Date(clock.now().getTime() + LINK_MS).toISOString();
    await db
      .insertInto('convenor_link')
      .values({
        id: link,
        partnership,
        convenor,
        code_hash: hashCode(secrets.code, code),
        tries: 0,
        until,
        voided_at: null,
      })
      .execute();
    return { link, code, until };
  }

  /** The link that signs this convenor in; its code signs afresh too. */
  async currentLink(convenor: PersonId): Promise<OwnLink | null> {
    const row = await this.#parts.db
      .selectFrom('convenor_link')
      .select(['id', 'code_hash as codeHash'])
      .where('convenor', '=', convenor)
      .where('voided_at', 'is', null)
      .where('tries', '<', MOST_TRIES)
      .where('until', '>', this.#now())
      .executeTakeFirst();
    return row ?? null;
  }

  async behind(link: string): Promise<Convenor | null> {
    const row = await this.#parts.db
      .selectFrom('convenor_link')
      .innerJoin('convenor', 'convenor.id', 'convenor_link.convenor')
      .select(['convenor.id', 'name', 'job', 'organisation', 'agency'])
      .where('convenor_link.id', '=', link)
      .where('ended_at', 'is', null)
      .executeTakeFirst();
    return row ? { ...row, id: row.id as PersonId } : null;
  }

  async all(): Promise<Convenor[]> {
    const rows = await this.#current().orderBy('name').execute();
    return rows.map((row) => ({ ...row, id: row.id as PersonId }));
  }

  async find(convenor: string): Promise<Convenor | null> {
    const row = await this.#current().where('id', '=', convenor).executeTakeFirst();
    return row ? { ...row, id: row.id as PersonId } : null;
  }

  /** Their link signs nobody in any more; what they convened stays. */
  async end(convenor: PersonId): Promise<void> {
    await this.#voidLinks(convenor);
    await this.#parts.db
      .updateTable('convenor')
      .set({ ended_at: this.#now() })
      .where('id', '=', convenor)
      .where('ended_at', 'is', null)
      .execute();
  }

  /** From now on this convenor's sessions are good for this meeting. Said twice is said once. */
  async convened(meeting: MeetingId, convenor: PersonId): Promise<void> {
    const { db, partnership } = this.#parts;
    await db
      .insertInto('convened_meeting')
      .values({ meeting, convenor, partnership, at: this.#now(), ended_at: null })
      .onConflict((conflict) => conflict.columns(['meeting', 'convenor']).doNothing())
      .execute();
  }

  /** The newest first. */
  meetingsOf(convenor: PersonId, most: number): Promise<MeetingId[]> {
    return convenedBy(this.#parts, convenor, most);
  }

  #current() {
    return this.#parts.db
      .selectFrom('convenor')
      .select(['id', 'name', 'job', 'organisation', 'agency'])
      .where('ended_at', 'is', null);
  }

  async #voidLinks(convenor: PersonId): Promise<void> {
    await this.#parts.db
      .updateTable('convenor_link')
      .set({ voided_at: this.#now() })
      .where('convenor', '=', convenor)
      .where('voided_at', 'is', null)
      .execute();
  }

  #now(): string {
    return this.#parts.clock.now().toISOString();
  }
}
