/**
 * The real PostgreSQL, Redis and Chromium of a test run (vitest's globalSetup).
 *
 * Nothing is started until a test file asks: a desk on the loopback interface answers `GET /<service>`, starting the
 * service on the first request. So one file of unit tests waits for nothing, no list says who needs what, and two
 * files that ask at once get the same server. Servers hang on a leash (leash.ts): they go when this process goes.
 */
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import pg from 'pg';
import { createClient } from 'redis';
import type { TestProject } from 'vitest/node';
import { findChromium } from './findChromium.ts';
import type { Chromium } from './findChromium.ts';
import { startPostgres } from './startPostgres.ts';
import { startRedis } from './startRedis.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the desk answers. */
    serviceDesk: string;
  }
}

export interface DeskAnswers {
  postgres: { url: string };
  /** A database of its own. */
  database: { url: string };
  redis: { url: string; prefix: string };
  chromium: Chromium;
}
export type Answer<Name extends keyof DeskAnswers> = DeskAnswers[Name] | { missing: string };

const farewells: (() => Promise<unknown>)[] = [];
const started = new Map<string, Promise<unknown>>();

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const desk = createServer((request, response) => {
    void answer(request.url?.slice(1) ?? '').then((body) => response.end(JSON.stringify(body)));
  });
  await new Promise<void>((resolve) => desk.listen(0, '127.0.0.1', resolve));
  desk.unref();
  const address = desk.address();
  if (address === null || typeof address === 'string') throw new Error('the service desk has no port');
  project.provide('serviceDesk', `http://127.0.0.1:${address.port}`);

  return async () => {
    desk.close();
    desk.closeAllConnections();
    await Promise.allSettled(farewells.reverse().map((farewell) => farewell()));
  };
}

async function answer(name: string): Promise<unknown> {
  try {
    if (name === 'postgres') return await once('PostgreSQL', postgres);
    if (name === 'database') return await freshDatabase();
    if (name === 'redis') return await freshRedis();
    if (name === 'chromium') return await once('Chromium', chromium);
    return { missing: `no service is called ${name}` };
  } catch (error) {
    return { missing: error instanceof Error ? error.message : String(error) };
  }
}

/** The one start of a service; a failed one is remembered too, and said once, where the run is read. */
function once<T>(name: string, start: () => Promise<T>): Promise<T> {
  const known = started.get(name) as Promise<T> | undefined;
  if (known) return known;
  const fresh = start();
  started.set(name, fresh);
  fresh.catch((error: unknown) => say(`${name} is missing, suites that need it are left out. ${String(error)}`));
  return fresh;
}

async function postgres(): Promise<{ url: string; given: boolean }> {
  const given = process.env.QUORATE_TEST_POSTGRES;
  if (given) return { url: given, given: true };
  const server = await startPostgres();
  farewells.push(() => server.end());
  return { url: server.url, given: false };
}

async function freshDatabase(): Promise<{ url: string }> {
  const server = await once('PostgreSQL', postgres);
  const name = `quorate_test_${randomBytes(6).toString('hex')}`;
  await tellPostgres(server.url, `create database ${name}`);
  if (server.given) farewells.push(() => tellPostgres(server.url, `drop database if exists ${name} with (force)`));
  const url = new URL(server.url);
  url.pathname = `/${name}`;
  return { url: url.href };
}

async function tellPostgres(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    await client.query(statement);
  } finally {
    await client.end();
  }
}

async function redis(): Promise<{ url: string }> {
  const given = process.env.QUORATE_TEST_REDIS;
  if (given) return { url: given };
  const server = await startRedis(say);
  farewells.push(() => server.end());
  return { url: server.url };
}

/** Channels know no databases, so it is the prefix that keeps test files apart. */
async function freshRedis(): Promise<{ url: string; prefix: string }> {
  const { url } = await once('Redis', redis);
  const prefix = `test-${randomBytes(6).toString('hex')}:`;
  if (process.env.QUORATE_TEST_REDIS) farewells.push(() => forgetKeys(url, prefix));
  return { url, prefix };
}

async function forgetKeys(url: string, prefix: string): Promise<void> {
  const client = createClient({ url });
  await client.connect();
  for await (const keys of client.scanIterator({ MATCH: `${prefix}*` })) if (keys.length > 0) await client.del(keys);
  client.destroy();
}

function chromium(): Promise<Chromium> {
  const given = process.env.QUORATE_TEST_CHROMIUM;
  return given ? Promise.resolve({ program: given, environment: {} }) : findChromium();
}

function say(sentence: string): void {
  process.stdout.write(`tests: ${sentence}\n`);
}
