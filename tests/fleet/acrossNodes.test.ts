/** Who is where, seen across two really opened servers on one PostgreSQL and one Redis. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WebsocketProvider } from 'y-websocket';
import type { Actor } from '../../server/rehearsal/Actor.ts';
import { Opened } from '../support/Opened.ts';
import { freezeSmall, lockCommand, type Node, type SmallMeeting } from '../support/openNode.ts';
import { hasPostgres } from '../support/postgres.ts';
import { hasRedis } from '../support/redis.ts';
import type { OwnServer } from '../support/startPostgres.ts';
import { unmodifiedPage } from '../support/unmodifiedPage.ts';
import { chairAndPolice, type ChairAndPolice } from './chairAndPolice.ts';

describe.skipIf(!hasPostgres || !hasRedis)('people at two nodes', () => {
  const opened = new Opened();
  let redis: OwnServer;
  let one: Node;
  let two: Node;
  let meeting: SmallMeeting;
  let chair: Actor;
  let police: Actor;
  let opens: ChairAndPolice['opens'];
  let comes: ChairAndPolice['comes'];

  beforeEach(async () => {
    ({ redis, one, two, meeting, chair, police, opens, comes } = await chairAndPolice(opened));
  });
  afterEach(() => opened.close());

  /** The screens that this node counts as connected, anywhere. */
  async function screensAt(node: Node): Promise<string[]> {
    const entered = await node.server.rooms.enter(meeting.meeting);
    if (!entered.ok) throw new Error(entered.code);
    return entered.room.screens
      .all()
      .map(({ screen }) => screen as string)
      .sort();
  }

  const soon = { timeout: 15_000 };

  /** An unmodified y-websocket page of this person, with the carets it sees. */
  const page = (node: Node, { person }: Actor): Promise<WebsocketProvider> =>
    unmodifiedPage(node, meeting.meeting, person, opened);

  it('[FLEET-5] a caret is seen at the other node under the name the server knows, until its page goes', async () => {
    const [mine, theirs] = [await page(one, chair), await page(two, police)];
    mine.awareness.setLocalStateField('user', { name: 'Somebody Else' });
    const caret = await seen(theirs, (states) => states.get(mine.doc.clientID) ?? null);
    expect(caret['user']).toMatchObject({ person: chair.person, name: 'Priya Nair' });
    mine.destroy();
    await seen(theirs, (states) => (states.has(mine.doc.clientID) ? null : {}));
  });

  it('[FLEET-6] every node counts the screens of all nodes, also those that were there before it', async () => {
    const both = [chair.screen, police.screen].map(String).sort();
    for (const node of [one, two]) await expect.poll(() => screensAt(node), soon).toEqual(both);
    const third = await opens();
    const health = await comes('health', third);
    const all = [...both, String(health.screen)].sort();
    for (const node of [one, two, third]) await expect.poll(() => screensAt(node), soon).toEqual(all);
    health.leave();
    for (const node of [one, two, third]) await expect.poll(() => screensAt(node), soon).toEqual(both);
  });

  it('[FLEET-7] an outage of Redis makes nobody’s screen vanish, and what changed meanwhile is told afterwards', async () => {
    const both = [chair.screen, police.screen].map(String).sort();
    await expect.poll(() => screensAt(one), soon).toEqual(both);
    redis.signal('KILL');
    const health = await comes('health', two);
    expect(await screensAt(one)).toEqual(both);
    redis.startAgain();
    await redis.untilReady();
    await expect.poll(() => screensAt(one), soon).toEqual([...both, String(health.screen)].sort());
  });

  it('[FLEET-8] a freeze waits for the screens of all nodes, at whichever it was asked for', async () => {
    const deputy = await comes('chair', two); // the chair's second screen, at the node that was opened later
    await Promise.all([chair.open(), police.open()]);
    await expect.poll(() => screensAt(two), soon).toContain(String(chair.screen));
    await deputy.decide({ type: 'freeze', skipAnnouncement: true });
    await chair.sees(({ phase }) => phase === 'frozen', 'the freeze did not reach the other node');
    const expected = (chair.meeting?.freeze?.expects ?? []).map(({ screen }) => String(screen)).sort();
    expect(expected).toEqual([chair.screen, police.screen, deputy.screen].map(String).sort());
    for (const actor of [police, deputy]) await actor.flush();
    expect(chair.meeting?.freeze?.collected).toBeNull();
    await chair.flush();
    await police.sees(({ freeze }) => freeze?.collected != null, 'the text was not collected');
  });

  it('[FLEET-9] a lock at one node shows writers at every other out', async () => {
    const theirs = await page(two, police);
    const closed = new Promise<number>((resolve) =>
      theirs.once('connection-close', (event) => resolve(event?.code ?? 0)),
    );
    await Promise.all([chair.open(), police.open()]);
    const approvedDigest = await freezeSmall(chair, [police]);
    expect(await chair.command(lockCommand(approvedDigest, meeting.lockCode))).toMatchObject({ ok: true });
    expect(await closed).toBe(4423);
  });
});

type States = Map<number, Record<string, unknown>>;

/** Resolves with the first answer that is not null. */
function seen(
  { awareness }: WebsocketProvider,
  look: (states: States) => Record<string, unknown> | null,
): Promise<Record<string, unknown>> {
  return new Promise((resolve) => {
    const again = (): void => {
      const found = look(awareness.getStates() as States);
      if (!found) return;
      awareness.off('change', again);
      resolve(found);
    };
    awareness.on('change', again);
    again();
  });
}
