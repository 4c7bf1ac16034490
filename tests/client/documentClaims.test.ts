/** A copy says where returned letters come from, after the words themselves, until the server has answered. */
import { afterEach, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { SHARED_DOCUMENT } from '../../shared/ids.ts';
import { DocumentCopy, type CopyState } from '../../client/wire/DocumentCopy.ts';
import { browserTimers } from '../../client/wire/ambient.ts';
import { startFakeServer, type FakeServer } from './fakeServer.ts';

const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing.close();
});

/** A copy in step with a server, in which a word was written and typed over, all of it saved. */
async function begin(): Promise<{ server: FakeServer; copy: DocumentCopy; undo: Y.UndoManager }> {
  const server = await startFakeServer();
  open.push(server);
  const copy = new DocumentCopy({
    url: server.url,
    document: SHARED_DOCUMENT,
    params: () => ({}),
    Socket: WebSocket as unknown as typeof globalThis.WebSocket,
    timers: { ...browserTimers, after: (_milliseconds, task) => browserTimers.after(0, task) },
    beforeOthers: () => {},
    ended: () => {},
  });
  open.push(copy);
  copy.connect();
  const text = copy.doc.getText('words');
  const undo = new Y.UndoManager(text, { captureTimeout: 0 });
  copy.watchUndo(undo);
  copy.watchUndo(new Y.UndoManager(copy.doc.getText('another editor')));
  text.insert(0, 'child');
  copy.doc.transact(() => {
    text.delete(0, 5);
    text.insert(0, 'children');
  });
  await until(copy, isSaved);
  return { server, copy, undo };
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

const isSaved = ({ joined, connected, unsaved }: CopyState): boolean => joined && connected && unsaved === 0;
const saidBy = (server: FakeServer): string[] => server.heard.filter((type) => type === 'update' || type === 'origins');

it('[EDIT-31] one undo is one claim, after its words, however many editors the document has', async () => {
  const { server, copy, undo } = await begin();
  const before = saidBy(server).length;
  undo.undo();
  await until(copy, isSaved);
  expect(saidBy(server).slice(before)).toEqual(['update', 'origins']);
});

it('[EDIT-34] what was claimed offline is said after the words were handed in, and not again once it is answered', async () => {
  const { server, copy, undo } = await begin();
  copy.provider.disconnect();
  undo.undo();
  copy.connect();
  await until(copy, isSaved);
  expect(saidBy(server)).toEqual(['update', 'origins']);
  copy.reconnect();
  copy.doc.getText('words').insert(0, 'The ');
  await until(copy, isSaved);
  expect(server.doc.getText('words').toJSON()).toBe('The child');
  expect(saidBy(server)).not.toContain('origins');
});

it('[EDIT-37] a claim waits until the words were handed in on the same connection', async () => {
  const { server, copy, undo } = await begin();
  server.keepsQuestion = true;
  copy.reconnect();
  await until(copy, ({ connected }) => connected);
  undo.undo();
  server.ask();
  await until(copy, isSaved);
  expect(saidBy(server)).toEqual(['update', 'update', 'origins']);
});

it('[EDIT-34] a claim that was said and not answered is said again on the next connection', async () => {
  const { server, copy, undo } = await begin();
  server.keepsAnswers = true;
  const asked = server.nextAsk();
  undo.undo();
  await asked;
  expect(server.heard).toContain('origins');
  server.keepsAnswers = false;
  copy.reconnect();
  await until(copy, isSaved);
  expect(saidBy(server)).toEqual(['update', 'origins']);
});
