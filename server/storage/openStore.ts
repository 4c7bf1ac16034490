/** The store: SQLite in a thread beside the data, or PostgreSQL. Everything but appending is written once, with kysely. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Kysely, PostgresDialect } from 'kysely';
import { Pool, types } from 'pg';
import type { AppendAnswer, AppendRequest } from './AppendRequest.ts';
import { migrate } from './migrate.ts';
import { postgresAppend } from './postgresAppend.ts';
import { sqliteDialect } from './sqliteDialect.ts';
import { SqliteThread } from './SqliteThread.ts';
import type { WorkerSettings } from './sqliteWorker.ts';
import type { Tables } from './tables.ts';

export interface Store {
  kysely: Kysely<Tables>;
  append(request: AppendRequest): Promise<AppendAnswer>;
  close(): Promise<void>;
}

/** A connection that cannot be had in this time is no connection; writers are told "storage" and keep their words. */
const CONNECT_MS = 5_000;
/** One node writes rooms in parallel; more connections than this only wait for each other's disk. */
const MOST_CONNECTIONS = 16;
const FILE = 'quorate.sqlite';
const BIGINT = 20;

export type StorePlace = { data: string; killAt?: WorkerSettings['killAt'] } | { postgres: string };

/** Throws with a sentence where the store cannot be opened or is not durable. */
export async function openStore(place: StorePlace): Promise<Store> {
  return 'data' in place ? openSqlite(place.data, place.killAt ?? null) : openPostgres(place.postgres);
}

async function openSqlite(data: string, killAt: WorkerSettings['killAt']): Promise<Store> {
  await mkdir(data, { recursive: true, mode: 0o700 });
  const thread = await SqliteThread.open({ file: join(data, FILE), killAt });
  const kysely = new Kysely<Tables>({ dialect: sqliteDialect(thread) });
  await migrate(kysely, 'sqlite');
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
  types.setTypeParser(BIGINT, Number); // sequences stay far below 2^53
  const pool = new Pool({ connectionString: url, max: MOST_CONNECTIONS, connectionTimeoutMillis: CONNECT_MS });
  pool.on('error', () => {}); // an idle connection that breaks is replaced; whoever needs one is told
  const { rows } = await pool.query<{ synchronous_commit: string }>('show synchronous_commit');
  if (rows[0]?.synchronous_commit === 'off')
    throw new Error('PostgreSQL runs with synchronous_commit off: "saved" would not be true.');
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  await migrate(kysely, 'postgres');
  return { kysely, append: (request) => postgresAppend(pool, request), close: () => kysely.destroy() };
}
