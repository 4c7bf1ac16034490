/** The store: SQLite in a thread beside the data, or PostgreSQL. Everything but appending is written once, with kysely. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Kysely, PostgresDialect } from 'kysely';
import type { AppendAnswer, AppendRequest } from './AppendRequest.ts';
import { migrate } from './migrate.ts';
import { openPool } from './openPool.ts';
import { postgresAppend } from './postgresAppend.ts';
import { sqliteDialect } from './sqliteDialect.ts';
import { SqliteThread } from './SqliteThread.ts';
import type { Death } from './sqliteWorker.ts';
import type { Tables } from './tables.ts';

export interface Store {
  kysely: Kysely<Tables>;
  append(request: AppendRequest): Promise<AppendAnswer>;
  close(): Promise<void>;
}

const FILE = 'quorate.sqlite';

/** `death`: tests only. */
export type StorePlace = { data: string; death?: Death } | { postgres: string };

/** Throws with a sentence where the store cannot be opened or is not durable. */
export async function openStore(place: StorePlace): Promise<Store> {
  return 'data' in place ? openSqlite(place.data, place.death ?? null) : openPostgres(place.postgres);
}

async function openSqlite(data: string, death: Death | null): Promise<Store> {
  await mkdir(data, { recursive: true, mode: 0o700 });
  const thread = await SqliteThread.open({ file: join(data, FILE), death });
  const kysely = new Kysely<Tables>({ dialect: sqliteDialect(thread) });
  try {
    await migrate(kysely, 'sqlite');
  } catch (error) {
    await thread.close();
    throw error;
  }
  return {
    kysely,
    append: (request) => thread.append(request),
    async close() {
      await kysely.destroy();
      await thread.close();
    },
  };
}

async function openPostgres(url: string): Promise<Store> {
  const pool = openPool(url);
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  try {
    await migrate(kysely, 'postgres');
  } catch (error) {
    await kysely.destroy();
    throw error;
  }
  return { kysely, append: (request) => postgresAppend(pool, request), close: () => kysely.destroy() };
}
