/** One screen's room against a server with the real rules: refusals, the freeze, words that come too late. */
import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { browserRandom, browserTimers } from '../../client/wire/ambient.ts';
import type { LateOffer } from '../../client/wire/api.ts';
import { openRoom, type OpenRoom } from '../../client/wire/openRoom.ts';
import type { Readable } from '../../client/wire/Value.ts';
import { rootsOf, sectionRoot } from '../../shared/document/roots.ts';
import { wordsOfRoot } from '../../shared/document/readBlocks.ts';
import { SHARED_DOCUMENT } from '../../shared/ids.ts';
import { shownDigest } from '../../shared/record/shownDigest.ts';
import { FakeMeeting } from './fakeMeeting.ts';
import { CHAIR, MEETING, madeEvents } from './madeMeeting.ts';

const ROOT = sectionRoot('analysis');
const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing.close();
});

async function enter(): Promise<{ server: FakeMeeting; room: OpenRoom; late: LateOffer[] }> {
  const server = new FakeMeeting({ events: madeEvents(), everybodyIs: CHAIR });
  const origin = await server.listen();
  open.push(server);
  server.command(CHAIR, { type: 'start', statements: [] });
  const late: LateOffer[] = [];
  const room = openRoom({
    meeting: MEETING,
    origin,
    Socket: WebSocket as unknown as typeof globalThis.WebSocket,
    timers: { ...browserTimers, after: (_milliseconds, task) => browserTimers.after(0, task) },
    beforeOthers: () => {},
    random: browserRandom,
    now: () => new Date(),
    offerLate: (_meeting, offer) => {
      late.push(offer);
      return Promise.resolve({ ok: true, value: null });
    },
  });
  open.push(room);
  await until(room.saving, ({ is }) => is === 'saved');
  return { server, room, late };
}

function until<T>(value: Readable<T>, holds: (now: T) => boolean): Promise<void> {
  return new Promise((resolve) => {
    if (holds(value.get())) return resolve();
    const stop = value.subscribe(() => {
      if (!holds(value.get())) return;
      stop();
      resolve();
    });
  });
}

function docOf(room: OpenRoom): Y.Doc {
  const shared = room.documents.get().get(SHARED_DOCUMENT);
  if (!shared) throw new Error('the shared document is not open');
  return shared.get().doc;
}

function write(room: OpenRoom, text: string): void {
  const doc = docOf(room);
  doc.transact(() => {
    const block = new Y.XmlElement('paragraph');
    block.insert(0, [new Y.XmlText(text)]);
    doc.getXmlFragment(ROOT).push([block]);
  });
}

const onServer = (server: FakeMeeting): string => wordsOfRoot(server.doc(SHARED_DOCUMENT), ROOT).text;
const phase = (room: OpenRoom): string | undefined => room.folded.get()?.meeting.phase;

describe('words', () => {
  it('reach the server and are called saved', async () => {
    const { server, room } = await enter();
    write(room, 'seen on Monday');
    expect(room.saving.get()).toEqual({ is: 'saving', changes: 1 });
    await until(room.saving, ({ is }) => is === 'saved');
    expect(onServer(server)).toBe('seen on Monday');
  });

  it('[UI-3] words that the server refuses stay on the page as text until they are dismissed, and writing goes on in a fresh copy', async () => {
    const { server, room } = await enter();
    write(room, 'kept');
    await until(room.saving, ({ is }) => is === 'saved');
    server.refuses = 'bad-content';
    write(room, 'not taken');
    await until(room.notAdded, (texts) => texts.length === 1);
    server.refuses = null;
    const [refused] = room.notAdded.get();
    expect(refused).toMatchObject({ code: 'bad-content', texts: [{ root: ROOT, text: 'not taken' }] });
    await until(room.saving, ({ is }) => is === 'saved');
    expect(wordsOfRoot(docOf(room), ROOT).text).toBe('kept');
    write(room, 'after');
    await until(room.saving, ({ is }) => is === 'saved');
    expect(onServer(server)).toBe('kept\nafter');
    room.dismiss(refused?.id ?? '');
    expect(room.notAdded.get()).toEqual([]);
  });

  it('a program that is refused again and again stops instead of joining for ever', async () => {
    const { server, room } = await enter();
    server.refuses = 'bad-content';
    await until(room.saving, ({ is }) => {
      if (is === 'saved') queueMicrotask(() => write(room, 'again'));
      return is === 'closed';
    });
    expect(room.notAdded.get().length).toBeGreaterThan(1);
  });

  it('written while the connection was lost arrive when it is back', async () => {
    const { server, room } = await enter();
    server.breakConnections();
    await until(room.saving, ({ is }) => is === 'offline');
    write(room, 'offline words');
    await until(room.saving, ({ is }) => is === 'saved');
    expect(onServer(server)).toBe('offline words');
  });
});

describe('commands', () => {
  it('[UI-4] a command whose answer was lost is sent again under the same id, and is carried out once', async () => {
    const { server, room } = await enter();
    server.losesAnswers = 2;
    const answer = await room.send({ type: 'recordDissent', decision: null, text: 'I disagree.' });
    expect(answer.ok).toBe(true);
    expect(server.commandIds.length).toBe(3);
    expect(new Set(server.commandIds).size).toBe(1);
    expect(Object.keys(server.meeting?.dissents ?? {})).toHaveLength(1);
    await until(room.folded, (folded) => Object.keys(folded?.meeting.dissents ?? {}).length === 1);
  });

  it('a refusal comes with its sentence', async () => {
    const { room } = await enter();
    const answer = await room.send({ type: 'resume' });
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'not-now' } });
  });
});

describe('the freeze', () => {
  it('[UI-5] a screen says "that was all", with a digest of what it shows, after everything it holds is saved', async () => {
    const { server, room } = await enter();
    write(room, 'last words');
    await room.send({ type: 'freeze', skipAnnouncement: true });
    await until(room.folded, (folded) => Boolean(folded?.meeting.freeze?.collected));
    expect(onServer(server)).toBe('last words');
    const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();
    const roots = server.meeting ? rootsOf(SHARED_DOCUMENT, server.meeting) : new Map();
    const flushed = server.meeting?.freeze?.flushed ?? [];
    expect(flushed.map(({ screen }) => screen)).toEqual(server.meeting?.freeze?.expects.map(({ screen }) => screen));
    expect(flushed[0]?.digests).toEqual({ shared: shownDigest(server.doc(SHARED_DOCUMENT), roots, sha256) });
  });

  it('a screen that lost its connection says it for the screen it was before', async () => {
    const { server, room } = await enter();
    const screen = room.folded.get()?.screen;
    server.keepsSaved = true;
    write(room, 'not answered yet');
    await room.send({ type: 'freeze', skipAnnouncement: false });
    server.command(null, { type: 'freezeInForce' });
    await until(room.folded, (folded) => folded?.meeting.phase === 'frozen');
    server.breakConnections();
    await until(room.folded, (folded) => folded?.screen !== screen);
    await until(room.connection, ({ connected }) => connected);
    server.answerSaved();
    await until(room.folded, (folded) => Boolean(folded?.meeting.freeze?.collected));
    expect(room.folded.get()?.screen).not.toBe(screen);
    expect(server.meeting?.freeze?.flushed.map((flushed) => flushed.screen)).toContain(screen);
  });

  it('[UI-6] words that come after the freeze are handed in once, and go into the minutes after all when it is lifted', async () => {
    const { server, room, late } = await writeTooLate();
    expect(late).toHaveLength(1);
    expect(room.late.get()[0]?.texts).toEqual([{ root: ROOT, text: 'written offline' }]);
    const copy = new Y.Doc();
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(server.doc(SHARED_DOCUMENT)));
    Y.applyUpdate(copy, late[0]?.update ?? new Uint8Array());
    expect(wordsOfRoot(copy, ROOT).text).toBe('written offline');
    expect(onServer(server)).toBe('');
    await comeBack(server, room);
    expect(late).toHaveLength(1);

    server.command(CHAIR, { type: 'thaw', reason: 'a sentence is missing' });
    await until(room.saving, ({ is }) => is === 'saved');
    expect(onServer(server)).toBe('written offline');
    expect(room.late.get()).toEqual([]);
    expect(phase(room)).toBe('closing');
  });

  it('a thaw that nobody told this screen of is found out when it is back', async () => {
    const { server, room } = await writeTooLate((before) => {
      before.shutsOut = true;
    });
    expect(phase(room)).toBe('live');
    server.command(CHAIR, { type: 'thaw', reason: 'a sentence is missing' });
    server.shutsOut = false;
    await until(room.saving, ({ is }) => is === 'saved');
    expect(onServer(server)).toBe('written offline');
  });
});

async function writeTooLate(first: (server: FakeMeeting) => void = () => {}): ReturnType<typeof enter> {
  const entered = await enter();
  const { server, room } = entered;
  first(server);
  server.breakConnections();
  await until(room.saving, ({ is }) => is === 'offline');
  write(room, 'written offline');
  server.windowOpen = false;
  server.command(CHAIR, { type: 'freeze', skipAnnouncement: true });
  server.command(null, { type: 'freezeInForce' });
  await until(room.late, (texts) => texts[0]?.is === 'received');
  return entered;
}

/** The frozen room, lost and found again. */
async function comeBack(server: FakeMeeting, room: OpenRoom): Promise<void> {
  server.breakConnections();
  await until(room.connection, ({ connected }) => !connected);
  await until(room.connection, ({ connected }) => connected);
  await until(room.saving, ({ is }) => is === 'held');
}
