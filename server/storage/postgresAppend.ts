/** An append on PostgreSQL: the stream's row is locked from the check to the commit, so appends and the seal have one order. */
import type { Pool, PoolClient } from 'pg';
import type { AppendAnswer, AppendRequest } from './AppendRequest.ts';

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
    await client.query(committing ? 'commit' : 'rollback');
    client.release();
    return answer;
  } catch (error) {
    client.release(true); // whatever state the connection is in, nobody uses it again
    // Lost in the middle of a commit nobody can say; before it the server has rolled back by itself.
    return { outcome: committing ? 'unknownOutcome' : 'storage', reason: nameOf(error) };
  }
}

async function write(client: PoolClient, request: AppendRequest): Promise<AppendAnswer> {
  const { stream, partnership, at, seal } = request;
  const first = request.rows[0];
  const last = request.rows[request.rows.length - 1];
  if (!first || !last) return { outcome: 'storage', reason: 'nothing to append' };
  await client.query(
    `insert into stream (id, partnership, head_seq, head_hash, sealed_seq, last_at) values ($1, $2, 0, $3, null, $4) on conflict (id) do nothing`,
    [stream, partnership, request.expectedSeq === 0 ? request.expectedHash : '', at],
  );
  const locked = await client.query<{ head_seq: string; head_hash: string; sealed_seq: string | null }>(
    'select head_seq, head_hash, sealed_seq from stream where id = $1 for update',
    [stream],
  );
  const head = locked.rows[0];
  if (!head) return { outcome: 'storage', reason: 'the stream has no row' };
  if (request.commandId !== null) {
    const known = await client.query<{ seq: string }>('select seq from entry where stream = $1 and command_id = $2', [
      stream,
      request.commandId,
    ]);
    if (known.rows[0]) return { outcome: 'known', seq: Number(known.rows[0].seq) };
  }
  if (head.sealed_seq !== null) return { outcome: 'sealed', seq: Number(head.head_seq), hash: head.head_hash };
  if (Number(head.head_seq) !== request.expectedSeq || head.head_hash !== request.expectedHash)
    return { outcome: 'behind' };
  await insertRows(client, request);
  await client.query('update stream set head_seq = $2, head_hash = $3, sealed_seq = $4, last_at = $5 where id = $1', [
    stream,
    last.seq,
    last.hash,
    seal ? last.seq : null,
    at,
  ]);
  return seal ? writeSeal(client, request, last.seq) : { outcome: 'appended', leafIndex: null };
}

/** All rows in one statement each: a batch costs the same round trips as a single edit. */
async function insertRows(client: PoolClient, { stream, partnership, rows, commandId }: AppendRequest): Promise<void> {
  await client.query(
    `insert into entry (stream, seq, partnership, bytes, hash, kind, document, command_id)
     select $1, r.seq, $2, r.bytes, r.hash, r.kind, r.document, r.command_id
     from unnest($3::bigint[], $4::bytea[], $5::text[], $6::text[], $7::text[], $8::text[]) as r(seq, bytes, hash, kind, document, command_id) order by r.seq`,
    [
      stream,
      partnership,
      rows.map(({ seq }) => seq),
      rows.map(({ bytes }) => Buffer.from(bytes)),
      rows.map(({ hash }) => hash),
      rows.map(({ kind }) => kind),
      rows.map(({ document }) => document),
      rows.map((_row, at) => (at === 0 ? commandId : null)),
    ],
  );
  await client.query(
    `insert into body (stream, seq, partnership, salt, key_id, ciphertext)
     select $1, r.seq, $2, r.salt, r.key_id, r.ciphertext from unnest($3::bigint[], $4::bytea[], $5::text[], $6::bytea[]) as r(seq, salt, key_id, ciphertext)`,
    [
      stream,
      partnership,
      rows.map(({ seq }) => seq),
      rows.map(({ salt }) => Buffer.from(salt)),
      rows.map(({ keyId }) => keyId),
      rows.map(({ ciphertext }) => Buffer.from(ciphertext)),
    ],
  );
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
  const next = await client.query<{ idx: string }>(
    'select coalesce(max(idx) + 1, 0) as idx from log_leaf where partnership = $1',
    [partnership],
  );
  const leafIndex = Number(next.rows[0]?.idx ?? 0);
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
