/** What a PostgreSQL connection must promise before anything is called saved. */
import type { ClientBase } from 'pg';

interface Promised {
  synchronous_commit: string;
  fsync: string;
  full_page_writes: string;
}

/** Throws with a sentence for the operator. `remote_apply` promises more than `on`; the others less. */
export async function refuseUnlessDurable(client: ClientBase): Promise<void> {
  const { rows } = await client.query<Promised>(
    `select current_setting('synchronous_commit') as synchronous_commit, current_setting('fsync') as fsync,
      current_setting('full_page_writes') as full_page_writes`,
  );
  const [promised] = rows;
  if (!promised) throw new Error('PostgreSQL does not say what it promises.');
  if (!['on', 'remote_apply'].includes(promised.synchronous_commit))
    throw notSaved('synchronous_commit', promised.synchronous_commit);
  if (promised.fsync !== 'on') throw notSaved('fsync', promised.fsync);
  if (promised.full_page_writes !== 'on') throw notSaved('full_page_writes', promised.full_page_writes);
}

function notSaved(setting: string, value: string): Error {
  return new Error(`PostgreSQL runs with ${setting} ${value}: "saved" would not be true.`);
}
