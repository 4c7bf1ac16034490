import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { OpenedServer } from '../../server/app/openServer.ts';
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
  expect([await signsIn(added), await signsIn(fresh)]).toEqual(['invitation-over', 'signed in']);
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
