/** A real Redis on a free port: the machine's, else from the system's packages where we may install them. */
import { execFile } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createClient } from 'redis';
import { findOnPath } from './findOnPath.ts';
import { freePort } from './freePort.ts';
import { leash } from './leash.ts';
import type { OwnServer } from './startPostgres.ts';
import { untilAnswers } from './untilAnswers.ts';

const run = promisify(execFile);
const NAMES = ['redis-server', 'valkey-server'];

/** Throws with the reason when there is none and none may be installed. `say` hears about an installation first. */
export async function startRedis(say: (sentence: string) => void): Promise<OwnServer> {
  const program = (await findOnPath(...NAMES)) ?? (await install(say));
  const port = await freePort();
  const folder = await mkdtemp(join(tmpdir(), 'quorate-redis-'));
  const settings = [
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--save',
    '',
    '--databases',
    '4096',
    '--dir',
    folder,
  ];
  const leashed = leash(program, settings, { folder, as: null });
  const url = `redis://127.0.0.1:${port}`;
  const untilReady = (): Promise<void> => untilAnswers(() => askOnce(url), leashed);
  try {
    await untilReady();
  } catch (error) {
    await leashed.end();
    throw error;
  }
  return { ...leashed, url, untilReady };
}

async function install(say: (sentence: string) => void): Promise<string> {
  const aptGet = await findOnPath('apt-get');
  if (process.getuid?.() !== 0 || aptGet === null) {
    throw new Error('no redis-server on this machine, and its packages cannot be installed from here');
  }
  say('no redis-server on this machine: installing the system package redis-server with apt-get');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run(aptGet, ['update'], { env });
  await run(aptGet, ['install', '-y', '--no-install-recommends', 'redis-server'], { env });
  const program = await findOnPath(...NAMES);
  if (program === null) throw new Error('apt-get installed redis-server, yet it is not on PATH');
  return program;
}

async function askOnce(url: string): Promise<void> {
  const client = createClient({ url, socket: { reconnectStrategy: false } });
  client.on('error', () => undefined); // the rejected connect says it
  try {
    await client.connect();
    await client.ping();
  } finally {
    client.destroy();
  }
}
