/** People who convene: who they are, their personal links, their sessions, and the meetings they convened. */
import { sql, type Kysely } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    sql`create table convenor (id text primary key, partnership text not null, name text not null, job text not null, organisation text not null, agency text not null, added_at text not null, ended_at text)`,
    sql`create table convenor_link (id text primary key, partnership text not null, convenor text not null, code_hash text not null, tries integer not null, until text not null, voided_at text)`,
    sql`create index convenor_link_of on convenor_link (convenor)`,
    sql`create table convenor_session (hash text primary key, id text not null unique, partnership text not null, convenor text not null, until text not null, ended_at text)`,
    sql`create index convenor_session_of on convenor_session (convenor)`,
    sql`create table convened_meeting (meeting text not null, convenor text not null, partnership text not null, at text not null, ended_at text, primary key (meeting, convenor))`,
    sql`create index convened_meeting_of on convened_meeting (convenor, at)`,
  ];
  for (const statement of statements) await statement.execute(db);
}
