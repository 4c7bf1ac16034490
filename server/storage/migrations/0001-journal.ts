/** The journal: append-only by trigger on both stores, so that even a wrong line of ours cannot rewrite it. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>, dialect: 'sqlite' | 'postgres'): Promise<void> {
  const bytes = dialect === 'sqlite' ? sql`blob` : sql`bytea`;
  const number = dialect === 'sqlite' ? sql`integer` : sql`bigint`;
  const statements = [
    sql`create table stream (id text primary key, partnership text not null, head_seq ${number} not null, head_hash text not null, sealed_seq ${number}, last_at text not null)`,
    sql`create table entry (stream text not null, seq ${number} not null, partnership text not null, bytes ${bytes} not null, hash text not null, kind text not null, document text, command_id text, primary key (stream, seq))`,
    sql`create unique index entry_command on entry (stream, command_id) where command_id is not null`,
    sql`create unique index entry_one_seal on entry (stream) where kind = 'seal'`,
    sql`create table body (stream text not null, seq ${number} not null, partnership text not null, salt ${bytes} not null, key_id text not null, ciphertext ${bytes}, primary key (stream, seq))`,
    sql`create table meeting_key (id text primary key, partnership text not null, stream text not null, class text not null, instance_key text not null, wrapped ${bytes} not null, unique (stream, class))`,
    sql`create table snapshot (stream text primary key, partnership text not null, upto_seq ${number} not null, key_id text not null, sha256 text not null, ciphertext ${bytes} not null)`,
    sql`create table record (meeting text primary key, partnership text not null, seq ${number} not null, digest text not null, header ${bytes} not null)`,
    sql`create table record_part (meeting text not null, part text not null, partnership text not null, class text not null, key_id text not null, ciphertext ${bytes} not null, primary key (meeting, part))`,
    sql`create table log_leaf (partnership text not null, idx ${number} not null, leaf ${bytes} not null, kind text not null, stream text not null, primary key (partnership, idx))`,
    ...(dialect === 'sqlite' ? sqliteTriggers() : postgresTriggers()),
  ];
  for (const statement of statements) await statement.execute(db);
}

function sqliteTriggers() {
  const refuse = (name: string, when: string, why: string) =>
    sql.raw(`create trigger ${name} ${when} begin select raise(abort, '${why}'); end`);
  return [
    refuse(
      'entry_no_gap',
      'before insert on entry when new.seq <> (select coalesce(max(seq), 0) + 1 from entry where stream = new.stream)',
      'journal: a gap',
    ),
    refuse(
      'entry_after_seal',
      `before insert on entry when exists (select 1 from entry where stream = new.stream and kind = 'seal')`,
      'journal: after the seal',
    ),
    refuse('entry_no_update', 'before update on entry', 'journal: entries never change'),
    refuse('entry_no_delete', 'before delete on entry', 'journal: entries are never deleted'),
    refuse(
      'body_only_erased',
      'before update on body when not (new.ciphertext is null and new.salt is old.salt and new.key_id is old.key_id and new.stream is old.stream and new.seq is old.seq)',
      'journal: bodies are only ever erased',
    ),
    refuse('body_no_delete', 'before delete on body', 'journal: bodies are only ever erased'),
    refuse('stream_sealed', 'before update on stream when old.sealed_seq is not null', 'journal: sealed'),
    refuse('record_no_update', 'before update on record', 'record: never changes'),
    refuse('log_leaf_no_update', 'before update on log_leaf', 'log: leaves never change'),
    refuse('log_leaf_no_delete', 'before delete on log_leaf', 'log: leaves are never deleted'),
    refuse(
      'log_leaf_no_gap',
      'before insert on log_leaf when new.idx <> (select coalesce(max(idx) + 1, 0) from log_leaf where partnership = new.partnership)',
      'log: a gap',
    ),
  ];
}

function postgresTriggers() {
  const refusal = (name: string, body: string) =>
    sql.raw(`create function ${name}() returns trigger language plpgsql as $$ begin ${body} end $$`);
  const trigger = (name: string, when: string, table: string) =>
    sql.raw(`create trigger ${name} before ${when} on ${table} for each row execute function ${name}()`);
  return [
    refusal(
      'entry_guard',
      `if tg_op <> 'INSERT' then raise exception 'journal: entries never change'; end if;
      if new.seq <> (select coalesce(max(seq), 0) + 1 from entry where stream = new.stream) then raise exception 'journal: a gap'; end if;
      if exists (select 1 from entry where stream = new.stream and kind = 'seal') then raise exception 'journal: after the seal'; end if;
      return new;`,
    ),
    trigger('entry_guard', 'insert or update or delete', 'entry'),
    refusal(
      'body_guard',
      `if tg_op = 'DELETE' or new.ciphertext is not null or new.salt <> old.salt or new.key_id <> old.key_id or new.stream <> old.stream or new.seq <> old.seq
      then raise exception 'journal: bodies are only ever erased'; end if; return new;`,
    ),
    trigger('body_guard', 'update or delete', 'body'),
    refusal(
      'stream_guard',
      `if old.sealed_seq is not null then raise exception 'journal: sealed'; end if; return new;`,
    ),
    trigger('stream_guard', 'update', 'stream'),
    refusal('record_guard', `raise exception 'record: never changes';`),
    trigger('record_guard', 'update', 'record'),
    refusal(
      'log_leaf_guard',
      `if tg_op <> 'INSERT' then raise exception 'log: leaves never change'; end if;
      if new.idx <> (select coalesce(max(idx) + 1, 0) from log_leaf where partnership = new.partnership) then raise exception 'log: a gap'; end if; return new;`,
    ),
    trigger('log_leaf_guard', 'insert or update or delete', 'log_leaf'),
  ];
}
