/** Commits that fail or whose answer is lost, and a reader that does not read: one server, real sockets. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { mintId, SHARED_DOCUMENT, type SessionId } from '../../shared/ids.ts';
import { systemRandom } from '../../server/ambient.ts';
import type { Appended } from '../../server/journal/Journal.ts';
import type { Actor } from '../../server/rehearsal/Actor.ts';
import { loadRoom } from '../../server/rooms/loadRoom.ts';
import type { Room } from '../../server/rooms/Room.ts';
import { Opened } from '../support/Opened.ts';
import { openHeldNode, signedIn, type HeldNode } from '../support/openHeldNode.ts';
import type { SmallMeeting } from '../support/openNode.ts';
import { runningMeeting } from '../support/runningMeeting.ts';
import { paragraphsOf, shows, typeParagraph } from '../support/typing.ts';

const STORAGE: Appended = { outcome: 'storage', reason: 'a test' };
const LOST: Appended = { outcome: 'unknownOutcome', reason: 'a test' };
/** y-websocket's "send me everything". */
const STEP1 = Uint8Array.of(0, 0, 1, 0);

const opened = new Opened();
let node: HeldNode;
let meeting: SmallMeeting;
let chair: Actor;
let police: Actor;
let health: Actor;

beforeEach(async () => {
  ({
    node,
    small: meeting,
    chair,
    others: [police, health],
  } = await runningMeeting(opened, ['police', 'health'], openHeldNode));
});
afterEach(() => opened.close());

describe('a commit that fails', () => {
  it('[EDIT-20] a batch that cannot be saved is thrown away whole, its writers are told so, and offered again it is taken', async () => {
    const [atChair, atPolice, atHealth] = [await chair.open(), await police.open(), await health.open()];
    typeParagraph(atHealth, 'saved before');
    await Promise.all([chair.saved(), police.saved(), health.saved()]); // from now on they are told by a 102
    const first = heldOnce();
    typeParagraph(atHealth, 'in flight');
    await first.reached;
    typeParagraph(atChair, 'by the chair');
    typeParagraph(atPolice, 'by the police');
    await waitingInLine(2);
    node.journal.onEdits = () => Promise.resolve(STORAGE);
    first.release();
    await Promise.all([chair.saved(), police.saved(), health.saved()]);
    expect([chair, police, health].map(({ refusals }) => [...new Set(refusals)])).toEqual([
      ['storage'],
      ['storage'],
      [],
    ]);
    expect(paragraphsOf(atHealth)).toEqual(['saved before', 'in flight']);
    expect(await onDisk()).toEqual(['saved before', 'in flight']);

    node.journal.onEdits = null;
    for (const actor of [chair, police]) {
      actor.loseConnection();
      actor.regainConnection();
    }
    await Promise.all([shows(atHealth, 'by the chair'), shows(atHealth, 'by the police')]);
    await Promise.all([chair.saved(), police.saved()]);
    expect((await onDisk()).sort()).toEqual(['by the chair', 'by the police', 'in flight', 'saved before']);
  });

  it('[EDIT-21] a client that cannot be told by a frame is sent away with "try again", and its words come by themselves', async () => {
    const [atChair, atPolice] = [await chair.open(), await police.open()];
    let failed = 0;
    node.journal.onEdits = (append) => (++failed <= 2 ? Promise.resolve(STORAGE) : append());
    typeParagraph(atChair, 'typed once');
    await shows(atPolice, 'typed once');
    expect(failed).toBeGreaterThan(2);
    expect(await onDisk()).toEqual(['typed once']);
  });

  it.each([
    { was: 'written', really: true },
    { was: 'not written', really: false },
  ])(
    '[EDIT-22] words whose commit lost its answer are acknowledged and stand once, where they were $was',
    async ({ really }) => {
      const [atChair, atPolice] = [await chair.open(), await police.open()];
      await chair.saved();
      let lost = 0;
      node.journal.onEdits = async (append) => {
        if (lost++ > 0) return append();
        if (really) await append();
        return LOST;
      };
      typeParagraph(atChair, 'once');
      await chair.saved();
      expect(await onDisk()).toEqual(['once']);
      await shows(atPolice, 'once');
      expect(paragraphsOf(atPolice)).toEqual(['once']);
      expect(chair.refusals).toEqual([]);
      expect(lost).toBe(really ? 1 : 2);
    },
  );
});

describe('a server that is told to stop', () => {
  it('[STORE-27] does not wait for words that come while each commit fails', async () => {
    const doc = await chair.open();
    await chair.saved();
    const { line } = await room();
    const bytes = wordsOnTopOf(doc);
    let turnedAway = 0;
    const offer = (): void =>
      line.offer({
        who: { person: chair.person, session: mintId<SessionId>(systemRandom) },
        screen: chair.screen,
        document: SHARED_DOCUMENT,
        deed: { bytes },
        from: null,
        answer: () => (turnedAway += 1),
      });
    let commits = 0;
    // There is always somebody in the line; an end, so that waiting for an empty one fails and does not hang.
    node.journal.onEdits = () => {
      if (++commits < 200) offer();
      return Promise.resolve(STORAGE);
    };
    offer();
    await node.close();
    expect(commits).toBeLessThan(5);
    expect(turnedAway).toBeGreaterThan(0);
  });
});

describe('a reader that does not read', () => {
  it('[EDIT-23] is sent away with its own code when too much waits for it, and nobody else notices', async () => {
    const [atChair, atPolice] = [await chair.open(), await police.open()];
    typeParagraph(atChair, 'w'.repeat(150_000));
    await chair.saved();
    const slow = await rawReader();
    slow.pause();
    for (let n = 0; n < 200; n++) slow.send(STEP1); // thirty megabytes of answers
    await leavesRoom(2);
    typeParagraph(atPolice, 'we go on');
    await Promise.all([police.saved(), shows(atChair, 'we go on')]);
    expect([...chair.refusals, ...police.refusals]).toEqual([]);
    const closed = new Promise<number>((resolve) => slow.once('close', resolve));
    slow.resume();
    expect(await closed).toBe(4508);
  });

  /** A socket of the health worker's, which nothing but this test reads. */
  async function rawReader(): Promise<WebSocket> {
    const cookie = await signedIn(node, meeting.meeting, health.person);
    const address = `${node.origin.replace(/^http/, 'ws')}/sync/${meeting.meeting}/shared`;
    const socket = new WebSocket(address, { headers: { cookie } });
    await new Promise((resolve) => socket.once('message', resolve)); // the server's own question: joined
    return socket;
  }
});

/** Holds the next append that brings words, before it is written. */
function heldOnce(): { reached: Promise<void>; release: () => void } {
  let release = (): void => {};
  let reach = (): void => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  const reached = new Promise<void>((resolve) => (reach = resolve));
  node.journal.onEdits = async (append) => {
    reach();
    await released;
    return append();
  };
  return { reached, release };
}

/** The text as a room folds it that knows nothing but the journal. */
async function onDisk(): Promise<string[]> {
  const state = await loadRoom(node.server.parts.journal, meeting.meeting);
  const doc = state?.documents.get(SHARED_DOCUMENT);
  return doc ? paragraphsOf(doc) : [];
}

/** An update that brings a paragraph, and is not sent by itself. */
function wordsOnTopOf(doc: Y.Doc): Uint8Array {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  const before = Y.encodeStateVector(copy);
  typeParagraph(copy, 'offered again and again');
  return Y.encodeStateAsUpdate(copy, before);
}

async function room(): Promise<Room> {
  const entered = await node.server.rooms.enter(meeting.meeting);
  if (!entered.ok) throw new Error(entered.code);
  return entered.room;
}

async function waitingInLine(count: number): Promise<void> {
  const { line } = await room();
  await expect.poll(() => line.length).toBe(count);
}

async function leavesRoom(left: number): Promise<void> {
  const { documentPeers } = await room();
  await expect.poll(() => documentPeers.size).toBe(left);
}
