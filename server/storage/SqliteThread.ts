/** The main thread's end of the storage thread: calls out, answers in, one number each. */
import { Worker } from 'node:worker_threads';
import type { AppendAnswer, AppendRequest } from './AppendRequest.ts';
import type { FromWorker, QueryAnswer, ToWorker, WorkerSettings } from './sqliteWorker.ts';

type Call = ToWorker extends infer Message ? (Message extends { id: number } ? Omit<Message, 'id'> : never) : never;

export class SqliteThread {
  readonly #worker: Worker;
  readonly #calls = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  #last = 0;
  #gone: Error | null = null;

  private constructor(worker: Worker) {
    this.#worker = worker;
    worker.on('message', (message: FromWorker) => this.#answer(message));
    worker.on('error', (error) => this.#end(error));
    worker.on('exit', () => this.#end(new Error('the storage thread has ended')));
  }

  /** Throws where the file cannot be opened, or does not promise to be durable. */
  static async open(settings: WorkerSettings): Promise<SqliteThread> {
    const worker = import.meta.url.endsWith('.ts')
      ? fromSource(settings)
      : new Worker(new URL('./sqliteWorker.js', import.meta.url), { workerData: settings });
    const thread = new SqliteThread(worker);
    await new Promise((resolve, reject) => thread.#calls.set(0, { resolve, reject }));
    return thread;
  }

  append(request: AppendRequest): Promise<AppendAnswer> {
    return this.#call({ op: 'append', request }).catch((error: Error): AppendAnswer => ({
      outcome: 'unknownOutcome',
      reason: error.message,
    })) as Promise<AppendAnswer>;
  }

  query(sql: string, parameters: readonly unknown[]): Promise<QueryAnswer> {
    return this.#call({ op: 'query', sql, parameters: parameters as never }) as Promise<QueryAnswer>;
  }

  async begin(): Promise<void> {
    await this.#call({ op: 'begin' });
  }

  async end(sql: 'commit' | 'rollback'): Promise<void> {
    await this.#call({ op: 'end', sql });
  }

  async close(): Promise<void> {
    if (this.#gone) return;
    await this.#call({ op: 'close' }).catch(() => null); // a file that cannot be closed is closed with its thread
    await this.#worker.terminate();
  }

  #call(call: Call): Promise<unknown> {
    if (this.#gone) return Promise.reject(this.#gone);
    const id = ++this.#last;
    return new Promise((resolve, reject) => {
      this.#calls.set(id, { resolve, reject });
      this.#worker.postMessage({ ...call, id });
    });
  }

  #answer(message: FromWorker): void {
    const call = this.#calls.get(message.id);
    this.#calls.delete(message.id);
    if (message.ok) call?.resolve(message.value);
    else call?.reject(Object.assign(new Error(message.message), { code: message.code }));
  }

  #end(error: Error): void {
    this.#gone ??= error;
    for (const call of this.#calls.values()) call.reject(this.#gone);
    this.#calls.clear();
  }
}

/** From source a thread needs a loader for TypeScript of its own; Node 20 does not hand the process's loader on. */
function fromSource(settings: WorkerSettings): Worker {
  const loader = JSON.stringify(import.meta.resolve('tsx/esm/api'));
  const file = JSON.stringify(new URL('./sqliteWorker.ts', import.meta.url).href);
  const start = `import(${loader}).then(({ register }) => { register(); return import(${file}); })`;
  return new Worker(start, { eval: true, workerData: settings });
}
