/**
 * One simulated meeting from its seed: two nodes on one journal, people who type, lose connections and undo, nodes that
 * die, stores that fail, a freeze and a lock. Afterwards the promises are checked against what people were told.
 */
import { mintId, type ScreenId } from '../../../shared/ids.ts';
import { readBlocks } from '../../../shared/document/readBlocks.ts';
import { sectionRoot } from '../../../shared/document/roots.ts';
import { SHARED_DOCUMENT } from '../../../shared/ids.ts';
import { memoryJournal } from '../../../server/journal/memoryJournal.ts';
import { afterStream, meetingStream, type Journal } from '../../../server/journal/Journal.ts';
import { loadRoom } from '../../../server/rooms/loadRoom.ts';
import { joinCommands } from '../../../server/rooms/joinRoom.ts';
import type { CommandPeer } from '../../../server/rooms/Peer.ts';
import type { Room } from '../../../server/rooms/Room.ts';
import { runCommand } from '../../../server/rooms/runCommand.ts';
import { documentOf, type RoomState } from '../../../server/rooms/RoomState.ts';
import { aMeeting, type Convened, type Somebody } from '../../support/meetingWorld.ts';
import { seededChance, VirtualTime } from '../../support/seededWorld.ts';
import { firstWriterOf } from './Hands.ts';
import { SimFleet, SimNode } from './SimNode.ts';
import { SimScreen } from './SimScreen.ts';
import * as Y from 'yjs';

const ROOT = sectionRoot('analysis');
/** When the faults have ended all screens show the same within this time. */
const SHOWN_MS = 5_000;
/** A dead node never answers; whoever asked it asks another. Part of what a seed means. */
const GIVES_UP_MS = 20_000;

export interface Simulated {
  seed: number;
  violations: string[];
  acknowledged: number;
  letters: number;
  locked: boolean;
  refused: number;
}

interface World {
  time: VirtualTime;
  chance: ReturnType<typeof seededChance>;
  journal: Journal;
  nodes: SimNode[];
  convened: Convened;
  screens: SimScreen[];
}

export async function simulateMeeting(seed: number, steps: number): Promise<Simulated> {
  const world = await begin(seed);
  const locksAt = Math.floor(steps * 0.7);
  for (let step = 0; step < steps; step++) {
    await oneStep(world);
    if (step === locksAt && world.chance.onceIn(2)) await chairCloses(world);
  }
  await heal(world);
  return judge(seed, world);
}

async function begin(seed: number): Promise<World> {
  const chance = seededChance(seed);
  const time = new VirtualTime();
  const journal = memoryJournal(chance.random);
  const convened = await aMeeting(journal, time, chance.random, 1 + chance.whole(4));
  const fleet = new SimFleet(time, chance);
  const nodes = ['one', 'two'].map((name) => new SimNode(name, { meeting: convened.id, time, chance, journal, fleet }));
  const world: World = { time, chance, journal, nodes, convened, screens: [] };
  await insist(world, convened.chair, { type: 'start' });
  for (const one of [convened.chair, ...convened.others]) {
    await insist(world, convened.chair, { type: 'declareConflict', conflict: 'none', speaker: one.person });
    await insist(world, convened.chair, { type: 'rollCall', person: one.person, attendance: 'attended' });
  }
  world.screens = [convened.chair, ...convened.others].map(({ person, session }, index) => {
    return new SimScreen({ person, index, screen: mintId<ScreenId>(chance.random), session, root: ROOT }, time, chance);
  });
  return world;
}

async function oneStep(world: World): Promise<void> {
  const { chance, time, screens } = world;
  const screen = chance.pick(screens);
  if (!screen.connected && !screen.over) await connect(world, screen);
  else if (chance.onceIn(25)) screen.cut();
  else screen.hands.act();
  if (chance.onceIn(3)) screen.ask();
  if (chance.onceIn(120)) crash(world);
  await time.pass(chance.whole(300));
}

function crash({ chance, nodes, screens }: World): void {
  const node = chance.pick(nodes);
  node.crash();
  for (const screen of screens) if (screen.node === node) screen.cut();
}

/** A node may be loading, failing or reading a store that is away: time passes until it answers. */
async function roomOn(world: World, node: SimNode): Promise<Room> {
  for (let tries = 0; tries < 50; tries++) {
    const room = await during(world, node.room());
    if (room) return room;
  }
  throw new Error('a node never opened its room');
}

const during = <T>(world: World, promise: Promise<T>): Promise<T> => world.time.during(promise, GIVES_UP_MS);

async function connect(world: World, screen: SimScreen): Promise<void> {
  const node = world.chance.pick(world.nodes);
  const room = await during(world, node.room());
  if (room && !room.closed) screen.connect(room, node);
}

/** A command that is sent again, to either node, until it is answered for good. */
async function insist(world: World, who: Somebody, command: object): Promise<string> {
  const id = mintId<string>(world.chance.random);
  for (let tries = 0; tries < 100; tries++) {
    const room = await roomOn(world, world.chance.pick(world.nodes));
    const done = await during(world, runCommand(room, who, { id, command })).catch(() => null);
    if (done?.ok) return 'ok';
    if (done && done.refusal.code !== 'storage') return done.refusal.code;
  }
  throw new Error('a command was never answered');
}

/** Freeze, everybody flushes, lock; some screens are offline and are gone on without. */
async function chairCloses(world: World): Promise<void> {
  const { chair } = world.convened;
  const room = await roomOn(world, world.chance.pick(world.nodes));
  const peers = world.screens.filter((screen) => screen.connected).map((screen) => commandPeer(screen));
  for (const peer of peers) await during(world, joinCommands(room, peer)).catch(() => null);
  await insist(world, chair, { type: 'freeze', skipAnnouncement: world.chance.onceIn(2) });
  await world.time.pass(16_000);
  for (const screen of world.screens) {
    if (world.chance.onceIn(3)) screen.hands.act();
    await world.time.pass(world.chance.whole(4_000));
    await insist(world, somebody(world, screen), { type: 'flushed', screen: screen.who.screen, digests: {} });
  }
  await world.time.pass(15_000);
  for (let tries = 0; tries < 30; tries++) {
    const now = await roomOn(world, world.chance.pick(world.nodes));
    const { freeze } = now.meeting;
    if (now.meeting.phase === 'locked') return;
    for (const { person } of freeze?.expects ?? [])
      await insist(world, chair, { type: 'goOnWithout', person, reason: 'not reached' });
    const approvedDigest = freeze?.collected?.approvedDigest;
    if (approvedDigest !== undefined) {
      await insist(world, chair, {
        type: 'lock',
        approvedDigest,
        lockCode: 'x',
        statement: { present: true, readAloud: 'everything' },
        warnings: WARNINGS,
      });
    }
    await world.time.pass(2_000);
  }
}

const WARNINGS = [
  'quorum',
  'conflictUnanswered',
  'agencyWithoutEntry',
  'noView',
  'childWithoutDecision',
  'noChildsVoice',
  'noContingency',
  'parentMissing',
  'dissentNotAsked',
  'notReadBack',
  'goneOnWithout',
].map((gate) => ({ gate, reason: 'a simulated meeting' }));

function somebody({ convened }: World, screen: SimScreen): Somebody {
  const one = [convened.chair, ...convened.others].find(({ person }) => person === screen.who.person);
  if (!one) throw new Error('a screen of nobody');
  return one;
}

function commandPeer(screen: SimScreen): CommandPeer {
  const { person, session } = screen.who;
  const nothing = (): void => {};
  return {
    who: { person, session },
    screen: screen.who.screen,
    welcome: nothing,
    happenings: nothing,
    screens: nothing,
    freezingSoon: nothing,
    close: nothing,
  };
}

/** Everything works again; everybody comes back and sends what they still have. */
async function heal(world: World): Promise<void> {
  for (const screen of world.screens) screen.cut();
  for (let round = 0; round < 30; round++) {
    for (const screen of world.screens) if (!screen.connected && !screen.over) await connect(world, screen);
    await world.time.pass(3_000);
    for (const screen of world.screens) screen.ask();
    await world.time.pass(3_000);
    if (world.screens.every((screen) => screen.over || hasSaidAll(screen))) break;
    for (const screen of world.screens) if (screen.wasRefused) screen.cut();
  }
  await world.time.pass(SHOWN_MS);
}

function hasSaidAll(screen: SimScreen): boolean {
  return screen.connected && screen.inSync && screen.owes === 0 && !screen.wasRefused;
}

async function judge(seed: number, world: World): Promise<Simulated> {
  const violations: string[] = [];
  const state = await loadRoom(world.journal, world.convened.id);
  if (!state) throw new Error('the meeting is gone');
  violations.push(
    ...nothingLost(world, state),
    ...sameText(world, state),
    ...trueAuthors(world, state),
    ...(await exactLock(world)),
  );
  let acknowledged = 0;
  let refused = 0;
  for (const screen of world.screens) {
    for (const clock of screen.promised.values()) acknowledged += clock;
    refused += screen.refusals.length;
  }
  for (const node of world.nodes)
    violations.push(
      ...node.alarms.filter((alarm) => !alarm.includes('could not be loaded')).map((alarm) => `alarm: ${alarm}`),
    );
  const letters = readBlocks(documentOf(state, SHARED_DOCUMENT), ROOT).reduce(
    (sum, block) => sum + block.runs.reduce((n, run) => n + run.text.length, 0),
    0,
  );
  return { seed, violations, acknowledged, letters, locked: state.sealed, refused };
}

/** Every letter that a screen was told is saved is in the journal's document, or was deleted there. */
function nothingLost({ screens }: World, state: RoomState): string[] {
  const doc = documentOf(state, SHARED_DOCUMENT);
  const lost: string[] = [];
  for (const screen of screens) {
    for (const [client, clock] of screen.promised) {
      const kept = Y.getState(doc.store, client);
      if (kept < clock)
        lost.push(`lost: person ${screen.who.index} was promised ${clock} of ${client}, ${kept} are there`);
    }
  }
  return lost;
}

/** Open meeting: every screen shows what the journal says, once everything it said was taken. */
function sameText({ screens }: World, state: RoomState): string[] {
  if (state.sealed || state.meeting?.phase === 'frozen') return [];
  const truth = shown(documentOf(state, SHARED_DOCUMENT));
  return screens
    .filter((screen) => screen.connected && screen.owes === 0 && shown(screen.doc) !== truth)
    .map((screen) => `differs: person ${screen.who.index} sees another text`);
}

function shown(doc: Y.Doc): string {
  return JSON.stringify(
    readBlocks(doc, ROOT).map(({ attributes, runs }) => [
      attributes,
      runs.map(({ text, bold, italic }) => [text, bold, italic]),
    ]),
  );
}

/** Judged by whose alphabet a letter is from, and by whose screen the id belongs to. */
function trueAuthors({ screens }: World, state: RoomState): string[] {
  const wrong: string[] = [];
  const people = screens.map(({ who }) => who.person);
  const owners = new Map(screens.map((screen) => [screen.doc.clientID, screen.who.person]));
  // Whoever was cut off before the freeze with claims unsaid: the record says "typed by" and claims no more.
  const unsaid = new Set(screens.filter((screen) => screen.owesClaims).map((screen) => screen.doc.clientID));
  for (const { runs } of readBlocks(documentOf(state, SHARED_DOCUMENT), ROOT)) {
    for (const range of runs.flatMap((run) => run.letters)) {
      for (const { from, to, author } of state.letters.authors(SHARED_DOCUMENT, range)) {
        const text = state.letters.textOf(SHARED_DOCUMENT, [[range[0], from, to]]) ?? '';
        if (author.typedBy !== owners.get(range[0])) wrong.push(`typed by: ${range[0]} ${from}`);
        for (const letter of unsaid.has(range[0]) ? '' : text) {
          if (people[firstWriterOf(letter)] !== author.firstBy)
            wrong.push(
              `first by: letter of ${firstWriterOf(letter)} at ${range[0]} ${from}..${to} given to ${people.indexOf(author.firstBy)}`,
            );
        }
      }
    }
  }
  return wrong;
}

/** The seal is the last row of its stream, there is one, and a record stands beside it. */
async function exactLock({ journal, convened }: World): Promise<string[]> {
  const { rows, sealed } = await journal.read(meetingStream(convened.id), 0);
  const seals = rows.filter(({ entry }) => entry.kind === 'seal').length;
  const record = await journal.readRecord(convened.id);
  const after = await journal.read(afterStream(convened.id), 0);
  const wrong: string[] = [];
  if (sealed !== (seals === 1) || seals > 1) wrong.push(`lock: ${seals} seals`);
  if (sealed && rows[rows.length - 1]?.entry.kind !== 'seal') wrong.push('lock: something follows the seal');
  if (sealed !== (record !== null)) wrong.push('lock: half');
  if (!sealed && after.rows.length > 0) wrong.push('lock: an afterwards without a seal');
  return wrong;
}
