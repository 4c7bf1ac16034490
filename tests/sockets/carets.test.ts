/** Many carets at once, with unmodified y-websocket pages, each of which sends back every caret that it hears of. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { Actor } from '../../server/rehearsal/Actor.ts';
import { signedIn } from '../support/openHeldNode.ts';
import { conveneSmall, openNode, ownFolder, startSmall, type Node, type SmallMeeting } from '../support/openNode.ts';

const PAGES = 10;
const MOVES = 150;
let node: Node;
let meeting: SmallMeeting;
let chair: Actor;
const tidy: (() => Promise<void> | void)[] = [];

beforeAll(async () => {
  const { folder, remove } = await ownFolder();
  node = await openNode({ folder });
  meeting = await conveneSmall(node);
  chair = await meeting.comes('chair', node);
  await startSmall(chair, []);
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
  const pages = await Promise.all(Array.from({ length: PAGES }, () => page()));
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

async function page(): Promise<{ provider: WebsocketProvider }> {
  const cookie = await signedIn(node, meeting.meeting, chair.person);
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
