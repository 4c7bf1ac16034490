/** kysely over the storage thread. One connection: whoever holds a transaction holds the thread until it ends. */
import type { CompiledQuery } from 'kysely';
import {
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type DatabaseConnection,
  type Dialect,
  type QueryResult,
} from 'kysely';
import type { SqliteThread } from './SqliteThread.ts';

export function sqliteDialect(thread: SqliteThread): Dialect {
  return {
    createAdapter: () => new SqliteAdapter(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createDriver: () => {
      const turns = new Turns();
      const connection = new ThreadConnection(thread);
      return {
        init: () => Promise.resolve(),
        acquireConnection: async () => {
          await turns.take();
          return connection;
        },
        releaseConnection: () => {
          turns.give();
          return Promise.resolve();
        },
        beginTransaction: () => thread.begin(),
        commitTransaction: () => thread.end('commit'),
        rollbackTransaction: () => thread.end('rollback'),
        destroy: () => Promise.resolve(), // the store closes the thread
      };
    },
  };
}

/** Kysely's statements one after another: a second one must not run inside the first one's transaction. */
class Turns {
  #free = true;
  readonly #waiting: (() => void)[] = [];

  async take(): Promise<void> {
    if (this.#free) {
      this.#free = false;
      return;
    }
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  give(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#free = true;
  }
}

class ThreadConnection implements DatabaseConnection {
  readonly #thread: SqliteThread;

  constructor(thread: SqliteThread) {
    this.#thread = thread;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const { rows, changes } = await this.#thread.query(query.sql, query.parameters);
    return { rows: rows as R[], numAffectedRows: BigInt(changes) };
  }

  // eslint-disable-next-line require-yield -- nothing of ours streams
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('the embedded store does not stream');
  }
}
