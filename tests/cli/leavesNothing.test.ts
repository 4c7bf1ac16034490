/** Commands that are refused, and the folders they were pointed at: every file is as it was, and none came. */
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { systemRandom } from '../../server/ambient.ts';
import { openKeys } from '../../server/storage/openKeys.ts';
import { runCli } from '../support/runCli.ts';

const SCRIPT = 'server/rehearsal/scripts/evening-call.json';
const NOBODY = 'a'.repeat(26);
let folder = '';
let taken: Server;
const at = (name: string): string => join(folder, name);
const port = (): string => String((taken.address() as AddressInfo).port);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quorate-refused-'));
  taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  const convened = await runCli(['convene', SCRIPT, '--rehearsal', '--data', at('used')]);
  if (convened.code !== 0) throw new Error(convened.errors);
  await openKeys(at('other.keys'), systemRandom);
  await writeFile(at('damaged.keys'), '{');
  await writeFile(at('setup.json'), '{}');
});
afterAll(async () => {
  taken.close();
  await rm(folder, { recursive: true });
});

// What one of them left must not hide what the next one leaves.
afterEach(async () => {
  for (const name of ['new', 'new.keys', 'none.keys', 'nowhere']) await rm(at(name), { recursive: true, force: true });
});

/** Every file under the folder, with a digest of what it holds. */
async function everything(): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const lines = found.map(async (entry) => {
    const path = join(entry.parentPath, entry.name);
    const what = entry.isFile()
      ? createHash('sha256')
          .update(await readFile(path))
          .digest('hex')
      : 'folder';
    return `${path} ${what}`;
  });
  return (await Promise.all(lines)).sort();
}

describe('a command that is refused leaves data folder and keys as they were', () => {
  const rehearsal = (...more: string[]): string[] => ['convene', SCRIPT, '--rehearsal', ...more];
  const real = (...more: string[]): string[] => ['convene', SCRIPT, ...more];
  const serve = (...more: string[]): string[] => ['serve', '--port', '0', ...more];

  it.each<[string, () => string[], () => string]>([
    [
      'convening with a key file that is not there',
      () => rehearsal('--data', at('used'), '--keys', at('none.keys')),
      () => `a key that is not here: there is no file ${at('none.keys')}. Start with the right --keys file.`,
    ],
    [
      'convening with the keys of another store',
      () => rehearsal('--data', at('used'), '--keys', at('other.keys')),
      () => `a key that ${at('other.keys')} has not got.`,
    ],
    [
      'serving with a key file that is not there',
      () => serve('--data', at('used'), '--keys', at('none.keys')),
      () => `there is no file ${at('none.keys')}`,
    ],
    [
      'serving on a port that is taken, a store that is in use',
      () => ['serve', '--port', port(), '--data', at('used')],
      () => `Port ${port()} is taken.`,
    ],
    [
      'serving on a port that is taken, a new store',
      () => ['serve', '--port', port(), '--data', at('new')],
      () => `Port ${port()} is taken.`,
    ],
    [
      'serving on another machine’s address',
      () => serve('--host', '203.0.113.9', '--data', at('new')),
      () => '203.0.113.9 is not an address of this machine.',
    ],
    [
      'serving with a damaged key file',
      () => serve('--data', at('new'), '--keys', at('damaged.keys')),
      () => `The key file ${at('damaged.keys')} is damaged.`,
    ],
    [
      'serving with a key file in a folder that is not there',
      () => serve('--data', at('new'), '--keys', at('nowhere/keys')),
      () => `The key file ${at('nowhere/keys')} cannot be made: ${at('nowhere')} is not there.`,
    ],
    [
      'serving with a data folder where the system makes none',
      () => serve('--data', '/proc/nowhere', '--keys', at('keys')),
      () => 'The data folder /proc/nowhere ',
    ],
    [
      'a rehearsal whose results go where the system makes no folder',
      () => ['rehearse', SCRIPT, '--out', '/proc/nowhere/deeper'],
      () => '/proc/nowhere/deeper ',
    ],
    ['a real meeting without a set-up, a new store', () => real('--data', at('new')), () => 'need a set-up first'],
    [
      'a real meeting without a set-up, a store that is in use',
      () => real('--data', at('used')),
      () => 'need a set-up first',
    ],
    [
      'a set-up that lacks everything',
      () => real('--data', at('new'), '--setup', at('setup.json')),
      () => 'controllers: ',
    ],
    [
      'a convenor’s set-up that lacks everything',
      () => ['convenor', 'add', '--name', 'A', '--organisation', 'B', '--data', at('new'), '--setup', at('setup.json')],
      () => 'controllers: ',
    ],
    [
      'ending a convenor of no store',
      () => ['convenor', 'end', NOBODY, '--data', at('new')],
      () => `There is no store in ${at('new')}.`,
    ],
    [
      'a data folder without a name',
      () => rehearsal('--data', ''),
      () => 'The data folder has no name. Give one with --data.',
    ],
    [
      'a key file without a name',
      () => rehearsal('--data', at('new'), '--keys', ''),
      () => 'The key file has no name. Give one with --keys.',
    ],
  ])('[UI-112] %s', async (_what, args, sentence) => {
    const before = await everything();
    const ran = await runCli(args());
    expect(ran.errors).toContain(sentence());
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(await everything()).toEqual(before);
  });
});
