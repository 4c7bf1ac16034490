/** A store that loses its answer time after time: words, commands, claims of origin and the lock, in virtual time. */
import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { sectionRoot } from '../../shared/document/roots.ts';
import { insertBlock, typeAtEnd } from '../../shared/document/writeBlocks.ts';
import { mintId, SHARED_DOCUMENT } from '../../shared/ids.ts';
import { meetingStream, type Journal } from '../../server/journal/Journal.ts';
import { memoryJournal } from '../../server/journal/memoryJournal.ts';
import { acceptOrigins } from '../../server/rooms/acceptOrigins.ts';
import { loadRoom } from '../../server/rooms/loadRoom.ts';
import type { EditAnswer, Room } from '../../server/rooms/Room.ts';
import { runCommand } from '../../server/rooms/runCommand.ts';
import { SimFleet, SimNode } from '../proofs/simulation/SimNode.ts';
import { aMeeting, commandsOf, startMeeting, type Convened } from '../support/meetingWorld.ts';
import { seededChance, VirtualTime } from '../support/seededWorld.ts';
import { offersEdit, quiet, roomAt } from '../support/virtualRooms.ts';

const ROOT = sectionRoot('analysis');
const LOST = { outcome: 'unknownOutcome', reason: 'a test' } as const;
/** More than anybody should ask, and few enough that a line which asks without end still ends here. */
const FAR_TOO_MANY = 50;
const GATES = ['quorum', 'agencyWithoutEntry', 'noView', 'dissentNotAsked', 'notReadBack', 'parentMissing'];
const ADULT = { type: 'addAdult', name: 'Someone', relationship: 'aunt' };

const chance = quiet(seededChance(61));
let journal: Journal;
let time: VirtualTime;
let room: Room;
let convened: Convened;
let asked = 0;
let restore: () => void;

beforeEach(async () => {
  time = new VirtualTime();
  journal = memoryJournal(chance.random);
  convened = await aMeeting(journal, time, chance.random, 1);
  const parts = { meeting: convened.id, time, chance, journal, fleet: new SimFleet(time, chance) };
  room = await roomAt(new SimNode('one', parts), time);
  await time.during(startMeeting(room, convened));
});

/** From now on every answer is lost; the `written`th append and every later one is written all the same. */
function loseAnswers(written = Infinity): void {
  asked = 0;
  const append = journal.append.bind(journal);
  const seal = journal.seal.bind(journal);
  restore = () => Object.assign(journal, { append, seal });
  const count = (): void => {
    if (++asked > FAR_TOO_MANY) throw new Error('asked without end');
  };
  journal.append = async (...args) => {
    count();
    if (asked >= written) await append(...args);
    return LOST;
  };
  journal.seal = async (...args) => {
    count();
    if (asked >= written) await seal(...args);
    return LOST;
  };
}

async function types(words: string): Promise<EditAnswer> {
  const by = { who: convened.chair, screen: null, document: SHARED_DOCUMENT };
  const { answer } = await offersEdit({ room, time }, by, (doc) => typeAtEnd(insertBlock(doc, ROOT, 0, {}), words));
  return answer;
}

async function sends(command: object): Promise<string> {
  const done = await time.during(runCommand(room, convened.chair, { id: mintId(chance.random), command }));
  return done.ok ? 'ok' : done.refusal.code;
}

/** The room says what its journal says, and works as if nothing had been. */
async function goesOn(): Promise<void> {
  restore();
  const anew = await loadRoom(journal, convened.id);
  expect(room.state.head).toEqual(anew?.head);
  const textOf = (doc: Y.Doc | undefined): string | undefined => doc?.getXmlFragment(ROOT).toJSON();
  expect(textOf(room.state.documents.get(SHARED_DOCUMENT))).toEqual(textOf(anew?.documents.get(SHARED_DOCUMENT)));
  expect(room.closed).toBe(false);
  expect(await types('Typed afterwards.')).toEqual({ ok: true });
}

describe('answers that are lost time after time', () => {
  it('[STORE-25] words are refused after three tries, and no trace of them stays in the memory', async () => {
    loseAnswers();
    expect(await types('Never saved.')).toEqual({ ok: false, code: 'storage' });
    expect(asked).toBe(3);
    await goesOn();
  });

  it('[STORE-25] words that the third try wrote are acknowledged, because they are read', async () => {
    loseAnswers(3);
    expect(await types('Saved at last.')).toEqual({ ok: true });
    expect(asked).toBe(3);
    await goesOn();
  });

  it('[STORE-25] a command is refused after three tries', async () => {
    loseAnswers();
    expect(await sends(ADULT)).toBe('storage');
    expect(asked).toBe(3);
    await goesOn();
    expect(Object.values(room.meeting.household)).toEqual([]);
  });

  it.each([1, 3])('[STORE-25] a command that try %i wrote was carried out, and once', async (written) => {
    loseAnswers(written);
    expect(await sends(ADULT)).toBe('ok');
    expect(asked).toBe(written);
    await goesOn();
    expect(Object.values(room.meeting.household)).toHaveLength(1);
  });

  it('[STORE-25] a claim of origin is refused after three tries', async () => {
    const by = { who: convened.chair, screen: null, document: SHARED_DOCUMENT };
    const old = await typed('Known to us.');
    await offersEdit({ room, time }, by, (doc) => doc.getXmlFragment(ROOT).delete(0, 1));
    const back = await typed('Known to us.');
    loseAnswers();
    const origins = [{ inserted: back, source: { document: SHARED_DOCUMENT, range: old } }];
    const claimant = { who: convened.chair, document: SHARED_DOCUMENT };
    expect(await time.during(acceptOrigins(room, claimant, origins))).toBe(false);
    expect(asked).toBe(3);
    await goesOn();
  });

  it('[STORE-25] the lock is refused after three tries, and the minutes are not locked', async () => {
    const send = commandsOf(room);
    await time.during(send(convened.chair, { type: 'freeze', skipAnnouncement: true }));
    await time.pass(11_000);
    const approvedDigest = room.meeting.freeze?.collected?.approvedDigest;
    expect(approvedDigest).toBeDefined();
    loseAnswers();
    const warnings = GATES.map((gate) => ({ gate, reason: 'a test' }));
    const statement = { present: true, readAloud: 'everything' };
    expect(await sends({ type: 'lock', approvedDigest, lockCode: 'x', statement, warnings })).toBe('storage');
    expect(asked).toBe(3);
    restore();
    expect((await journal.read(meetingStream(convened.id), 0)).sealed).toBe(false);
    expect(await sends({ type: 'lock', approvedDigest, lockCode: 'x', statement, warnings })).toBe('ok');
  });
});

/** Where the letters of these words are. */
async function typed(words: string): Promise<[client: number, from: number, to: number]> {
  const by = { who: convened.chair, screen: null, document: SHARED_DOCUMENT };
  const { copy } = await offersEdit({ room, time }, by, (doc) => typeAtEnd(insertBlock(doc, ROOT, 0, {}), words));
  const end = Y.getState(copy.store, copy.clientID);
  return [copy.clientID, end - words.length, end];
}
