/** Invitations, sessions, lock codes, and whose store this is. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    sql`create table partnership (id text primary key, name text not null, set_up text)`,
    sql`create table invitation (id text primary key, partnership text not null, meeting text not null, person text not null, code_hash text not null, tries integer not null, until text not null, voided_at text)`,
    sql`create index invitation_person on invitation (meeting, person)`,
    sql`create table session (hash text primary key, id text not null unique, partnership text not null, meeting text not null, person text not null, until text not null, ended_at text)`,
    sql`create index session_person on session (meeting, person)`,
    sql`create table lock_code (id text primary key, partnership text not null, meeting text not null, person text not null, code_hash text not null, tries integer not null, used_at text, approved_digest text, voided_at text)`,
    sql`create index lock_code_person on lock_code (meeting, person)`,
  ];
  for (const statement of statements) await statement.execute(db);
}
