import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { mintId, SHARED_DOCUMENT, type DocumentId, type ScreenId } from '../../shared/ids.ts';
import { insertBlock, typeAtEnd } from '../../shared/document/writeBlocks.ts';
import { memoryJournal } from '../../server/journal/memoryJournal.ts';
import { afterStream, meetingStream, type Journal } from '../../server/journal/Journal.ts';
import { readNews, type News } from '../../server/rooms/exchange.ts';
import { offerLate } from '../../server/rooms/offerLate.ts';
import type { EditAnswer, Room } from '../../server/rooms/Room.ts';
import { runCommand } from '../../server/rooms/runCommand.ts';
import { aMeeting, commandsOf, startMeeting, type Convened, type Somebody } from '../support/meetingWorld.ts';
import { seededChance, settled, VirtualTime } from '../support/seededWorld.ts';
import { comesIn, offersEdit, quiet, roomAt, silentScreen } from '../support/virtualRooms.ts';
import { SimFleet, SimNode } from '../proofs/simulation/SimNode.ts';

const ROOT = 'section:analysis';
const REASONS = [
  'quorum',
  'agencyWithoutEntry',
  'noView',
  'dissentNotAsked',
  'notReadBack',
  'parentMissing',
  'goneOnWithout',
];
const LOCK = {
  type: 'lock',
  lockCode: 'x',
  statement: { present: true, readAloud: 'everything' },
  warnings: REASONS.map((gate) => ({ gate, reason: 'a test' })),
};

describe('freeze and lock', () => {
  let time: VirtualTime;
  let journal: Journal;
  let room: Room;
  let convened: Convened;
  let send: ReturnType<typeof commandsOf>;
  const chance = seededChance(7);

  beforeEach(async () => {
    time = new VirtualTime();
    journal = memoryJournal(chance.random);
    convened = await aMeeting(journal, time, chance.random, 2);
    const sure = quiet(chance);
    const parts = { meeting: convened.id, time, chance: sure, journal, fleet: new SimFleet(time, sure) };
    room = await roomAt(new SimNode('one', parts), time);
    send = (who, command) => time.during(commandsOf(room)(who, command));
    await time.during(startMeeting(room, convened));
  });

  async function refusalOf(who: Somebody, command: object): Promise<string> {
    const done = await time.during(runCommand(room, who, { id: mintId(chance.random), command }));
    return done.ok ? 'ok' : done.refusal.code;
  }

  async function opensRestricted(who: Somebody): Promise<{ id: DocumentId }> {
    await send(who, { type: 'openRestricted', audience: [convened.chair.person], section: null, basis: null });
    const [opened] = Object.values(room.meeting.restricted);
    if (!opened) throw new Error('no restricted entry');
    return opened;
  }

  async function news(who: Somebody, cursor: string | null): Promise<News> {
    const read = await time.during(readNews(room, who, cursor));
    if (typeof read === 'string') throw new Error(read);
    return read;
  }

  async function type(
    who: Somebody,
    screen: ScreenId | null,
    words: string,
    document: DocumentId = SHARED_DOCUMENT,
    root = ROOT,
  ): Promise<EditAnswer> {
    const change = (doc: Y.Doc): void => typeAtEnd(insertBlock(doc, root, 0, {}), words);
    return (await offersEdit({ room, time }, { who, screen, document }, change)).answer;
  }

  async function joins(who: Somebody): Promise<ScreenId> {
    const screen = silentScreen(who, chance.random);
    await comesIn(room, screen, time);
    return screen.screen;
  }

  async function freeze(): Promise<void> {
    await send(convened.chair, { type: 'freeze', skipAnnouncement: true });
    await time.pass(100);
  }

  it('[LOCK-31] the freeze is announced fifteen seconds ahead and in force at once when they are over', async () => {
    await send(convened.chair, { type: 'freeze' });
    await time.pass(14_900);
    expect(room.meeting.phase).toBe('live');
    expect(await type(convened.chair, null, 'still')).toEqual({ ok: true });
    await time.pass(350);
    expect(room.meeting.phase).toBe('frozen');
  });

  it('[LOCK-47] the announcement names whoever typed in the last ten seconds, and nobody by words only some may read', async () => {
    const [police, health] = convened.others as [Somebody, Somebody];
    await joins(convened.chair);
    await type(health, null, 'long ago');
    await time.pass(11_000);
    await type(police, null, 'in the middle of');
    const { id } = await opensRestricted(health);
    await type(health, null, 'for few', id, 'entry');
    await send(convened.chair, { type: 'freeze', skipAnnouncement: false });
    expect(room.meeting.freeze?.typing).toEqual([police.person]);
  });

  it('[READ-27] a question for news stays open while only others’ entries are written, and brings what changed', async () => {
    const [police, health] = convened.others as [Somebody, Somebody];
    const { id } = await opensRestricted(health);
    const first = await news(police, null);
    let answered = false;
    const next = readNews(room, police, first.cursor).finally(() => (answered = true));
    await type(health, null, 'for few', id, 'entry');
    await time.pass(1_000);
    expect(answered).toBe(false);
    await type(health, null, 'for all');
    const brought = await time.during(next);
    if (typeof brought === 'string') throw new Error(brought);
    expect([Object.keys(brought.documents), brought.happenings, brought.anew]).toEqual([[SHARED_DOCUMENT], [], false]);
    const own = await news(health, (await news(health, null)).cursor);
    expect([own.documents, own.anew]).toEqual([{}, false]);
  });

  it('[LOCK-32] after the freeze a screen’s words are taken until it says "that was all", and none after ten seconds', async () => {
    const [one, other] = [await joins(convened.chair), await joins(convened.others[0] as Somebody)];
    const second = convened.others[0] as Somebody;
    await freeze();
    expect(await type(convened.chair, one, 'held')).toEqual({ ok: true });
    await send(convened.chair, { type: 'flushed', screen: one, digests: {} });
    expect(await type(convened.chair, one, 'after')).toEqual({ ok: false, code: 'frozen' });
    expect(await type(second, other, 'still mine')).toEqual({ ok: true });
    await time.pass(10_000);
    expect(await type(second, other, 'too late')).toEqual({ ok: false, code: 'frozen' });
  });

  it('[LOCK-33] the text is named when everybody is in or gone on without, and named anew when something changed it', async () => {
    const screen = await joins(convened.chair);
    await joins(convened.others[0] as Somebody);
    await freeze();
    await send(convened.chair, { type: 'flushed', screen, digests: {} });
    await time.pass(11_000);
    expect(room.meeting.freeze?.collected).toBeNull();
    await send(convened.chair, { type: 'goOnWithout', person: convened.others[0]?.person, reason: 'rang off' });
    await time.pass(500);
    const first = room.meeting.freeze?.collected?.approvedDigest;
    expect(first).toBeTypeOf('string');
    await send(convened.others[1] as Somebody, { type: 'recordDissent', decision: null, text: 'I see it otherwise.' });
    await time.pass(500);
    const then = room.meeting.freeze?.collected?.approvedDigest;
    expect(then).toBeTypeOf('string');
    expect(then).not.toBe(first);
    expect(await refusalOf(convened.chair, { ...LOCK, approvedDigest: first })).toBe('text-changed');
  });

  it('[LOCK-34] only the chair locks, only the named text; two locks at once make one seal, and nothing is accepted after it', async () => {
    await freeze();
    await time.pass(11_000);
    const approvedDigest = room.meeting.freeze?.collected?.approvedDigest ?? '';
    expect(await refusalOf(convened.others[0] as Somebody, { ...LOCK, approvedDigest })).toBe('not-chair');
    expect(await refusalOf(convened.chair, { ...LOCK, approvedDigest: 'another' })).toBe('text-changed');
    const both = await Promise.all([
      refusalOf(convened.chair, { ...LOCK, approvedDigest }),
      refusalOf(convened.chair, { ...LOCK, approvedDigest }),
    ]);
    expect(both.sort()).toEqual(['locked', 'ok']);
    expect(await type(convened.chair, null, 'more')).toEqual({ ok: false, code: 'locked' });
    expect(await refusalOf(convened.chair, { type: 'end' })).toBe('locked');
    const { rows } = await journal.read(meetingStream(convened.id), 0);
    expect(rows.filter(({ entry }) => entry.kind === 'seal')).toHaveLength(1);
    expect(rows[rows.length - 1]?.entry.kind).toBe('seal');
  });

  it('[LOCK-35] words that came too late and are sent again after a thaw are marked as added, those that are not are not', async () => {
    const [first, second] = convened.others as [Somebody, Somebody];
    const doc = new Y.Doc();
    typeAtEnd(insertBlock(doc, ROOT, 0, {}), 'I was cut off');
    const update = Y.encodeStateAsUpdate(doc);
    const other = new Y.Doc();
    typeAtEnd(insertBlock(other, ROOT, 0, {}), 'so was I');
    await freeze();
    for (const [who, bytes] of [
      [first, update],
      [second, Y.encodeStateAsUpdate(other)],
    ] as const) {
      const offer = { id: who.person, document: SHARED_DOCUMENT, update: bytes, on: new Uint8Array([0]) };
      expect(await time.during(offerLate(room, who, { ...offer, deviceTime: null }))).toEqual({ ok: true });
    }
    await send(convened.chair, { type: 'thaw', reason: 'a sentence is missing' });
    const answer = await time.during(
      new Promise<EditAnswer>((done) => {
        room.line.offer({
          who: first,
          screen: null,
          document: SHARED_DOCUMENT,
          deed: { bytes: update },
          from: null,
          answer: done,
        });
      }),
    );
    expect(answer).toEqual({ ok: true });
    await time.pass(100);
    expect(Object.values(room.meeting.late).map(({ person, addedAt }) => [person, addedAt !== null])).toEqual([
      [first.person, true],
      [second.person, false],
    ]);
  });

  it('[LOCK-35] words that come too late are kept in their writer’s name and never in the minutes', async () => {
    const late = convened.others[0] as Somebody;
    await freeze();
    await time.pass(11_000);
    const doc = new Y.Doc();
    typeAtEnd(insertBlock(doc, ROOT, 0, {}), 'I was cut off');
    const offer = {
      id: 'late1',
      document: SHARED_DOCUMENT,
      update: Y.encodeStateAsUpdate(doc),
      on: Y.encodeStateVector(new Y.Doc()),
      deviceTime: null,
    };
    const bytes = Buffer.from(Y.encodeStateAsUpdate(room.state.documents.get(SHARED_DOCUMENT) ?? new Y.Doc())).toString(
      'hex',
    );
    expect(await time.during(offerLate(room, late, offer))).toEqual({ ok: true });
    expect(await time.during(offerLate(room, late, offer))).toEqual({ ok: true });
    const kept = Object.values(room.meeting.late);
    expect(kept.map(({ person, text }) => [person, text])).toEqual([[late.person, 'I was cut off']]);
    expect(
      Buffer.from(Y.encodeStateAsUpdate(room.state.documents.get(SHARED_DOCUMENT) ?? new Y.Doc())).toString('hex'),
    ).toBe(bytes);
  });

  it('[LOCK-36] what follows the lock stands in a stream of its own', async () => {
    await freeze();
    await time.pass(11_000);
    await send(convened.chair, { ...LOCK, approvedDigest: room.meeting.freeze?.collected?.approvedDigest });
    await send(convened.others[0] as Somebody, { type: 'query', text: 'The date is wrong.' });
    const after = await journal.read(afterStream(convened.id), 0);
    expect(after.rows.length).toBeGreaterThan(0);
    expect(room.meeting.afterwards.map(({ what, number }) => [what, number])).toEqual([['query', 1]]);
  });

  it('[LOCK-37] a meeting that nobody closes freezes by itself thirty minutes after the last word', async () => {
    await joins(convened.chair);
    await type(convened.chair, null, 'the last word');
    await time.pass(29 * 60_000);
    expect(room.meeting.phase).toBe('live');
    await time.pass(2 * 60_000);
    expect(room.meeting.phase).toBe('frozen');
    await settled();
  });

  it('[LOCK-38] a deputy takes the chair of a frozen meeting, and it is printed with its reason', async () => {
    await freeze();
    await send(convened.others[0] as Somebody, { type: 'takeChair', reason: 'the chair was cut off' });
    expect(room.meeting.chair).toBe(convened.others[0]?.person);
    expect(room.meeting.chairsBefore[0]?.reason).toBe('the chair was cut off');
    expect(await refusalOf(convened.others[1] as Somebody, { type: 'takeChair', reason: 'me too' })).toBe(
      'not-allowed',
    );
  });
});
