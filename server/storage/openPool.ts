/** Connections to PostgreSQL, each held to durability when it is made and bounded in how long anything may take. */
import { Pool, TypeOverrides, type ClientBase } from 'pg';
import { refuseUnlessDurable } from './durable.ts';

/** A connection that cannot be had in this time is no connection; writers are told "storage" and keep their words. */
const CONNECT_MS = 5_000;
/** A node that froze or went away with a meeting's row locked must not hold the meeting up on the other nodes. */
const IDLE_IN_TRANSACTION_MS = 10_000;
/** Longer than the above, so that whoever waits behind a frozen node outlives it. */
const LOCK_MS = 12_000;
/** No answer at all in this time: the network is gone without a word. Reading the longest meeting takes a second. */
const ANSWER_MS = 30_000;
/** One node writes rooms in parallel; more connections than this only wait for each other's disk. */
const MOST_CONNECTIONS = 16;
const BIGINT = 20;

export function openPool(url: string): Pool {
  const types = new TypeOverrides();
  types.setTypeParser(BIGINT, Number); // sequences stay far below 2^53
  const pool = new Pool({
    connectionString: url,
    max: MOST_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
    lock_timeout: LOCK_MS,
    query_timeout: ANSWER_MS,
    keepAlive: true,
    types,
    // Its types say nothing of it, but the pool waits for this promise and hands no connection out before.
    onConnect: refuseUnlessDurable as (client: ClientBase) => void,
  });
  pool.on('error', () => {}); // an idle connection that breaks is replaced; whoever needs one is told
  // The same in the middle of a transaction: the statement under way fails, the process does not.
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}
