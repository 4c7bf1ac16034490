/** Many carets at once, with unmodified y-websocket pages, each of which sends back every caret that it hears of. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createEncoder, toUint8Array, writeVarUint, writeVarUint8Array } from 'lib0/encoding';
import { WebSocket } from 'ws';
import { encodeAwarenessUpdate } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { Actor } from '../../server/rehearsal/Actor.ts';
import { FRAME } from '../../shared/wire/sync.ts';
import { signedIn } from '../support/openHeldNode.ts';
import { conveneSmall, openNode, ownFolder, startSmall, type Node, type SmallMeeting } from '../support/openNode.ts';

const PAGES = 10;
const MOVES = 150;
let node: Node;
let meeting: SmallMeeting;
let chair: Actor;
let police: Actor;
const tidy: (() => Promise<void> | void)[] = [];

beforeAll(async () => {
  const { folder, remove } = await ownFolder();
  node = await openNode({ folder });
  meeting = await conveneSmall(node);
  chair = await meeting.comes('chair', node);
  police = await meeting.comes('police', node);
  await startSmall(chair, [police]);
  tidy.push(
    remove,
    () => node.close(),
    () => chair.leave(),
  );
});
afterAll(async () => {
  for (const task of tidy.splice(0).reverse()) await task();
});

it('[WIRE-49] a room in which everybody moves their caret throws nobody out, and each sees where all have come to', async () => {
  const pages = await Promise.all(Array.from({ length: PAGES }, () => page(chair)));
  const closed: number[] = [];
  for (const { provider } of pages) provider.on('connection-close', (event) => closed.push(event?.code ?? 0));
  const arrived = pages.map(({ provider }) => seesAll(provider));
  for (let move = 1; move <= MOVES; move++) {
    for (const { provider } of pages) provider.awareness.setLocalStateField('cursor', move);
    await new Promise((resolve) => setImmediate(resolve));
  }
  await Promise.all(arrived);
  expect(closed).toEqual([]);
});

it('[WIRE-50] whoever sends back the caret of somebody who has gone is neither believed nor sent away', async () => {
  const [theirs, mine] = [(await page(chair)).provider, (await page(police)).provider];
  const [client, places] = [theirs.doc.clientID, mine.awareness.getStates()];
  theirs.awareness.setLocalStateField('cursor', 'here');
  await holds(mine.awareness, () => places.get(client)?.['cursor'] === 'here');
  const echo = encodeAwarenessUpdate(mine.awareness, [client]);
  theirs.destroy();
  await holds(mine.awareness, () => !places.has(client));
  const closed = new Promise<never>((_resolve, reject) => {
    mine.on('connection-close', (event) => reject(new Error(`closed with ${event?.code}`)));
  });
  const encoder = createEncoder();
  writeVarUint(encoder, FRAME.PRESENCE);
  writeVarUint8Array(encoder, echo);
  mine.ws?.send(new Uint8Array(toUint8Array(encoder)));
  // What comes afterwards on the same connection is taken: it was not closed.
  const watcher = (await page(chair)).provider;
  mine.awareness.setLocalStateField('cursor', 'still here');
  const seen = watcher.awareness.getStates();
  await Promise.race([
    closed,
    holds(watcher.awareness, () => seen.get(mine.doc.clientID)?.['cursor'] === 'still here'),
  ]);
  expect(seen.has(client)).toBe(false);
});

function holds(awareness: WebsocketProvider['awareness'], what: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (!what()) return;
      awareness.off('change', look);
      resolve();
    };
    awareness.on('change', look);
    look();
  });
}

async function page({ person }: Actor): Promise<{ provider: WebsocketProvider }> {
  const cookie = await signedIn(node, meeting.meeting, person);
  class SignedIn extends WebSocket {
    constructor(address: string | URL) {
      super(address, { headers: { cookie } });
    }
  }
  const address = `${node.origin.replace(/^http/, 'ws')}/sync/${meeting.meeting}`;
  const provider = new WebsocketProvider(address, 'shared', new Y.Doc(), {
    WebSocketPolyfill: SignedIn as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  });
  tidy.push(() => provider.destroy());
  await new Promise<void>((resolve) => provider.once('sync', () => resolve()));
  return { provider };
}

/** Resolves when this page sees every caret at its last place. */
function seesAll({ awareness }: WebsocketProvider): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      const places = [...awareness.getStates().values()].map((state) => (state as { cursor?: number }).cursor);
      if (places.length < PAGES || places.some((place) => place !== MOVES)) return;
      awareness.off('change', look);
      resolve();
    };
    awareness.on('change', look);
  });
}
