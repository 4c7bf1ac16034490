/** One screen's copy against a server that refuses, keeps answers back and goes away. Real sockets, no sleeping. */
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { SHARED_DOCUMENT } from '../../shared/ids.ts';
import { DocumentCopy, type CopyEnd, type CopyState } from '../../client/wire/DocumentCopy.ts';
import { browserTimers } from '../../client/wire/ambient.ts';
import { startFakeServer, type FakeServer } from './fakeServer.ts';

const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing.close();
});

/** Of a copy that was refused; drawing others' words waits for less. */
const SHORTEST_WAIT_MS = 500;
const atOnce = (_milliseconds: number, task: () => void): (() => void) => browserTimers.after(0, task);

async function serve(): Promise<FakeServer> {
  const server = await startFakeServer();
  open.push(server);
  return server;
}

function join(server: FakeServer, after = atOnce): { copy: DocumentCopy; ends: CopyEnd[] } {
  const ends: CopyEnd[] = [];
  const copy = new DocumentCopy({
    url: server.url,
    document: SHARED_DOCUMENT,
    params: () => ({ schema: '1', screen: 'first' }),
    Socket: WebSocket as unknown as typeof globalThis.WebSocket,
    timers: { ...browserTimers, after },
    beforeOthers: () => {},
    ended: (end) => ends.push(end),
  });
  open.push(copy);
  copy.connect();
  return { copy, ends };
}

function until(copy: DocumentCopy, holds: (state: CopyState) => boolean): Promise<void> {
  return new Promise((resolve) => {
    if (holds(copy.state.get())) return resolve();
    const stop = copy.state.subscribe(() => {
      if (!holds(copy.state.get())) return;
      stop();
      resolve();
    });
  });
}

/** The wait before a copy is handed in again lasts until the test ends it. */
function waitingTimers(): { after: typeof atOnce; refused: Promise<void>; comeBack: () => void } {
  let handIn = (): void => {};
  let told = (): void => {};
  const refused = new Promise<void>((resolve) => (told = resolve));
  const after: typeof atOnce = (milliseconds, task) => {
    if (milliseconds < SHORTEST_WAIT_MS) return atOnce(milliseconds, task);
    handIn = task;
    told();
    return () => {};
  };
  return { after, refused, comeBack: () => handIn() };
}

/** Everything the server has said so far has arrived: frames keep their order. */
function hears(copy: DocumentCopy, server: FakeServer): Promise<void> {
  const colleague = new Y.Doc();
  colleague.getText('elsewhere').insert(0, 'heard');
  return new Promise((resolve) => {
    copy.doc.getText('elsewhere').observe(() => resolve());
    server.tell(Y.encodeStateAsUpdate(colleague));
  });
}

const isSaved = ({ joined, connected, unsaved }: CopyState): boolean => joined && connected && unsaved === 0;
const write = (copy: DocumentCopy, text: string): void => copy.doc.getText('words').insert(0, text);

describe('a copy of a document', () => {
  it('[UI-1] "saved" is shown only after the server has answered for every word', async () => {
    const server = await serve();
    const { copy } = join(server);
    write(copy, 'zero ');
    await until(copy, isSaved); // so that no question is open any more
    server.keepsAnswers = true;
    const asked = server.nextAsk();
    write(copy, 'first');
    await asked;
    write(copy, 'second');
    expect(copy.state.get().unsaved).toBe(2);
    server.keepsAnswers = false;
    server.answer();
    await until(copy, isSaved);
    expect(server.doc.getText('words').toJSON()).toBe('secondfirstzero ');
  });

  it('an answer that came before the whole difference was handed in saves nothing', async () => {
    const server = await serve();
    server.keepsQuestion = true;
    const { copy } = join(server);
    write(copy, 'early');
    await until(copy, ({ joined }) => joined); // its question was answered after the first 101
    expect(copy.state.get().unsaved).toBe(1);
    server.ask();
    await until(copy, isSaved);
    expect(server.doc.getText('words').toJSON()).toBe('early');
  });

  it('asks before its first frame, so that it is told of refusals', async () => {
    const server = await serve();
    const { copy } = join(server);
    write(copy, 'before the socket opened');
    await until(copy, isSaved);
    expect(server.heard.slice(0, 2)).toEqual(['askSaved', 'step1']);
    expect(server.doc.getText('words').toJSON()).toBe('before the socket opened');
  });

  it('words written while offline are counted, and sent when the connection is back', async () => {
    const server = await serve();
    const { copy } = join(server);
    await until(copy, isSaved);
    copy.provider.disconnect();
    write(copy, 'offline');
    expect(copy.state.get()).toMatchObject({ connected: false, unsaved: 1 });
    copy.connect();
    await until(copy, isSaved);
    expect(server.doc.getText('words').toJSON()).toBe('offline');
  });

  it.each(['gap', 'storage'] as const)('after `%s` the same copy is handed in again', async (code) => {
    const server = await serve();
    const { copy, ends } = join(server);
    await until(copy, isSaved);
    server.refuses = code;
    write(copy, 'again');
    const again = server.connections + 1;
    await until(copy, ({ connected }) => !connected);
    server.refuses = null;
    await until(copy, isSaved);
    expect(server.connections).toBeGreaterThanOrEqual(again);
    expect(server.doc.getText('words').toJSON()).toBe('again');
    expect(ends).toEqual([]);
  });

  it.each(['gap', 'storage'] as const)('[UI-1] after `%s` an answer to what followed saves nothing', async (code) => {
    const server = await serve();
    const { after, refused, comeBack } = waitingTimers();
    const { copy } = join(server, after);
    write(copy, 'child');
    await until(copy, isSaved);
    server.refuses = code;
    write(copy, 'refused ');
    await refused;
    server.refuses = null;
    const asked = server.nextAsk();
    copy.doc.getText('words').delete(8, 1); // leans on nothing that was refused: the server takes it
    await asked;
    await hears(copy, server);
    expect(copy.state.get().unsaved).toBe(2);
    comeBack();
    await until(copy, isSaved);
    expect(server.doc.getText('words').toJSON()).toBe('refused hild');
  });

  it.each(['frozen', 'locked'] as const)('after `%s` the difference is kept, and sent after a thaw', async (code) => {
    const server = await serve();
    const { copy } = join(server);
    await until(copy, isSaved);
    server.refuses = code;
    write(copy, 'late');
    await until(copy, ({ held }) => held === code);
    expect(copy.state.get().unsaved).toBe(1);
    expect(copy.difference()).not.toBeNull();
    expect(await copy.whenSaved()).toBe(false);
    server.refuses = null;
    copy.release();
    await until(copy, isSaved);
    expect(copy.difference()).toBeNull();
    expect(server.doc.getText('words').toJSON()).toBe('late');
  });

  it('a meeting that is locked holds the words as the close code says', async () => {
    const server = await serve();
    const { copy } = join(server);
    await until(copy, isSaved);
    server.keepsAnswers = true;
    write(copy, 'late');
    server.drop(4423);
    await until(copy, ({ held, connected }) => held === 'locked' && !connected);
    expect(copy.state.get().unsaved).toBe(1);
  });

  it.each(['bad-content', 'taken', 'too-large'] as const)(
    '`%s` ends the copy, and it may be joined anew',
    async (code) => {
      const server = await serve();
      const { copy, ends } = join(server);
      await until(copy, isSaved);
      server.refuses = code;
      write(copy, 'refused');
      await until(copy, ({ connected }) => !connected);
      expect(ends).toEqual([{ code, again: true }]);
      expect(copy.savedClock).toBe(0);
    },
  );

  it('a refused caret ends nothing', async () => {
    const server = await serve();
    server.refusesPresence = 'too-large';
    const { copy, ends } = join(server);
    await until(copy, isSaved);
    copy.provider.awareness.setLocalStateField('root', 'section:risk');
    write(copy, 'words');
    await until(copy, isSaved);
    expect(ends).toEqual([]);
  });

  it('access that ends closes the copy for good', async () => {
    const server = await serve();
    const { copy, ends } = join(server);
    await until(copy, isSaved);
    server.drop(4403);
    await until(copy, ({ connected }) => !connected);
    await Promise.resolve();
    expect(ends).toEqual([{ code: 'not-allowed', again: false }]);
  });
});
