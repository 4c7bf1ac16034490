/** A room is put away when nobody is in it, and opened again as it was: from a snapshot, or without. */
import { SHARED_DOCUMENT } from '../../shared/ids.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { meetingStream, type Head } from '../../server/journal/Journal.ts';
import type { Actor } from '../../server/rehearsal/Actor.ts';
import { loadRoom } from '../../server/rooms/loadRoom.ts';
import type { Room } from '../../server/rooms/Room.ts';
import { HeldJournal, openHeldNode, signedIn, type HeldNode } from '../support/openHeldNode.ts';
import { conveneSmall, ownFolder, startSmall, type SmallMeeting } from '../support/openNode.ts';
import { paragraphsOf, typeParagraph } from '../support/typing.ts';

/** A snapshot is worth its writing from here on. */
const MANY = 500;

let node: HeldNode;
let meeting: SmallMeeting;
let remove: () => Promise<void>;
const here = new Set<Actor>();

beforeEach(async () => {
  const own = await ownFolder();
  ({ remove } = own);
  node = await openHeldNode(own.folder);
  meeting = await conveneSmall(node);
  const chair = await comes('chair');
  const police = await comes('police');
  await startSmall(chair, [police]);
  const doc = await chair.open();
  const text = typeParagraph(doc, 'x');
  for (let n = 1; n < MANY; n++) text.insert(text.length, 'x');
  await chair.saved();
});
afterEach(async () => {
  for (const actor of here) actor.leave();
  here.clear();
  await node.close();
  await remove();
});

async function comes(script: string): Promise<Actor> {
  const actor = await meeting.comes(script, node);
  here.add(actor);
  return actor;
}

async function room(): Promise<Room> {
  const entered = await node.server.rooms.enter(meeting.meeting);
  if (!entered.ok) throw new Error(entered.code);
  return entered.room;
}

async function everybodyLeaves(): Promise<void> {
  const { documentPeers, commandPeers } = await room();
  for (const actor of here) actor.leave();
  here.clear();
  await expect.poll(() => documentPeers.size + commandPeers.size).toBe(0);
}

/** Everybody leaves, the five minutes pass, and the room is gone. */
async function putAway(): Promise<Room> {
  const old = await room();
  await everybodyLeaves();
  node.idleIsOver();
  await expect.poll(() => old.closed).toBe(true);
  return old;
}

/** What a room says that knows nothing but the journal's rows. */
async function foldedFromRows(): Promise<Room['state']> {
  const journal = new HeldJournal(node.journal);
  journal.readSnapshot = () => Promise.resolve(null);
  const state = await loadRoom(journal, meeting.meeting);
  if (!state) throw new Error('there is no such meeting');
  return state;
}

async function opensAsItWas(): Promise<void> {
  const again = await comes('police');
  expect(paragraphsOf(await again.open())).toEqual(['x'.repeat(MANY)]);
  const { state } = await room();
  const anew = await foldedFromRows();
  expect(state.head).toEqual(anew.head);
  expect(state.meeting).toEqual(anew.meeting);
  expect(state.events).toEqual(anew.events);
  expect(state.letters.fingerprint()).toBe(anew.letters.fingerprint());
  typeParagraph(await again.open(), 'and on');
  await again.saved();
  expect(again.refusals).toEqual([]);
}

describe('a room with nobody in it', () => {
  it('[EDIT-24] is put away after five minutes with a snapshot, and opened again from it as it was', async () => {
    await putAway();
    expect(node.journal.snapshots).toHaveLength(1);
    const { uptoSeq } = node.journal.snapshots[0] ?? { uptoSeq: 0 };
    expect(uptoSeq).toBeGreaterThan(MANY);
    node.journal.reads.length = 0;
    await room();
    expect(node.journal.reads).toEqual([{ stream: meetingStream(meeting.meeting), afterSeq: uptoSeq }]);
    await opensAsItWas();
    expect(node.alarms).toEqual([]);
  });

  it('[EDIT-25] is not put away under somebody who came back', async () => {
    const old = await room();
    await everybodyLeaves();
    const back = await comes('police');
    node.idleIsOver();
    await back.open();
    expect(old.closed).toBe(false);
    expect(await room()).toBe(old);
    await putAway();
  });

  it('[EDIT-25] is not put away under a request that waits for news', async () => {
    const old = await room();
    const [chair] = here;
    if (!chair) throw new Error('nobody is here');
    const cookie = await signedIn(node, meeting.meeting, chair.person);
    const ask = async (query: string): Promise<{ cursor: string; documents: object }> => {
      const response = await fetch(`${node.origin}/api/meetings/${meeting.meeting}/changes${query}`, {
        headers: { cookie },
      });
      expect(response.status).toBe(200);
      return (await response.json()) as { cursor: string; documents: object };
    };
    const { cursor } = await ask('');
    const waits = ask(`?after=${encodeURIComponent(cursor)}`);
    await everybodyLeaves();
    await expect.poll(() => old.idle).toBe(false);
    node.idleIsOver();
    expect(old.closed).toBe(false);
    const again = await comes('police');
    typeParagraph(await again.open(), 'news');
    expect(Object.keys((await waits).documents)).toEqual([SHARED_DOCUMENT]);
  });

  it('[EDIT-26] a room that does not say what its journal says writes no snapshot, and whoever runs the server is told', async () => {
    const wrong = (await room()).state;
    wrong.lastEditOf.set(SHARED_DOCUMENT, 1);
    await putAway();
    expect(node.journal.snapshots).toEqual([]);
    expect(node.alarms.join()).toContain('snapshot differs from the journal');
    await opensAsItWas();
  });
});

describe('a snapshot that cannot be believed is left aside, and the journal tells it all', () => {
  const changed = (bytes: Uint8Array): Uint8Array =>
    Uint8Array.from(bytes, (byte, at) => (at === 40 ? byte ^ 1 : byte));

  it('[EDIT-27] where its bytes were changed in the store', async () => {
    await putAway();
    const { kysely } = node.server.parts.store;
    const stream = meetingStream(meeting.meeting);
    const { ciphertext } = await kysely
      .selectFrom('snapshot')
      .selectAll()
      .where('stream', '=', stream)
      .executeTakeFirstOrThrow();
    await kysely
      .updateTable('snapshot')
      .set({ ciphertext: changed(ciphertext) })
      .where('stream', '=', stream)
      .execute();
    await opensAsItWas();
  });

  it.each([
    { how: 'it is cut off', damage: (bytes: Uint8Array) => bytes.slice(0, 1_000) },
    { how: 'it is empty', damage: () => new Uint8Array() },
    { how: 'it stands on another history', damage: (bytes: Uint8Array) => onAnotherHistory(bytes) },
  ])('[EDIT-27] where $how', async ({ damage }) => {
    await putAway();
    const [written] = node.journal.snapshots;
    if (!written) throw new Error('no snapshot');
    await node.journal.writeSnapshot(meetingStream(meeting.meeting), { ...written, bytes: damage(written.bytes) });
    await opensAsItWas();
  });

  /** The same position under another hash, as after a store was put back from a copy. */
  function onAnotherHistory(bytes: Uint8Array): Uint8Array {
    const text = Buffer.from(bytes).toString('latin1');
    const { hash } = JSON.parse(`${/\{"seq":\d+,"hash":"[^"]+"\}/.exec(text)?.[0] ?? '{}'}`) as Head;
    const other = Buffer.alloc(32, 7).toString('base64');
    return Buffer.from(text.replace(hash, other), 'latin1');
  }
});
