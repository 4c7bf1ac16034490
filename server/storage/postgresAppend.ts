/** An append on PostgreSQL: the stream's row is locked from the check to the commit, so appends and the seal have one order. */
import type { Pool, PoolClient } from 'pg';
import type { AppendAnswer, AppendRequest, RowIn } from './AppendRequest.ts';

export async function postgresAppend(pool: Pool, request: AppendRequest): Promise<AppendAnswer> {
  let client: PoolClient;
  try {
    client = await pool.connect();
  } catch (error) {
    return { outcome: 'storage', reason: nameOf(error) };
  }
  let committing = false;
  try {
    await client.query('begin');
    const answer = await write(client, request);
    committing = answer.outcome === 'appended';
    const doubt = committing ? await commit(client) : await client.query('rollback').then(() => null);
    client.release(doubt !== null);
    return doubt === null ? answer : { outcome: 'unknownOutcome', reason: doubt };
  } catch (error) {
    client.release(true); // whatever state the connection is in, nobody uses it again
    // Lost in the middle of a commit nobody can say; before it the server has rolled back by itself.
    return { outcome: committing ? 'unknownOutcome' : 'storage', reason: nameOf(error) };
  }
}

/** null: it is durable wherever it was promised to be. A wait for the standby that was cancelled is only a warning. */
async function commit(client: PoolClient): Promise<string | null> {
  let warning: string | null = null;
  const heed = ({ message }: { message: string | undefined }): void => {
    warning = message ?? 'a warning';
  };
  client.on('notice', heed);
  try {
    const { command } = await client.query('commit');
    return command === 'COMMIT' ? warning : `commit was answered with ${command}`;
  } finally {
    client.off('notice', heed);
  }
}

interface HeadRow {
  head_seq: number;
  head_hash: string;
  sealed_seq: number | null;
}

async function write(client: PoolClient, request: AppendRequest): Promise<AppendAnswer> {
  const { stream, seal } = request;
  const last = request.rows[request.rows.length - 1];
  if (!last) return { outcome: 'storage', reason: 'nothing to append' };
  const head = await lockHead(client, request);
  if (!head) return { outcome: 'behind' };
  if (request.commandId !== null) {
    // A statement of its own: only now, with the row locked, does it see what was committed meanwhile.
    const known = await client.query<{ seq: number }>({
      name: 'known command',
      text: 'select seq from entry where stream = $1 and command_id = $2',
      values: [stream, request.commandId],
    });
    if (known.rows[0]) return { outcome: 'known', seq: known.rows[0].seq };
  }
  if (head.sealed_seq !== null) return { outcome: 'sealed', seq: head.head_seq, hash: head.head_hash };
  if (head.head_seq !== request.expectedSeq || head.head_hash !== request.expectedHash) return { outcome: 'behind' };
  await insertRows(client, request, last);
  return seal ? writeSeal(client, request, last.seq) : { outcome: 'appended', leafIndex: null };
}

/** The stream's row, locked until the end; made where this is its first entry. null: there is none, and should be. */
async function lockHead(client: PoolClient, request: AppendRequest): Promise<HeadRow | null> {
  const { stream, partnership, expectedSeq, expectedHash, at } = request;
  const lock = {
    name: 'lock head',
    text: 'select head_seq, head_hash, sealed_seq from stream where id = $1 for update',
    values: [stream],
  };
  const locked = await client.query<HeadRow>(lock);
  if (locked.rows[0] || expectedSeq !== 0) return locked.rows[0] ?? null;
  await client.query(
    'insert into stream (id, partnership, head_seq, head_hash, sealed_seq, last_at) values ($1, $2, 0, $3, null, $4) on conflict (id) do nothing',
    [stream, partnership, expectedHash, at],
  );
  return (await client.query<HeadRow>(lock)).rows[0] ?? null;
}

/** Entries, bodies and the head in one statement: a batch costs the same round trips as a single edit. */
const INSERT_ROWS = `with r as (
    select * from unnest($3::bigint[], $4::bytea[], $5::text[], $6::text[], $7::text[], $8::text[], $9::bytea[], $10::text[], $11::bytea[])
      as r(seq, bytes, hash, kind, document, command_id, salt, key_id, ciphertext) order by r.seq
  ), written as (
    insert into entry (stream, seq, partnership, bytes, hash, kind, document, command_id)
    select $1, seq, $2, bytes, hash, kind, document, command_id from r order by seq
  ), kept as (
    insert into body (stream, seq, partnership, salt, key_id, ciphertext)
    select $1, seq, $2, salt, key_id, ciphertext from r order by seq
  )
  update stream set head_seq = $12, head_hash = $13, sealed_seq = $14, last_at = $15 where id = $1`;

async function insertRows(client: PoolClient, request: AppendRequest, last: RowIn): Promise<void> {
  const { stream, partnership, rows, commandId, seal, at: lastAt } = request;
  await client.query({
    name: 'insert rows',
    text: INSERT_ROWS,
    values: [
      stream,
      partnership,
      rows.map(({ seq }) => seq),
      rows.map(({ bytes }) => Buffer.from(bytes)),
      rows.map(({ hash }) => hash),
      rows.map(({ kind }) => kind),
      rows.map(({ document }) => document),
      rows.map((_row, at) => (at === 0 ? commandId : null)),
      rows.map(({ salt }) => Buffer.from(salt)),
      rows.map(({ keyId }) => keyId),
      rows.map(({ ciphertext }) => Buffer.from(ciphertext)),
      last.seq,
      last.hash,
      seal ? last.seq : null,
      lastAt,
    ],
  });
}

async function writeSeal(
  client: PoolClient,
  { stream, partnership, seal }: AppendRequest,
  seq: number,
): Promise<AppendAnswer> {
  if (!seal) return { outcome: 'appended', leafIndex: null };
  if (seal.consume) {
    const { at, approvedDigest, lockCode } = seal.consume;
    const used = await client.query(
      'update lock_code set used_at = $1, approved_digest = $2 where id = $3 and used_at is null and voided_at is null',
      [at, approvedDigest, lockCode],
    );
    if (used.rowCount !== 1) return { outcome: 'codeUsed' };
  }
  await client.query('insert into record (meeting, partnership, seq, digest, header) values ($1, $2, $3, $4, $5)', [
    seal.meeting,
    partnership,
    seq,
    seal.digest,
    Buffer.from(seal.header),
  ]);
  for (const { part, class: bodyClass, keyId, ciphertext } of seal.parts) {
    await client.query(
      'insert into record_part (meeting, part, partnership, class, key_id, ciphertext) values ($1, $2, $3, $4, $5, $6)',
      [seal.meeting, part, partnership, bodyClass, keyId, Buffer.from(ciphertext)],
    );
  }
  // Two meetings sealed at once must not take the same leaf: the partnership's log is locked by its name.
  await client.query('select pg_advisory_xact_lock(hashtext($1))', [`log ${partnership}`]);
  const next = await client.query<{ idx: number }>(
    'select coalesce(max(idx) + 1, 0) as idx from log_leaf where partnership = $1',
    [partnership],
  );
  const leafIndex = next.rows[0]?.idx ?? 0;
  await client.query('insert into log_leaf (partnership, idx, leaf, kind, stream) values ($1, $2, $3, $4, $5)', [
    partnership,
    leafIndex,
    Buffer.from(seal.leaf),
    'record',
    stream,
  ]);
  return { outcome: 'appended', leafIndex };
}

function nameOf(error: unknown): string {
  const { code, message } = error as { code?: string; message?: string };
  return code ?? message ?? 'unknown';
}
