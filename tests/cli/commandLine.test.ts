import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COMMANDS } from '../../server/cli/commands.ts';
import { runCli } from '../support/runCli.ts';

const SCRIPT = 'server/rehearsal/scripts/evening-call.json';
const NOBODY = 'a'.repeat(26);
let folder = '';
const here = (name: string): string => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quorate-cli-'));
  await writeFile(here('file'), 'x');
  await writeFile(here('latin.json'), Buffer.from('{"meeting": "R\u00fcth"}', 'latin1'));
  await mkdir(here('damaged'));
  await writeFile(here('damaged/quorate.sqlite'), 'not a database, though it is long enough to be looked into');
});
afterAll(() => rm(folder, { recursive: true }));

describe('a command that cannot be carried out', () => {
  it.each<[string, (at: (name: string) => string) => string[], (at: (name: string) => string) => string]>([
    ['an unknown command', () => ['rehears'], () => '"rehears" is not a command.'],
    [
      'an unknown flag',
      () => ['rehearse', SCRIPT, '--fast'],
      () => '--fast is not a flag of this command. --help shows those there are.',
    ],
    [
      'a flag without its value',
      () => ['rehearse', SCRIPT, '--speed'],
      () => '--speed needs a value. --help shows the form.',
    ],
    ['a value for a flag that takes none', () => ['convene', SCRIPT, '--json=yes'], () => '--json takes no value.'],
    ['a file too few', () => ['rehearse'], () => 'FILE is missing. --help shows the form.'],
    ['a file too many', () => ['rehearse', SCRIPT, 'b.json'], () => '"b.json" is one argument too many.'],
    ['no speed', () => ['rehearse', SCRIPT, '--speed', 'fast'], () => '"fast" is not a speed.'],
    [
      'a speed at which nobody waits',
      () => ['rehearse', SCRIPT, '--speed', '0.01'],
      () => 'Give a number from 0.5 to 100000.',
    ],
    ['a missing script', (at) => ['rehearse', at('none.json')], (at) => `${at('none.json')} is not there.`],
    ['a folder as script', (at) => ['rehearse', at('')], (at) => `${at('')} is a folder.`],
    [
      'a script in another encoding',
      (at) => ['rehearse', at('latin.json')],
      (at) => `${at('latin.json')} is not text in UTF-8.`,
    ],
    [
      'a file where the copies should go',
      (at) => ['rehearse', SCRIPT, '--out', at('file')],
      (at) => `${at('file')} is a file and not a folder. Give another folder with --out.`,
    ],
    [
      'a port that is none',
      (at) => ['serve', '--data', at('data'), '--port', '99999'],
      () => '"99999" is not a port. Give a number from 0 (any free port) to 65535.',
    ],
    [
      'an origin that is none',
      (at) => ['serve', '--data', at('data'), '--origin', 'here'],
      () => '"here" is not an origin.',
    ],
    [
      'an address of another machine',
      (at) => ['serve', '--data', at('data'), '--port', '0', '--host', '203.0.113.9'],
      () => '203.0.113.9 is not an address of this machine. Choose another with --host.',
    ],
    [
      'a file as data folder',
      (at) => ['serve', '--data', at('file')],
      (at) => `The data folder ${at('file')} is a file and not a folder.`,
    ],
    [
      'a damaged store',
      (at) => ['serve', '--data', at('damaged')],
      (at) => `${at('damaged/quorate.sqlite')} cannot be opened: file is not a database.`,
    ],
    [
      'a missing set-up',
      (at) => ['convene', SCRIPT, '--data', at('data'), '--setup', at('none.json')],
      (at) => `${at('none.json')} is not there.`,
    ],
    [
      'a meeting without set-up',
      (at) => ['convene', SCRIPT, '--data', at('data')],
      () => 'Real meetings need a set-up first',
    ],
    ['an id that is none', (at) => ['export', 'xyz', '--data', at('data')], () => '"xyz" is not the id of a meeting.'],
    [
      'a store that is not there',
      (at) => ['export', NOBODY, '--data', at('nowhere')],
      (at) => `There is no store in ${at('nowhere')}.`,
    ],
    ['a trace that is none', () => ['replay', 'package.json'], () => 'package.json: numAgents: is missing.'],
  ])('[UI-90] %s', async (_what, args, sentence) => {
    const ran = await runCli(args(here));
    expect(ran.errors.trimEnd()).toContain(sentence(here));
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.errors).not.toMatch(/\n\s+at /);
  });

  it('[UI-90] a port that is taken', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as { port: number };
    const ran = await runCli(['serve', '--data', here('taken'), '--port', String(port)]);
    other.close();
    expect(ran).toMatchObject({
      code: 2,
      errors: `Port ${port} is taken. Stop what uses it or choose another with --port.\n`,
    });
  });

  it('[UI-90] addresses of databases are named by their variable and never repeated', async () => {
    const ran = await runCli(['serve', '--data', here('data')], { QUORATE_POSTGRES: 'user:secret@db' });
    expect(ran).toMatchObject({
      code: 2,
      errors: 'QUORATE_POSTGRES is not an address such as postgres://host:port.\n',
    });
  });

  it('[UI-90] whoever only reads makes no store', async () => {
    await runCli(['export', NOBODY, '--data', here('unmade')]);
    expect((await readdir(folder)).filter((name) => name.startsWith('unmade'))).toEqual([]);
  });
});

it.each(COMMANDS)('[UI-90] --help of $name shows its form and what its flags do', async ({ name, synopsis, help }) => {
  const ran = await runCli([name, '--help']);
  expect(ran).toMatchObject({ code: 0, errors: '' });
  expect(ran.out).toContain(`Usage: npm run quorate -- ${synopsis}\n`);
  for (const line of help) expect(ran.out).toContain(line);
});

it('[UI-90] without a command, all of them are shown', async () => {
  const ran = await runCli([]);
  expect(ran.code).toBe(2);
  for (const { synopsis, summary } of COMMANDS) expect(ran.out).toContain(`  ${synopsis}\n      ${summary}\n`);
});
