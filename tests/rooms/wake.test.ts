/** Meetings that nobody has open: what was announced or is overdue happens all the same, and nothing is opened for nothing. */
import { beforeEach, expect, it } from 'vitest';
import { meetingStream, type Journal } from '../../server/journal/Journal.ts';
import { memoryJournal } from '../../server/journal/memoryJournal.ts';
import { soloFleet } from '../../server/fleet/soloFleet.ts';
import { createCursors } from '../../server/rooms/cursor.ts';
import { loadRoom } from '../../server/rooms/loadRoom.ts';
import type { Room } from '../../server/rooms/Room.ts';
import { Rooms } from '../../server/rooms/Rooms.ts';
import { aMeeting, commandsOf, startMeeting, type Convened } from '../support/meetingWorld.ts';
import { seededChance, VirtualTime } from '../support/seededWorld.ts';
import { UNKNOWN_CLOCK } from '../../shared/clock.ts';

const MINUTE_MS = 60_000;
const { random } = seededChance(41);
let time: VirtualTime;
let journal: Journal;
let convened: Convened;
/** How often the meeting was read from its beginning. */
let loads: number;
/** Timers of a process that was killed never fire. */
let life: { over: boolean };

beforeEach(async () => {
  time = new VirtualTime();
  journal = memoryJournal(random);
  const read = journal.read.bind(journal);
  journal.read = (stream, after) => {
    if (after === 0 && stream === meetingStream(convened.id)) loads += 1;
    return read(stream, after);
  };
  convened = await aMeeting(journal, time, random, 1);
  loads = 0;
  await inARoom((room) => startMeeting(room, convened));
});

it('[LOCK-62] a freeze that was announced before the server was killed comes into force after its start, with nobody there', async () => {
  await inARoom((room) => commandsOf(room)(convened.chair, { type: 'freeze' }));
  await starts();
  await time.pass(16_000);
  expect(await phase()).toBe('frozen');
});

it('[LOCK-63] a meeting that is overdue is looked at once, and again only when something has happened in it', async () => {
  await starts();
  await time.pass(31 * MINUTE_MS);
  expect(await phase()).toBe('frozen');
  await time.pass(10 * MINUTE_MS);
  loads = 0;
  await time.pass(180 * MINUTE_MS);
  expect(loads).toBe(1);
});

it('[LOCK-63] a meeting whose store was away when it was due is looked at again', async () => {
  await starts();
  await time.pass(10 * MINUTE_MS);
  const read = journal.read.bind(journal);
  journal.read = () => Promise.reject(new Error('away'));
  await time.pass(22 * MINUTE_MS);
  journal.read = read;
  expect(await phase()).toBe('live');
  await time.pass(2 * MINUTE_MS);
  expect(await phase()).toBe('frozen');
});

/** On a server that is killed as soon as it has answered. */
async function inARoom(task: (room: Room) => Promise<unknown>): Promise<void> {
  const entered = await begin().enter(convened.id);
  if (!entered.ok) throw new Error(entered.code);
  await task(entered.room);
  life.over = true;
}

async function starts(): Promise<void> {
  await begin().wakeOverdue();
}

async function phase(): Promise<string | undefined> {
  return (await loadRoom(journal, convened.id))?.meeting?.phase;
}

function begin(): Rooms {
  const own = { over: false };
  life = own;
  return new Rooms({
    journal,
    fleet: soloFleet(),
    clock: time,
    knownClock: UNKNOWN_CLOCK,
    timers: {
      elapsed: () => time.elapsed(),
      after: (milliseconds, task) => time.after(milliseconds, () => own.over || task()),
    },
    random,
    cursors: createCursors(new Uint8Array(32), random),
    checkLockCode: () => Promise.resolve({ ok: true, lockCode: 'lockcode' }),
    accessEnded: () => {},
    alarm: () => {},
  });
}
