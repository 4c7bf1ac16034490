/**
 * The program on a disk that takes no more: the limit on a file's size (`ulimit -f`) makes the disk answer with errors,
 * not with "full", from a point on. Real processes, because a limit holds for a whole one.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SHARED_DOCUMENT, type MeetingId } from '../../shared/ids.ts';
import { systemRandom, systemTimers } from '../../server/ambient.ts';
import { openPlace } from '../../server/app/openServer.ts';
import { readConfig } from '../../server/config.ts';
import { Actor } from '../../server/rehearsal/Actor.ts';
import { loadRoom } from '../../server/rooms/loadRoom.ts';
import { runCli, type CliRun } from '../support/runCli.ts';
import { paragraphsOf, typeParagraph } from '../support/typing.ts';

const SCRIPT = 'server/rehearsal/scripts/evening-call.json';
/** Blocks of 512 bytes, as a shell counts them. */
const MEGABYTE = 2048;

let folder: string;
let children: ChildProcess[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quorate-disk-'));
  children = [];
  await mkdir(join(folder, 'tmp'));
});
afterEach(async () => {
  for (const child of children.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null)) {
    child.kill('SIGKILL');
    await once(child, 'close');
  }
  await rm(folder, { recursive: true });
});

/** The command line in a process that may write files of so many blocks and no larger. */
function starts(blocks: number | 'unlimited', args: readonly string[]): { child: ChildProcess; ran: Promise<CliRun> } {
  const command = [process.execPath, '--import', 'tsx', 'server/cli/quorate.ts', ...args];
  const child = spawn('/bin/sh', ['-c', `ulimit -f ${blocks}; exec "$@"`, 'sh', ...command], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, TMPDIR: join(folder, 'tmp'), TSX_DISABLE_CACHE: '1' },
  });
  children.push(child);
  let out = '';
  let errors = '';
  child.stdout.on('data', (bytes: Buffer) => (out += bytes.toString()));
  child.stderr.on('data', (bytes: Buffer) => (errors += bytes.toString()));
  const ran = new Promise<CliRun>((resolve) => {
    child.on('close', (code) => resolve({ out, errors, code }));
  });
  return { child, ran };
}

/** Resolves with what the pattern finds in what the process says on this stream. */
function says(stream: NodeJS.ReadableStream | null, pattern: RegExp): Promise<string> {
  let said = '';
  return new Promise((resolve, reject) => {
    stream?.on('data', (bytes: Buffer) => {
      said += bytes.toString();
      const found = pattern.exec(said)?.[0];
      if (found !== undefined) resolve(found);
    });
    stream?.once('end', () => reject(new Error(`it ended and never said ${pattern.source}`)));
  });
}

describe('a server on a disk that answers with errors', () => {
  it('[STORE-26] refuses what it cannot save, keeps everything that it called saved, and stops when it is told to', async () => {
    const data = join(folder, 'data');
    const convened = await runCli(['convene', SCRIPT, '--rehearsal', '--json', '--data', data]);
    const { meeting, people } = JSON.parse(convened.out) as {
      meeting: MeetingId;
      people: { role: string; invitation: string; code: string }[];
    };
    const { invitation = '', code = '' } = people.find(({ role }) => role === 'chair') ?? {};
    const { child, ran } = starts(MEGABYTE, ['serve', '--port', '0', '--data', data]);
    const origin = await says(child.stdout, /http:\S+/);
    const chair = await Actor.signIn({ origin, invitation, code, random: systemRandom, timers: systemTimers });
    await chair.join();
    await chair.decide({ type: 'start' });
    await chair.decide({ type: 'declareConflict', conflict: 'none' });
    await chair.decide({ type: 'rollCall', person: chair.person, attendance: 'attended' });
    const doc = await chair.open();
    const saved: string[] = [];
    for (let n = 0; n < 200 && chair.refusals.length === 0; n++) {
      const words = `${n} ${'w'.repeat(10_000)}`;
      typeParagraph(doc, words);
      await chair.saved();
      if (chair.refusals.length === 0) saved.push(words);
    }
    expect([...new Set(chair.refusals)]).toEqual(['storage']);
    expect(saved.length).toBeGreaterThan(0);

    typeParagraph(doc, 'typed while the server is told to stop');
    child.kill('SIGTERM');
    expect(await ran).toMatchObject({ code: 0 });
    chair.leave();
    const { journal } = await openPlace(readConfig({ data }, {}));
    const state = await loadRoom(journal, meeting);
    await journal.close();
    const kept = state?.documents.get(SHARED_DOCUMENT);
    expect((kept ? paragraphsOf(kept) : []).slice(0, saved.length)).toEqual(saved);
  }, 60_000);
});

describe('a rehearsal on a disk that fails', () => {
  it.each([
    ['when it opens its store', 300, 'Its own server failed: '],
    ['when it convenes', 600, 'Its own server failed: '],
    ['in the middle', MEGABYTE, 'storage'],
  ])(
    '[UI-110] %s: ends with 1 and a sentence, without a stack, and leaves no folder',
    async (_when, blocks, why) => {
      const { ran } = starts(blocks, ['rehearse', SCRIPT, '--speed', '5000', '--out', join(folder, 'out')]);
      const { code, errors } = await ran;
      const last = errors.trimEnd().split('\n').at(-1);
      expect(last).toMatch(/^The rehearsal stopped\. /);
      expect(last).toContain(why);
      expect(errors).not.toMatch(/\n\s+at /);
      expect(code).toBe(1);
      expect(await left()).toEqual([]);
    },
    60_000,
  );

  it('[UI-110] without a folder for temporary files it says so and ends with 2', async () => {
    await rm(join(folder, 'tmp'), { recursive: true });
    const { ran } = starts('unlimited', ['rehearse', SCRIPT, '--out', join(folder, 'out')]);
    const where = join(folder, 'tmp');
    expect(await ran).toMatchObject({
      code: 2,
      errors: `The folder for temporary files ${where} is not there. Name another in TMPDIR.\n`,
    });
  });

  it('[UI-110] a copy that cannot be written is named and ends with 2', async () => {
    await mkdir(join(folder, 'out', 'record.html'), { recursive: true });
    const { ran } = starts('unlimited', ['rehearse', SCRIPT, '--speed', '5000', '--out', join(folder, 'out')]);
    const { code, errors } = await ran;
    expect(errors).toContain(`${join(folder, 'out', 'record.html')} is a folder. Give another folder with --out.`);
    expect([code, await left()]).toEqual([2, []]);
  }, 60_000);
});

describe('a rehearsal that is ended', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    '[UI-111] by %s says so, and its folder among temporary files is gone with it',
    async (signal) => {
      const { child, ran } = starts('unlimited', ['rehearse', SCRIPT, '--speed', '1', '--out', join(folder, 'out')]);
      await says(child.stderr, /typing/);
      expect(await left()).toHaveLength(1);
      child.kill(signal);
      const { code, errors } = await ran;
      expect(errors).toContain('The rehearsal stopped. It was ended from outside.');
      expect([code, await left()]).toEqual([1, []]);
    },
    60_000,
  );
});

async function left(): Promise<string[]> {
  return (await readdir(join(folder, 'tmp'))).filter((name) => name.startsWith('quorate-'));
}
