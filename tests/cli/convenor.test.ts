import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listConvenors } from '../../server/app/convenorsInPlace.ts';
import type { OpenedServer } from '../../server/app/openServer.ts';
import { CliError } from '../../server/cli/CliError.ts';
import type { CliCommand } from '../../server/cli/commands.ts';
import { configOf } from '../../server/cli/configOf.ts';
import { convene as CONVENE } from '../../server/cli/convene.ts';
import { convenor as CONVENOR } from '../../server/cli/convenor.ts';
import { setup as SETUP } from '../../server/cli/setup.ts';
import { isSetUp } from '../../server/templates/setUp.ts';
import { SET_UP } from '../support/convenorHouse.ts';
import { Opened } from '../support/Opened.ts';
import { openNode, ownFolder } from '../support/openNode.ts';
import { runCli } from '../support/runCli.ts';

interface Added {
  id: string;
  link: string;
  code: string;
}

const opened = new Opened();
let folder: string;
let server: OpenedServer;
const place = (): string[] => ['--data', join(folder, 'data'), '--keys', join(folder, 'keys')];
const NAMED = ['--name', 'Ana Bose', '--organisation', 'Larkhill Council'];

beforeAll(async () => {
  const own = await ownFolder();
  opened.closes(own.remove);
  ({ folder } = own);
  const node = await openNode(own);
  opened.closes(() => node.close());
  ({ server } = node);
  await writeFile(join(folder, 'setup.json'), JSON.stringify(SET_UP));
});
afterAll(() => opened.close());

const convenor = (...args: string[]) => runCli(['convenor', ...args]);

const signsIn = async ({ link, code }: Added): Promise<string> => {
  const answer = await server.identity.signInConvenor(link.split('/').pop() ?? '', code);
  return answer.ok ? 'signed in' : answer.refusal.code;
};

it('[WHO-52] a convenor is added beside a running server, given a new link, and ended', async () => {
  const set = await convenor('add', ...NAMED, '--setup', join(folder, 'setup.json'), '--json', ...place());
  const added = JSON.parse(set.out) as Added;
  expect(added.link).toMatch(/^http:\/\/localhost:8080\/c\/[a-z2-7]{26}$/);
  expect(await signsIn(added)).toBe('signed in');
  const { store, partnership } = server.parts;
  expect(await isSetUp(store.kysely, partnership)).toBe(true);
  const listed = await convenor('list', ...place());
  expect(listed.out).toContain(added.id);
  expect(listed.out).not.toContain(added.code);
  const fresh = JSON.parse((await convenor('link', added.id, '--json', ...place())).out) as Added;
  expect([await signsIn(added), await signsIn(fresh)]).toEqual(['invitation-replaced', 'signed in']);
  expect((await convenor('end', added.id, ...place())).out).toContain('Ana Bose may no longer convene');
  expect(await signsIn(fresh)).toBe('invitation-over');
});

it.each<[string, string[], string]>([
  ['no deed', [], 'convenor needs one of add, list, link, end.'],
  ['an unknown deed', ['make'], 'convenor needs one of add, list, link, end.'],
  ['no name', ['add', '--organisation', 'X'], '--name is missing.'],
  ['a blank organisation', ['add', '--name', 'X', '--organisation', ' '], '--organisation is missing.'],
  ['no id', ['link'], 'ID is missing.'],
  ['nobody of that id', ['end', 'nobody'], 'There is no convenor "nobody".'],
])('[UI-90] %s ends with 2 and a sentence', async (_what, args, sentence) => {
  const done = await convenor(...args, ...(args.length === 0 ? [] : place()));
  expect([done.code, done.errors.startsWith(sentence)], done.errors).toEqual([2, true]);
});

describe('the set-up of a store', () => {
  /** The command itself, without a process around it. */
  const told = async (command: CliCommand, ...args: string[]): Promise<string> => {
    try {
      await command.run(args);
      return 'done';
    } catch (error) {
      if (error instanceof CliError) return error.message;
      throw error;
    }
  };
  const write = async (name: string, text: string): Promise<string> => {
    await writeFile(join(folder, name), text);
    return join(folder, name);
  };
  const own = (name: string): string[] => ['--data', join(folder, name), '--keys', join(folder, `${name}.keys`)];
  const OTHER = { ...SET_UP, dataProtectionContact: 'privacy@larkhill.example', hostingCountry: 'Ireland' };
  const SCRIPT = 'tests/browser/smallMeeting.json';

  it('[WHO-66] it is given once: the same again is nothing new, another is refused by its fields, replacing says so', async () => {
    const first = await write('first.json', JSON.stringify(SET_UP));
    const second = await write('second.json', JSON.stringify(OTHER));
    const spaced = await write('spaced.json', JSON.stringify({ ...OTHER, hostingCountry: ' Ireland ' }, null, 2));
    const at = own('once');
    const add = (file: string) => told(CONVENOR, 'add', ...NAMED, '--setup', file, ...at);
    expect([await add(first), await add(first)]).toEqual(['done', 'done']);
    const refused =
      /something else: dataProtectionContact, hostingCountry\. Nothing was changed\.\n.*setup FILE --replace/;
    expect(await add(second)).toMatch(refused);
    expect(await told(SETUP, second, ...at)).toMatch(refused);
    expect(await told(CONVENE, SCRIPT, '--setup', second, ...at)).toMatch(refused);
    expect(
      await listConvenors(configOf({ data: join(folder, 'once'), keys: join(folder, 'once.keys') }, {})),
    ).toHaveLength(2);
    expect(await told(SETUP, second, '--replace', ...at)).toBe('done');
    expect(await add(first)).toMatch(refused);
    expect(await add(spaced)).toBe('done');
  });

  it('[WHO-67] what is blank, missing or unknown is told by line and field, and nothing is kept', async () => {
    const { privacyNotice: _missing, ...rest } = SET_UP;
    const faulty = { ...rest, controllers: ['Larkhill Council', '  '], hostingCountry: '', colour: 'blue' };
    const file = await write('faulty.json', JSON.stringify({ ...faulty, dataProtectionContact: ' \t' }, null, 1));
    const lines = (await told(CONVENOR, 'add', ...NAMED, '--setup', file, ...own('unmade'))).split('\n');
    expect(lines.sort()).toEqual(
      [
        `${file}:1: privacyNotice: is missing.`,
        `${file}:5: controllers.1: is empty.`,
        `${file}:7: dataProtectionContact: is empty.`,
        `${file}:9: hostingCountry: is empty.`,
        `${file}:11: colour: this field is not known.`,
      ].sort(),
    );
    const broken = await write('broken.json', '{\n "partnership": "L",,\n}');
    expect(await told(SETUP, broken, ...own('unmade'))).toMatch(/broken\.json:2: .*\(column \d+\)$/);
    expect((await readdir(folder)).filter((name) => name.startsWith('unmade'))).toEqual([]);
    expect(await told(CONVENE, SCRIPT, '--rehearsal', '--setup', file)).toMatch(/^--setup is for real meetings/);
  });
});
