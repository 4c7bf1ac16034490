/**
 * The ways around the first guards, closed: SQLite's REPLACE removes rows without asking a delete trigger, PostgreSQL's
 * TRUNCATE asks no row's; a head may not go back; a sealed record and its parts never change or go. What must be
 * forgotten of a record is forgotten by erasing the keys of its meeting.
 */
import { sql, type Kysely, type RawBuilder } from 'kysely';

export async function up(db: Kysely<unknown>, dialect: 'sqlite' | 'postgres'): Promise<void> {
  const statements = [
    sql`create index stream_open on stream (id) where sealed_seq is null`,
    ...(dialect === 'sqlite' ? sqliteGuards() : postgresGuards()),
  ];
  for (const statement of statements) await statement.execute(db);
}

function sqliteGuards(): RawBuilder<unknown>[] {
  const refuse = (name: string, when: string, why: string): RawBuilder<unknown> =>
    sql.raw(`create trigger ${name} ${when} begin select raise(abort, '${why}'); end`);
  return [
    refuse(
      'entry_no_replace',
      'before insert on entry when exists (select 1 from entry where stream = new.stream and command_id = new.command_id)',
      'journal: a command is carried out once',
    ),
    refuse(
      'body_no_replace',
      'before insert on body when exists (select 1 from body where stream = new.stream and seq = new.seq)',
      'journal: bodies are only ever erased',
    ),
    refuse(
      'stream_no_replace',
      'before insert on stream when exists (select 1 from stream where id = new.id and (sealed_seq is not null or head_seq >= new.head_seq))',
      'journal: a head only goes on',
    ),
    refuse(
      'stream_goes_on',
      'before update on stream when new.head_seq <= old.head_seq or new.id is not old.id or new.partnership is not old.partnership',
      'journal: a head only goes on',
    ),
    refuse('stream_no_delete', 'before delete on stream', 'journal: streams are never deleted'),
    refuse(
      'record_no_replace',
      'before insert on record when exists (select 1 from record where meeting = new.meeting)',
      'record: never changes',
    ),
    refuse('record_no_delete', 'before delete on record', 'record: never changes'),
    refuse(
      'record_part_no_replace',
      'before insert on record_part when exists (select 1 from record_part where meeting = new.meeting and part = new.part)',
      'record: never changes',
    ),
    refuse('record_part_no_update', 'before update on record_part', 'record: never changes'),
    refuse('record_part_no_delete', 'before delete on record_part', 'record: never changes'),
  ];
}

function postgresGuards(): RawBuilder<unknown>[] {
  const refusal = (name: string, body: string): RawBuilder<unknown> =>
    sql.raw(`create or replace function ${name}() returns trigger language plpgsql as $$ begin ${body} end $$`);
  const perRow = (name: string, when: string, table: string): RawBuilder<unknown> =>
    sql.raw(`create or replace trigger ${name} before ${when} on ${table} for each row execute function ${name}()`);
  const kept = ['entry', 'body', 'stream', 'record', 'record_part', 'log_leaf'];
  return [
    refusal('no_truncate', `raise exception 'journal: % is never emptied', tg_table_name;`),
    ...kept.map((table) =>
      sql.raw(`create trigger ${table}_no_truncate before truncate on ${table} execute function no_truncate()`),
    ),
    refusal(
      'stream_guard',
      `if tg_op = 'DELETE' then raise exception 'journal: streams are never deleted'; end if;
      if old.sealed_seq is not null then raise exception 'journal: sealed'; end if;
      if new.head_seq <= old.head_seq or new.id <> old.id or new.partnership <> old.partnership
      then raise exception 'journal: a head only goes on'; end if; return new;`,
    ),
    perRow('stream_guard', 'update or delete', 'stream'),
    perRow('record_guard', 'update or delete', 'record'),
    sql.raw(
      `create trigger record_part_guard before update or delete on record_part for each row execute function record_guard()`,
    ),
  ];
}
