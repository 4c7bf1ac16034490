/** While an input method composes, others' words wait outside the copy: five seconds at most, and none is lost. */
import { afterEach, describe, expect, it } from 'vitest';
import type { EditorView } from 'prosemirror-view';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { waitWhileComposing } from '../../client/room/minutes/waitWhileComposing.ts';
import { browserTimers } from '../../client/wire/ambient.ts';
import { DocumentCopy } from '../../client/wire/DocumentCopy.ts';
import { SHARED_DOCUMENT } from '../../shared/ids.ts';
import { VirtualTime } from '../support/seededWorld.ts';
import { startFakeServer, type FakeServer } from './fakeServer.ts';

describe('the wait of an editor', () => {
  function editor() {
    const time = new VirtualTime();
    let held = 0;
    const plugin = waitWhileComposing(() => {
      held += 1;
      return () => (held -= 1);
    }, time);
    const events = plugin.props.handleDOMEvents as Record<string, (view: EditorView, event: Event) => boolean>;
    const tell = (name: string): void => void events[name]?.call(plugin, {} as EditorView, new Event(name));
    return { time, tell, isHeld: () => held > 0 };
  }

  it('[UI-34] begins with a composition and ends with it, once the editor has read the composed letters', async () => {
    const { time, tell, isHeld } = editor();
    tell('compositionstart');
    expect(isHeld()).toBe(true);
    await time.pass(4_000);
    tell('compositionend');
    expect(isHeld()).toBe(true);
    await time.pass(100);
    expect(isHeld()).toBe(false);
  });

  it('[UI-34] ends after five seconds, also when one composition follows the other', async () => {
    const { time, tell, isHeld } = editor();
    tell('compositionstart');
    await time.pass(3_000);
    tell('compositionend');
    tell('compositionstart');
    await time.pass(1_990);
    expect(isHeld()).toBe(true);
    await time.pass(10);
    expect(isHeld()).toBe(false);
  });
});

describe('a copy that holds back', () => {
  const open: { close(): unknown }[] = [];
  afterEach(async () => {
    for (const thing of open.splice(0).reverse()) await thing.close();
  });

  async function joined(): Promise<{ server: FakeServer; copy: DocumentCopy }> {
    const server = await startFakeServer();
    const copy = new DocumentCopy({
      url: server.url,
      document: SHARED_DOCUMENT,
      params: () => ({}),
      Socket: WebSocket as unknown as typeof globalThis.WebSocket,
      timers: browserTimers,
      beforeOthers: () => {},
      ended: () => {},
    });
    open.push(server, copy);
    const inStep = new Promise<void>((resolve) => {
      const stop = copy.state.subscribe(() => {
        if (!copy.state.get().joined) return;
        stop();
        resolve();
      });
    });
    copy.connect();
    await inStep;
    return { server, copy };
  }

  /** Somebody else writes at the end; the copy has heard it when the question after it is answered. */
  async function elsewhere({ server, copy }: { server: FakeServer; copy: DocumentCopy }, words: string): Promise<void> {
    const before = Y.encodeStateVector(server.doc);
    server.doc.getText('words').insert(server.doc.getText('words').length, words);
    server.tell(Y.encodeStateAsUpdate(server.doc, before));
    const answered = new Promise<void>((resolve) => {
      const stop = copy.state.subscribe(() => {
        if (copy.state.get().unsaved > 0) return;
        stop();
        resolve();
      });
    });
    copy.doc.getText('mine').insert(0, '.');
    await answered;
  }

  it('[UI-34] takes others’ words in, in order, when the last of its holders lets go', async () => {
    const held = await joined();
    const { copy } = held;
    const [first, second] = [copy.holdBack(), copy.holdBack()];
    await elsewhere(held, 'one ');
    await elsewhere(held, 'two');
    first();
    first();
    expect(copy.doc.getText('words').toJSON()).toBe('');
    const taken = new Promise((resolve) => copy.doc.getText('words').observe(resolve));
    second();
    await taken;
    expect(copy.doc.getText('words').toJSON()).toBe('one two');
    expect(copy.state.get().unsaved).toBe(0);
  });

  it('[UI-34] shows everything before it is asked what it shows', async () => {
    const held = await joined();
    held.copy.holdBack();
    await elsewhere(held, 'before the freeze');
    expect(await held.copy.whenSaved()).toBe(true);
    expect(held.copy.doc.getText('words').toJSON()).toBe('before the freeze');
  });
});
