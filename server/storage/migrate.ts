/** Brings a store to the present form, each step once, also when two processes start at the same time. */
import { sql, type Kysely } from 'kysely';
import { up as journal } from './migrations/0001-journal.ts';
import { up as identity } from './migrations/0002-identity.ts';
import { up as guards } from './migrations/0003-guards.ts';
import { up as convenors } from './migrations/0004-convenors.ts';
import { up as ownLockCodes } from './migrations/0005-own-lock-codes.ts';

type Step = (db: Kysely<unknown>, dialect: 'sqlite' | 'postgres') => Promise<void>;

const STEPS: readonly [name: string, step: Step][] = [
  ['0001-journal', journal],
  ['0002-identity', identity],
  ['0003-guards', guards],
  ['0004-convenors', convenors],
  ['0005-own-lock-codes', ownLockCodes],
];

/** Any number, the same in every process: the lock under which PostgreSQL is migrated. */
const LOCK = 4_701_173;

export async function migrate<Tables>(typed: Kysely<Tables>, dialect: 'sqlite' | 'postgres'): Promise<void> {
  const db = typed as unknown as Kysely<unknown>;
  await db.transaction().execute(async (transaction) => {
    if (dialect === 'postgres') await sql`select pg_advisory_xact_lock(${LOCK})`.execute(transaction);
    await sql`create table if not exists migration (name text primary key, at text not null)`.execute(transaction);
    const done = await sql<{ name: string }>`select name from migration`.execute(transaction);
    const names = new Set(done.rows.map(({ name }) => name));
    for (const [name, step] of STEPS) {
      if (names.has(name)) continue;
      await step(transaction, dialect);
      await sql`insert into migration (name, at) values (${name}, ${sql.raw('current_timestamp')})`.execute(
        transaction,
      );
    }
  });
}
