/** The store: SQLite in a thread beside the data, or PostgreSQL. Everything but appending is written once, with kysely. */
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { Kysely, PostgresDialect } from 'kysely';
import { whyRefused } from '../../shared/words/en/files.ts';
import { makeFolder } from '../makeFolder.ts';
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
  /** false: its files were taken away, which only a person can mend. A database that is away comes back by itself. */
  inPlace(): Promise<boolean>;
  /** Calls `listener` once, with the path of a file that was taken away. */
  onGone(listener: (file: string) => void): void;
  close(): Promise<void>;
}

const FILE = 'quorate.sqlite';

/** `onlyIfThere`: for whoever reads, and would be answered with an empty store. `death`: tests only. */
export type StorePlace = { data: string; onlyIfThere?: boolean; death?: Death } | { postgres: string };

/** Throws with a sentence where the store cannot be opened or is not durable. */
export async function openStore(place: StorePlace): Promise<Store> {
  if ('postgres' in place) return openPostgres(place.postgres);
  if (place.onlyIfThere && !(await isThere(place.data))) throw new Error(`There is no store in ${place.data}.`);
  return openSqlite(place.data, place.death ?? null);
}

export function isThere(data: string): Promise<boolean> {
  return access(join(data, FILE)).then(
    () => true,
    () => false,
  );
}

async function openSqlite(data: string, death: Death | null): Promise<Store> {
  await makeFolder(data, 0o700).catch((error: unknown) => {
    throw new Error(`The data folder ${data} ${whyRefused(error)}.`, { cause: error });
  });
  const file = join(data, FILE);
  const thread = await SqliteThread.open({ file, death }).catch(notOpened(file));
  const kysely = new Kysely<Tables>({ dialect: sqliteDialect(thread) });
  try {
    await migrate(kysely, 'sqlite');
  } catch (error) {
    await thread.close();
    return notOpened(file)(error);
  }
  return {
    kysely,
    append: (request) => thread.append(request),
    inPlace: () => thread.inPlace(),
    onGone: (listener) => thread.onGone(listener),
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
    return notOpened('The database')(error); // its address may hold a password
  }
  return {
    kysely,
    append: (request) => postgresAppend(pool, request),
    inPlace: () => Promise.resolve(true),
    onGone: () => {},
    close: () => kysely.destroy(),
  };
}

/** Says what it was that could not be opened; the reason is the driver's. */
function notOpened(what: string): (error: unknown) => never {
  return (error) => {
    throw new Error(`${what} cannot be opened: ${reasonIn(error)}.`, {
      cause: error,
    });
  };
}

function reasonIn(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(/\.$/, '');
}
