/**
 * The thread that owns the SQLite file. A slow disk stops this thread, never the event loop that answers people.
 * Group commit: everything that waits is written in one transaction and answered after its one fsync.
 */
import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import type { DatabaseSyncInstance as Database } from '@photostructure/sqlite';
import type { AppendAnswer, AppendRequest } from './AppendRequest.ts';
import { placeOf, placesOf, whatMoved } from './whatMoved.ts';

export type SqlValue = null | number | bigint | string | Uint8Array;

/** Tests only: where in the transaction of the nth append everything ends, as in a power cut or in a thread's crash. */
export interface Death {
  at: 'beforeInsert' | 'afterInsert' | 'afterCommit';
  append: number;
  of: 'process' | 'thread';
}

export interface WorkerSettings {
  file: string;
  /** Where the thread before had the file: no other is opened in its stead, and none is made. null: it is the first. */
  was: string | null;
  death: Death | null;
}

export type ToWorker =
  | { id: number; op: 'append'; request: AppendRequest }
  | { id: number; op: 'query'; sql: string; parameters: SqlValue[] }
  | { id: number; op: 'begin' }
  | { id: number; op: 'end'; sql: 'commit' | 'rollback' }
  | { id: number; op: 'close' };

type Append = Extract<ToWorker, { op: 'append' }>;
type Statement = Exclude<ToWorker, Append>;

export type FromWorker =
  | { id: number; ok: true; value: unknown }
  | { id: number; ok: false; message: string; code: string }
  /** This file is not at its path any more: nothing is answered from here on. */
  | { gone: string };

export interface QueryAnswer {
  rows: unknown[];
  changes: number;
}

/** Another process may hold the file while it commits; longer means that it hangs. */
const BUSY_MS = 5_000;
/** One transaction takes this many appends; more would make the first of them wait for the last. */
const MOST_APPENDS = 64;

const port = parentPort;
if (!port) throw new Error('the storage thread is started by openSqlite');
const settings = workerData as WorkerSettings;
const db = open(settings);
/** As the connection found them: it keeps these open, whatever becomes of their paths. */
const places = placesOf(settings.file);
let gone: string | null = null;
const waiting: ToWorker[] = [];
/** A transaction of kysely is open: only its own statements may run. */
let held = false;
let scheduled = false;
/** Appends so far, for tests that end one of them. */
let counted = 0;

port.on('message', (message: ToWorker) => {
  waiting.push(message);
  if (!scheduled) {
    scheduled = true;
    setImmediate(work);
  }
});

function open({ file, was }: WorkerSettings): Database {
  if (was !== null && placeOf(file) !== was) throw new Error(missing(file));
  const load = createRequire(import.meta.url);
  const { DatabaseSync } = (hasBuiltIn() ? load('node:sqlite') : load('@photostructure/sqlite')) as {
    DatabaseSync: new (file: string) => Database;
  };
  const opened = new DatabaseSync(file);
  opened.exec(`pragma busy_timeout = ${BUSY_MS}`);
  opened.exec('pragma journal_mode = wal');
  // Reopening a WAL file may bring a weaker setting than it was made with: set and asserted on every open.
  opened.exec('pragma synchronous = full');
  opened.exec('pragma foreign_keys = on');
  // What was erased leaves the file, not only its tables.
  opened.exec('pragma secure_delete = on');
  const { synchronous } = opened.prepare('pragma synchronous').get() as { synchronous: number };
  const { journal_mode: mode } = opened.prepare('pragma journal_mode').get() as { journal_mode: string };
  opened.prepare('select count(*) from sqlite_schema').get(); // opens the log and its index too
  if (synchronous !== 2 || mode !== 'wal') throw new Error('the store does not promise to be durable');
  return opened;
}

function hasBuiltIn(): boolean {
  return Number(process.versions.node.split('.')[0]) >= 22;
}

function work(): void {
  scheduled = false;
  for (let next = takeNext(); next; next = takeNext()) {
    if (Array.isArray(next)) appendAll(next);
    else answer(next);
  }
}

/** The next statement, or all appends that wait together; while a transaction is held only its own statements. */
function takeNext(): Statement | Append[] | null {
  const at = held ? waiting.findIndex(({ op }) => op === 'query' || op === 'end') : 0;
  const next = waiting[at];
  if (!next) return null;
  if (next.op !== 'append') {
    waiting.splice(at, 1);
    return next;
  }
  const appends: Append[] = [];
  for (let first = waiting[0]; first?.op === 'append' && appends.length < MOST_APPENDS; first = waiting[0]) {
    appends.push(first);
    waiting.shift();
  }
  return appends;
}

/**
 * After the work and before its answer. Reading ends with writing: what was committed to a file that nobody will find
 * again would be read as saved. For good, because a file that comes back may lack what was answered meanwhile.
 */
function mustBeInPlace(): void {
  if (gone === null) {
    const moved = whatMoved(settings.file, places);
    if (moved === null) return;
    gone = missing(moved);
  }
  throw new Error(gone);
}

/** Tells the other end, and answers the reason for whoever asked. */
function missing(file: string): string {
  reply({ gone: file });
  return `${file} is not where it was opened`;
}

function reply(message: FromWorker): void {
  port?.postMessage(message);
}

function answer(message: Statement): void {
  try {
    reply({ id: message.id, ok: true, value: run(message) });
  } catch (error) {
    const { message: text, code } = error as { message: string; code?: string };
    reply({ id: message.id, ok: false, message: text, code: code ?? '' });
  }
}

function run(message: Statement): QueryAnswer | null {
  switch (message.op) {
    case 'query':
      return inPlace(query(message.sql, message.parameters));
    case 'begin':
      db.exec('begin immediate');
      held = true;
      return null;
    case 'end':
      end(message.sql);
      return message.sql === 'commit' ? inPlace(null) : null;
    case 'close':
      db.close();
      return null;
  }
}

function inPlace<Answer>(answer: Answer): Answer {
  mustBeInPlace();
  return answer;
}

function query(sql: string, parameters: SqlValue[]): QueryAnswer {
  const statement = db.prepare(sql);
  if (/^\s*(select|with|pragma)/i.test(sql) || /\breturning\b/i.test(sql))
    return { rows: statement.all(...parameters), changes: 0 };
  return { rows: [], changes: Number(statement.run(...parameters).changes) };
}

/** Whatever comes of it, no transaction stays open: the next one could not begin. */
function end(sql: 'commit' | 'rollback'): void {
  held = false;
  if (sql === 'rollback') return undo();
  try {
    db.exec(sql);
  } catch (error) {
    undo();
    throw error;
  }
}

/** Does nothing where SQLite has rolled back by itself, as it does when the disk is full. */
function undo(): void {
  try {
    db.exec('rollback');
  } catch {
    // no transaction was open
  }
}

function appendAll(messages: Append[]): void {
  let committing = false;
  let answers: AppendAnswer[];
  try {
    if (gone !== null) throw new Error(gone);
    prepared('begin immediate').run();
    answers = messages.map(({ request }) => appendOne(request));
    committing = true;
    prepared('commit').run();
    committing = false;
    dieWhere('afterCommit', messages.length);
    mustBeInPlace();
  } catch (error) {
    // Also for those who were told "known" or "behind": it was a neighbour's row that is gone now.
    undo();
    const reason = reasonOf(error);
    // A disk that failed in the middle of a commit: nobody can say what it kept.
    const unknown = committing && /disk i\/o error/i.test(reason);
    answers = messages.map(() => ({ outcome: unknown ? 'unknownOutcome' : 'storage', reason }));
  }
  messages.forEach(({ id }, at) => reply({ id, ok: true, value: answers[at] }));
}

/** One append inside the common transaction; whatever goes wrong with it leaves its neighbours as they are. */
function appendOne(request: AppendRequest): AppendAnswer {
  counted += 1;
  dieWhere('beforeInsert', 1);
  prepared('savepoint one').run();
  let answered: AppendAnswer;
  try {
    answered = write(request);
  } catch (error) {
    answered = { outcome: 'storage', reason: reasonOf(error) };
  }
  if (answered.outcome !== 'appended') backTo(answered);
  prepared('release one').run();
  dieWhere('afterInsert', 1);
  return answered;
}

/** Throws where there is nothing to go back to: SQLite has given up the whole transaction, the neighbours' too. */
function backTo(answered: AppendAnswer): void {
  try {
    prepared('rollback to one').run();
  } catch (error) {
    throw answered.outcome === 'storage' ? new Error(answered.reason) : error;
  }
}

function dieWhere(point: Death['at'], last: number): void {
  const { death } = settings;
  if (!death || death.at !== point || death.append > counted || death.append <= counted - last) return;
  if (death.of === 'process') process.kill(process.pid, 'SIGKILL');
  process.exit(1); // of a thread: the thread alone
}

function write(request: AppendRequest): AppendAnswer {
  const { stream, partnership, seal } = request;
  const head = prepared('select head_seq, head_hash, sealed_seq from stream where id = ?').get(stream) as
    { head_seq: number; head_hash: string; sealed_seq: number | null } | undefined;
  if (request.commandId !== null) {
    const known = prepared('select seq from entry where stream = ? and command_id = ?').get(
      stream,
      request.commandId,
    ) as { seq: number } | undefined;
    if (known) return { outcome: 'known', seq: known.seq };
  }
  if (head?.sealed_seq != null) return { outcome: 'sealed', seq: head.head_seq, hash: head.head_hash };
  if ((head?.head_seq ?? 0) !== request.expectedSeq || (head && head.head_hash !== request.expectedHash))
    return { outcome: 'behind' };
  request.rows.forEach((row, at) => {
    prepared(
      'insert into entry (stream, seq, partnership, bytes, hash, kind, document, command_id) values (?, ?, ?, ?, ?, ?, ?, ?)',
    ).run(
      stream,
      row.seq,
      partnership,
      row.bytes,
      row.hash,
      row.kind,
      row.document,
      at === 0 ? request.commandId : null,
    );
    prepared('insert into body (stream, seq, partnership, salt, key_id, ciphertext) values (?, ?, ?, ?, ?, ?)').run(
      stream,
      row.seq,
      partnership,
      row.salt,
      row.keyId,
      row.ciphertext,
    );
  });
  const last = request.rows[request.rows.length - 1];
  if (!last) return { outcome: 'storage', reason: 'nothing to append' };
  prepared(
    'insert into stream (id, partnership, head_seq, head_hash, sealed_seq, last_at) values (?, ?, ?, ?, ?, ?) on conflict (id) do update set head_seq = excluded.head_seq, head_hash = excluded.head_hash, sealed_seq = excluded.sealed_seq, last_at = excluded.last_at',
  ).run(stream, partnership, last.seq, last.hash, seal ? last.seq : null, request.at);
  return seal ? writeSeal(request, last.seq) : { outcome: 'appended', leafIndex: null };
}

function writeSeal({ stream, partnership, seal }: AppendRequest, seq: number): AppendAnswer {
  if (!seal) return { outcome: 'appended', leafIndex: null };
  if (seal.consume) {
    const { changes } = prepared(
      'update lock_code set used_at = ?, approved_digest = ? where id = ? and used_at is null and voided_at is null',
    ).run(seal.consume.at, seal.consume.approvedDigest, seal.consume.lockCode);
    if (Number(changes) !== 1) return { outcome: 'codeUsed' };
  }
  prepared('insert into record (meeting, partnership, seq, digest, header) values (?, ?, ?, ?, ?)').run(
    seal.meeting,
    partnership,
    seq,
    seal.digest,
    seal.header,
  );
  for (const part of seal.parts) {
    prepared(
      'insert into record_part (meeting, part, partnership, class, key_id, ciphertext) values (?, ?, ?, ?, ?, ?)',
    ).run(seal.meeting, part.part, partnership, part.class, part.keyId, part.ciphertext);
  }
  const { idx } = prepared('select coalesce(max(idx) + 1, 0) as idx from log_leaf where partnership = ?').get(
    partnership,
  ) as { idx: number };
  prepared('insert into log_leaf (partnership, idx, leaf, kind, stream) values (?, ?, ?, ?, ?)').run(
    partnership,
    idx,
    seal.leaf,
    'record',
    stream,
  );
  return { outcome: 'appended', leafIndex: idx };
}

function reasonOf(error: unknown): string {
  const { message, code } = error as { message?: string; code?: string };
  return `${code ?? 'error'}: ${message ?? ''}`;
}

const statements = new Map<string, ReturnType<Database['prepare']>>();

function prepared(sql: string): ReturnType<Database['prepare']> {
  let statement = statements.get(sql);
  if (!statement) {
    statement = db.prepare(sql);
    statements.set(sql, statement);
  }
  return statement;
}

reply({ id: 0, ok: true, value: places[0] });
