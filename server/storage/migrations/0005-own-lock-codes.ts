/** The code of a convenor's link among the lock codes of a meeting: once for each link, with tries of its own. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table lock_code add column convenor_link text`.execute(db);
  await sql`create unique index lock_code_own on lock_code (meeting, convenor_link)`.execute(db);
}
