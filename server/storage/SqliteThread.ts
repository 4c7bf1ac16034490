/**
 * The main thread's end of the storage thread: calls out, answers in, one number each. A thread that ends by itself
 * is followed by another at the next call; what was under way then is unknown, never repeated.
 */
import { Worker } from 'node:worker_threads';
import type { AppendAnswer, AppendRequest } from './AppendRequest.ts';
import type { FromWorker, QueryAnswer, ToWorker, WorkerSettings } from './sqliteWorker.ts';

type Call = ToWorker extends infer Message ? (Message extends { id: number } ? Omit<Message, 'id'> : never) : never;

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

type Settings = Omit<WorkerSettings, 'was'>;

/** What the thread says of itself, before any call: that its file is open, or why not. */
const OPENED = 0;

export class SqliteThread {
  readonly #settings: Settings;
  readonly #calls = new Map<number, Waiting>();
  #worker: Worker | null = null;
  /** Threads so far: a transaction belongs to the one it began on. */
  #epoch = 0;
  #heldIn: number | null = null;
  #starting: Promise<Worker> | null = null;
  #last = OPENED;
  #closed = false;
  /** Where the first thread found the file; whatever follows it opens no other. */
  #was: string | null = null;
  /** A file that is not where it was opened. */
  #gone: string | null = null;
  #onGone: (file: string) => void = () => {};

  private constructor(settings: Settings) {
    this.#settings = settings;
  }

  /** Throws where the file cannot be opened, or does not promise to be durable. */
  static async open(settings: Settings): Promise<SqliteThread> {
    const thread = new SqliteThread(settings);
    await thread.#start();
    return thread;
  }

  /** Calls `listener` once, when a file of the store is found missing from its place. Nothing is answered after that. */
  onGone(listener: (file: string) => void): void {
    this.#onGone = listener;
    if (this.#gone !== null) listener(this.#gone);
  }

  /** Looks now, so that whoever asks hears of it before the next word is lost. */
  async inPlace(): Promise<boolean> {
    // Any answer looks; a store that fails for another reason may work again.
    await this.query('select 1', []).catch(() => null);
    return this.#gone === null;
  }

  async append(request: AppendRequest): Promise<AppendAnswer> {
    let worker: Worker;
    try {
      worker = this.#worker ?? (await this.#start());
    } catch (error) {
      return { outcome: 'storage', reason: (error as Error).message };
    }
    try {
      return (await this.#send(worker, { op: 'append', request })) as AppendAnswer;
    } catch (error) {
      return { outcome: 'unknownOutcome', reason: (error as Error).message };
    }
  }

  async query(sql: string, parameters: readonly unknown[]): Promise<QueryAnswer> {
    const worker = this.#worker ?? (await this.#start());
    this.#mustStillHold();
    return (await this.#send(worker, { op: 'query', sql, parameters: parameters as never })) as QueryAnswer;
  }

  async begin(): Promise<void> {
    const worker = this.#worker ?? (await this.#start());
    await this.#send(worker, { op: 'begin' });
    this.#heldIn = this.#epoch;
  }

  async end(sql: 'commit' | 'rollback'): Promise<void> {
    const lost = this.#heldIn !== this.#epoch || this.#worker === null;
    if (lost && sql === 'commit') this.#mustStillHold();
    this.#heldIn = null;
    if (!lost && this.#worker) await this.#send(this.#worker, { op: 'end', sql });
  }

  async close(): Promise<void> {
    this.#closed = true;
    const worker = this.#worker;
    if (!worker) return;
    await this.#send(worker, { op: 'close' }).catch(() => null); // a file that cannot be closed is closed with its thread
    await worker.terminate();
  }

  /** A statement of a transaction must never run outside of it, on the thread that came after. */
  #mustStillHold(): void {
    if (this.#heldIn === null || (this.#heldIn === this.#epoch && this.#worker)) return;
    throw new Error('the storage thread ended in the middle of a transaction; nothing of it was written');
  }

  #start(): Promise<Worker> {
    if (this.#closed) return Promise.reject(new Error('the store is closed'));
    if (this.#gone !== null) return Promise.reject(new Error('the store is gone from its place'));
    this.#starting ??= this.#startAnother().finally(() => (this.#starting = null));
    return this.#starting;
  }

  async #startAnother(): Promise<Worker> {
    // A death that a test asked for is died once.
    const death = this.#epoch === 0 ? this.#settings.death : null;
    const settings: WorkerSettings = { file: this.#settings.file, was: this.#was, death };
    this.#epoch += 1;
    const worker = import.meta.url.endsWith('.ts')
      ? fromSource(settings)
      : new Worker(new URL('./sqliteWorker.js', import.meta.url), { workerData: settings });
    worker.on('message', (message: FromWorker) => this.#answer(message));
    let over = false;
    const end = (error: Error): void => {
      // The first word counts: by the second, a thread that followed may be at work.
      if (!over) this.#end(error);
      over = true;
    };
    worker.on('error', end);
    worker.on('exit', () => end(new Error('the storage thread has ended')));
    const opened = new Promise<unknown>((resolve, reject) => this.#calls.set(OPENED, { resolve, reject }));
    this.#was = (await opened) as string | null;
    this.#worker = worker;
    return worker;
  }

  #send(worker: Worker, call: Call): Promise<unknown> {
    const id = ++this.#last;
    return new Promise((resolve, reject) => {
      worker.postMessage({ ...call, id });
      this.#calls.set(id, { resolve, reject });
    });
  }

  #answer(message: FromWorker): void {
    if ('gone' in message) {
      this.#gone = message.gone;
      this.#onGone(message.gone);
      return;
    }
    const call = this.#calls.get(message.id);
    this.#calls.delete(message.id);
    if (message.ok) call?.resolve(message.value);
    else call?.reject(Object.assign(new Error(message.message), { code: message.code }));
  }

  #end(error: Error): void {
    this.#worker = null;
    for (const call of this.#calls.values()) call.reject(error);
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
