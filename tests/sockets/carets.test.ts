/** Many carets at once, with unmodified y-websocket pages, each of which sends back every caret that it hears of. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { encodeAwarenessUpdate } from 'y-protocols/awareness';
import type { WebsocketProvider } from 'y-websocket';
import type { Actor } from '../../server/rehearsal/Actor.ts';
import { Opened } from '../support/Opened.ts';
import type { Node, SmallMeeting } from '../support/openNode.ts';
import { encodeCarets, presenceFrame } from '../support/presenceFrame.ts';
import { plainNode, runningMeeting } from '../support/runningMeeting.ts';
import { unmodifiedPage } from '../support/unmodifiedPage.ts';

const PAGES = 10;
const MOVES = 150;
const opened = new Opened();
let node: Node;
let meeting: SmallMeeting;
let chair: Actor;
let police: Actor;

beforeAll(async () => {
  ({
    node,
    small: meeting,
    chair,
    others: [police],
  } = await runningMeeting(opened, ['police'], plainNode));
});
afterAll(() => opened.close());

it('[WIRE-49] a room in which everybody moves their caret throws nobody out, and each sees where all have come to', async () => {
  const pages = await Promise.all(Array.from({ length: PAGES }, () => page(chair)));
  const closed: number[] = [];
  for (const provider of pages) provider.on('connection-close', (event) => closed.push(event?.code ?? 0));
  const arrived = pages.map(seesAll);
  for (let move = 1; move <= MOVES; move++) {
    for (const provider of pages) provider.awareness.setLocalStateField('cursor', move);
    await new Promise((resolve) => setImmediate(resolve));
  }
  await Promise.all(arrived);
  expect(closed).toEqual([]);
});

it('[WIRE-50] whoever sends back the caret of somebody who has gone is neither believed nor sent away', async () => {
  const [theirs, mine] = [await page(chair), await page(police)];
  const [client, places] = [theirs.doc.clientID, mine.awareness.getStates()];
  theirs.awareness.setLocalStateField('cursor', 'here');
  await holds(mine.awareness, () => places.get(client)?.['cursor'] === 'here');
  const echo = encodeAwarenessUpdate(mine.awareness, [client]);
  theirs.destroy();
  await holds(mine.awareness, () => !places.has(client));
  const closed = new Promise<never>((_resolve, reject) => {
    mine.on('connection-close', (event) => reject(new Error(`closed with ${event?.code}`)));
  });
  mine.ws?.send(presenceFrame(echo));
  // What comes afterwards on the same connection is taken: it was not closed.
  const watcher = await page(chair);
  mine.awareness.setLocalStateField('cursor', 'still here');
  const seen = watcher.awareness.getStates();
  await Promise.race([
    closed,
    holds(watcher.awareness, () => seen.get(mine.doc.clientID)?.['cursor'] === 'still here'),
  ]);
  expect(seen.has(client)).toBe(false);
});

it('[WIRE-50] whoever moves the caret of somebody who is here is not believed, however late they say it is', async () => {
  const [theirs, mine, watcher] = [await page(chair), await page(police), await page(chair)];
  const [client, seen] = [theirs.doc.clientID, watcher.awareness.getStates()];
  theirs.awareness.setLocalStateField('cursor', 'here');
  await holds(watcher.awareness, () => seen.get(client)?.['cursor'] === 'here');
  mine.ws?.send(presenceFrame(encodeCarets([[client, 2 ** 40, '{"cursor":"nowhere"}']])));
  mine.awareness.setLocalStateField('cursor', 'mine');
  await holds(watcher.awareness, () => seen.get(mine.doc.clientID)?.['cursor'] === 'mine');
  expect(seen.get(client)?.['cursor']).toBe('here');
  // Had the late time been believed, nothing that its owner says would be news any more.
  theirs.awareness.setLocalStateField('cursor', 'there');
  await holds(watcher.awareness, () => seen.get(client)?.['cursor'] === 'there');
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

const page = ({ person }: Actor): Promise<WebsocketProvider> => unmodifiedPage(node, meeting.meeting, person, opened);

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
