/** The freeze's clocks are each node's own; what starts them is the journal's, whichever node wrote it. */
import { beforeEach, expect, it } from 'vitest';
import type * as Y from 'yjs';
import { mintId, SHARED_DOCUMENT, type ScreenId } from '../../shared/ids.ts';
import { insertBlock, typeAtEnd } from '../../shared/document/writeBlocks.ts';
import type { Journal } from '../../server/journal/Journal.ts';
import { memoryJournal } from '../../server/journal/memoryJournal.ts';
import type { EditAnswer, Room } from '../../server/rooms/Room.ts';
import { SimFleet, SimNode } from '../proofs/simulation/SimNode.ts';
import { aMeeting, commandsOf, startMeeting, type Convened, type Somebody } from '../support/meetingWorld.ts';
import { seededChance, VirtualTime } from '../support/seededWorld.ts';
import { comesIn, offersEdit, quiet, roomAt, silentScreen } from '../support/virtualRooms.ts';

const ROOT = 'section:analysis';
const chance = quiet(seededChance(21));
let time: VirtualTime;
let convened: Convened;
let here: Room;
let there: Room;
/** The next append is written and its answer lost. */
let losesAnswer = false;

beforeEach(async () => {
  time = new VirtualTime();
  losesAnswer = false;
  const journal: Journal = memoryJournal(seededChance(22).random);
  const append = journal.append.bind(journal);
  journal.append = async (...entries) => {
    const appended = await append(...entries);
    if (!losesAnswer) return appended;
    losesAnswer = false;
    return { outcome: 'unknownOutcome', reason: 'a test' };
  };
  convened = await aMeeting(journal, time, chance.random, 1);
  const parts = { meeting: convened.id, time, chance, journal, fleet: new SimFleet(time, chance) };
  here = await roomAt(new SimNode('here', parts), time);
  await time.during(startMeeting(here, convened));
  there = await roomAt(new SimNode('there', parts), time);
  await joins(here, convened.chair);
  await joins(there, convened.others[0] ?? convened.chair);
  await time.pass(2_000);
});

it('[FLEET-10] words typed at one node keep every other from freezing the meeting by itself', async () => {
  for (let minute = 0; minute < 45; minute++) {
    expect(await types(here, 'On.')).toEqual({ ok: true });
    await time.pass(60_000);
  }
  expect([here.meeting.phase, there.meeting.phase]).toEqual(['live', 'live']);
  await time.pass(31 * 60_000);
  expect([here.meeting.phase, there.meeting.phase]).toEqual(['frozen', 'frozen']);
});

it('[FLEET-11] after a freeze at one node what a screen at another still holds is taken for ten seconds', async () => {
  await decides(here, { type: 'freeze', skipAnnouncement: true });
  await time.pass(1_500);
  expect(there.meeting.phase).toBe('frozen');
  expect(await types(there, 'Held until now.')).toEqual({ ok: true });
  await time.pass(10_000);
  expect(await types(there, 'Too late.')).toEqual({ ok: false, code: 'frozen' });
});

it('[FLEET-12] a freeze whose answer was lost is announced and comes into force all the same', async () => {
  losesAnswer = true;
  await decides(here, { type: 'freeze', skipAnnouncement: false });
  expect(here.meeting.freeze?.inForceInSeconds).toBe(15);
  await time.pass(16_000);
  expect(here.meeting.phase).toBe('frozen');
});

it('[FLEET-12] a freeze that was announced at a node that died comes into force at another', async () => {
  await decides(here, { type: 'freeze', skipAnnouncement: false });
  await time.pass(2_000);
  here.close(1012, { code: 'storage' });
  await time.pass(16_000);
  expect(there.meeting.phase).toBe('frozen');
});

/** A room that nobody has open is put away. */
const joins = (room: Room, who: Somebody): Promise<void> => comesIn(room, silentScreen(who, chance.random), time);

async function decides(room: Room, command: object): Promise<void> {
  await time.during(commandsOf(room)(convened.chair, command));
}

async function types(room: Room, words: string): Promise<EditAnswer> {
  const by = { who: convened.others[0] ?? convened.chair, screen: mintId<ScreenId>(chance.random) };
  const change = (doc: Y.Doc): void => typeAtEnd(insertBlock(doc, ROOT, 0, {}), words);
  return (await offersEdit({ room, time }, { ...by, document: SHARED_DOCUMENT }, change)).answer;
}
