/** Claims as a room hears them: who may claim what, what the journal keeps, and that the words never depend on it. */
import { beforeEach, expect, it } from 'vitest';
import * as Y from 'yjs';
import { readBlocks, textOfBlock, type IdRange } from '../../shared/document/readBlocks.ts';
import { ENTRY_ROOT, sectionRoot } from '../../shared/document/roots.ts';
import { insertBlock, typeAtEnd } from '../../shared/document/writeBlocks.ts';
import { SHARED_DOCUMENT, type DocumentId } from '../../shared/ids.ts';
import type { OriginClaim } from '../../shared/record/authorship.ts';
import { meetingStream, type Journal } from '../../server/journal/Journal.ts';
import { memoryJournal } from '../../server/journal/memoryJournal.ts';
import { acceptOrigins } from '../../server/rooms/acceptOrigins.ts';
import { loadRoom } from '../../server/rooms/loadRoom.ts';
import type { Room } from '../../server/rooms/Room.ts';
import { documentOf } from '../../server/rooms/RoomState.ts';
import { aMeeting, commandsOf, startMeeting, type Convened, type Somebody } from '../support/meetingWorld.ts';
import { seededChance, VirtualTime } from '../support/seededWorld.ts';
import { offersEdit, quiet, roomAt } from '../support/virtualRooms.ts';
import { SimFleet, SimNode } from '../proofs/simulation/SimNode.ts';

const ROOT = sectionRoot('analysis');
const SECRET = 'He was seen with a knife.';

let journal: Journal;
let time: VirtualTime;
let room: Room;
let convened: Convened;
let chair: Somebody;
let police: Somebody;
let school: Somebody;
let entry: DocumentId;

beforeEach(async () => {
  const chance = seededChance(30);
  time = new VirtualTime();
  journal = memoryJournal(chance.random);
  convened = await aMeeting(journal, time, chance.random, 2);
  const sure = quiet(chance);
  const parts = { meeting: convened.id, time, chance: sure, journal, fleet: new SimFleet(time, sure) };
  room = await roomAt(new SimNode('one', parts), time);
  await time.during(startMeeting(room, convened));
  const [first, second] = convened.others;
  if (!first || !second) throw new Error('nobody came');
  [chair, police, school] = [convened.chair, first, second];
  const opened = { type: 'openRestricted', section: null, basis: null, onward: null, placeholder: null };
  await time.during(commandsOf(room)(police, { ...opened, audience: [chair.person], speaker: police.person }));
  const [id] = Object.keys(room.meeting.restricted);
  if (id === undefined) throw new Error('nothing was opened');
  entry = id as DocumentId;
});

/** `deed` on a copy of the document, under a new id; answers where its letters are. */
async function edit(who: Somebody, document: DocumentId, deed: (doc: Y.Doc) => void): Promise<IdRange> {
  const { answer, copy } = await offersEdit({ room, time }, { who, screen: null, document }, deed);
  expect(answer).toEqual({ ok: true });
  const end = Y.getState(copy.store, copy.clientID);
  return [copy.clientID, end, end];
}

async function type(who: Somebody, document: DocumentId, root: string, words: string): Promise<IdRange> {
  const [client, , end] = await edit(who, document, (doc) => typeAtEnd(insertBlock(doc, root, 0, {}), words));
  return [client, end - words.length, end];
}

const clear = (who: Somebody, document: DocumentId, root: string): Promise<IdRange> =>
  edit(who, document, (doc) => doc.getXmlFragment(root).delete(0, doc.getXmlFragment(root).length));

async function claim(who: Somebody, inserted: IdRange, source: IdRange, document = SHARED_DOCUMENT): Promise<boolean> {
  const before = room.state.head.seq;
  const origins: OriginClaim[] = [{ inserted, source: { document, range: source } }];
  expect(await time.during(acceptOrigins(room, { who, document: SHARED_DOCUMENT }, origins))).toBe(true);
  return room.state.head.seq > before;
}

function firstBy(range: IdRange): string[] {
  return room.state.letters.authors(SHARED_DOCUMENT, range).map(({ author }) => author.firstBy);
}

it('[EDIT-35] a true claim is a row of the journal, and whoever folds it again finds the same writers', async () => {
  const old = await type(police, SHARED_DOCUMENT, ROOT, 'Known to us.');
  await clear(school, SHARED_DOCUMENT, ROOT);
  const back = await type(school, SHARED_DOCUMENT, ROOT, 'Known to us.');
  expect(await claim(school, back, old)).toBe(true);
  expect(firstBy(back)).toEqual([police.person]);
  const { rows } = await journal.read(meetingStream(convened.id), 0);
  expect(rows[rows.length - 1]?.entry).toMatchObject({ kind: 'claim', actor: { person: school.person } });
  expect((await loadRoom(journal, convened.id))?.letters.fingerprint()).toBe(room.state.letters.fingerprint());
});

it('[EDIT-35] words that were cut from a restricted entry may be claimed by whoever may read it', async () => {
  const old = await type(police, entry, ENTRY_ROOT, SECRET);
  await clear(police, entry, ENTRY_ROOT);
  const back = await type(chair, SHARED_DOCUMENT, ROOT, SECRET);
  expect(await claim(chair, back, old, entry)).toBe(true);
  expect(firstBy(back)).toEqual([police.person]);
});

it('[EDIT-36] whoever may not read a document learns nothing by claiming what stood in it', async () => {
  const old = await type(police, entry, ENTRY_ROOT, SECRET);
  await clear(police, entry, ENTRY_ROOT);
  const guess = await type(school, SHARED_DOCUMENT, ROOT, SECRET);
  expect(await claim(school, guess, old, entry)).toBe(false);
  expect(firstBy(guess)).toEqual([school.person]);
  expect(readBlocks(documentOf(room.state, SHARED_DOCUMENT), ROOT).map(textOfBlock)).toEqual([SECRET]);
});

it('[EDIT-36] a claim of what still stands, of other words or of others’ letters leaves no row', async () => {
  const old = await type(police, SHARED_DOCUMENT, ROOT, 'Known to us.');
  const mine = await type(school, SHARED_DOCUMENT, ROOT, 'Known to us.');
  expect(await claim(school, mine, old)).toBe(false);
  await clear(chair, SHARED_DOCUMENT, ROOT);
  const again = await type(school, SHARED_DOCUMENT, ROOT, 'Known to us!');
  expect(await claim(school, again, old)).toBe(false);
  expect(await claim(chair, mine, old)).toBe(false);
  expect(await claim(school, [4_711, 0, 1], old)).toBe(false);
  expect(firstBy(again)).toEqual([school.person]);
});

it('[EDIT-37] a claim that comes before its words is dropped, and kept when it is said again after them', async () => {
  const old = await type(police, SHARED_DOCUMENT, ROOT, 'Known to us.');
  await clear(school, SHARED_DOCUMENT, ROOT);
  const back = await type(school, SHARED_DOCUMENT, ROOT, 'Known to us.');
  const next: IdRange = [back[0], back[2], back[2] + 3];
  expect(await claim(school, next, [old[0], old[1], old[1] + 3])).toBe(false);
  expect(await claim(school, back, old)).toBe(true);
});
