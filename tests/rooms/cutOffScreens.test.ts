/** A freeze waits for whoever may hold words: screens that were cut off, and screens that have no socket. */
import { beforeEach, expect, it } from 'vitest';
import { mintId, SHARED_DOCUMENT, type ScreenId } from '../../shared/ids.ts';
import { soloFleet } from '../../server/fleet/soloFleet.ts';
import { memoryJournal } from '../../server/journal/memoryJournal.ts';
import type { Journal } from '../../server/journal/Journal.ts';
import { exchangeFrames } from '../../server/rooms/exchange.ts';
import { leaveCommands } from '../../server/rooms/joinRoom.ts';
import type { CommandPeer } from '../../server/rooms/Peer.ts';
import type { Room } from '../../server/rooms/Room.ts';
import { SimFleet, SimNode } from '../proofs/simulation/SimNode.ts';
import { aMeeting, commandsOf, startMeeting, type Convened, type Somebody } from '../support/meetingWorld.ts';
import { seededChance, VirtualTime } from '../support/seededWorld.ts';
import { comesIn, quiet, roomAt, silentScreen } from '../support/virtualRooms.ts';

const chance = quiet(seededChance(31));
let time: VirtualTime;
let journal: Journal;
let convened: Convened;
let here: Room;
let there: Room;
let chair: CommandPeer;
let police: CommandPeer;

beforeEach(async () => {
  time = new VirtualTime();
  journal = memoryJournal(seededChance(32).random);
  convened = await aMeeting(journal, time, chance.random, 2);
  const parts = { meeting: convened.id, time, chance, journal, fleet: new SimFleet(time, chance) };
  here = await roomAt(new SimNode('here', parts), time);
  await time.during(startMeeting(here, convened));
  there = await roomAt(new SimNode('there', parts), time);
  [chair, police] = [screenOf(convened.chair), screenOf(convened.others[0] ?? convened.chair)];
  await comes(here, chair);
  await comes(there, police);
  await time.pass(2_000);
});

it('[LOCK-60] a screen that was cut off is waited for, at another node too, until the chair goes on without its person', async () => {
  leaveCommands(there, police, true);
  await time.pass(5_000);
  await freezes();
  expect(waitedFor()).toEqual([police.screen]);
  await time.pass(60_000);
  expect(here.meeting.freeze?.collected).toBeNull();
  await decides({ type: 'goOnWithout', person: police.who.person, reason: 'not reached' });
  await time.pass(2_000);
  expect(here.meeting.freeze?.collected).not.toBeNull();
});

it('[LOCK-60] a screen that was closed is not waited for', async () => {
  leaveCommands(there, police, false);
  await time.pass(5_000);
  await freezes();
  expect(waitedFor()).toEqual([]);
});

it('[LOCK-60] somebody who came back is waited for under their new name alone, wherever they came in', async () => {
  leaveCommands(there, police, true);
  await time.pass(2_000);
  const again = screenOf(convened.others[0] ?? convened.chair);
  await comes(here, again);
  await time.pass(2_000);
  await freezes();
  expect(waitedFor()).toEqual([again.screen]);
});

it('[LOCK-60] whoever has left the meeting is not waited for', async () => {
  leaveCommands(there, police, true);
  await decides({ type: 'remove', person: police.who.person, reason: 'called away' });
  await time.pass(2_000);
  await freezes();
  expect(here.screens.all().map(({ screen }) => screen)).toContain(police.screen);
  expect(waitedFor()).toEqual([]);
});

it('[LOCK-60] whoever was cut off more than fifteen minutes ago is not waited for', async () => {
  leaveCommands(there, police, false);
  const health = screenOf(convened.others[1] ?? convened.chair);
  await comes(here, health);
  leaveCommands(here, health, true);
  await time.pass(14 * 60_000);
  expect(here.screens.all().map(({ screen }) => screen)).toContain(health.screen);
  await time.pass(2 * 60_000);
  expect(here.screens.all().map(({ screen }) => screen)).toEqual([chair.screen]);
  leaveCommands(here, chair, false);
  await comes(here, chair);
  await freezes();
  expect(waitedFor()).toEqual([]);
});

it('[LOCK-61] a screen that has no socket is waited for from its last request on for a minute', async () => {
  const [, health] = convened.others as [Somebody, Somebody];
  const screen = mintId<ScreenId>(chance.random);
  await time.during(exchangeFrames(here, health, SHARED_DOCUMENT, screen, []));
  await time.pass(50_000);
  await freezes();
  expect(waitedFor().sort()).toEqual([police.screen, screen].sort());
});

it('[LOCK-61] it is forgotten a minute after its last request, and nobody takes another’s name', async () => {
  const [, health] = convened.others as [Somebody, Somebody];
  const screen = mintId<ScreenId>(chance.random);
  await time.during(exchangeFrames(here, health, SHARED_DOCUMENT, screen, []));
  await time.during(exchangeFrames(here, health, SHARED_DOCUMENT, police.screen, []));
  expect(here.screens.all().find((one) => one.screen === police.screen)?.person).toBe(police.who.person);
  await time.pass(61_000);
  await freezes();
  expect(waitedFor()).toEqual([police.screen]);
});

it('[LOCK-61] the others are told when it has gone, on a node that is alone too', async () => {
  const fleet = Object.assign(new SimFleet(time, chance), { join: () => soloFleet() });
  const parts = { meeting: convened.id, time, chance, journal, fleet };
  const alone = await roomAt(new SimNode('alone', parts), time);
  let told: readonly string[] = [];
  const [, health] = convened.others as [Somebody, Somebody];
  await comes(alone, { ...chair, screens: (screens) => (told = screens.map(({ screen }) => screen)) });
  const screen = mintId<ScreenId>(chance.random);
  await time.during(exchangeFrames(alone, health, SHARED_DOCUMENT, screen, []));
  expect(told).toEqual([screen, chair.screen]);
  await time.pass(61_000);
  expect(told).toEqual([chair.screen]);
});

it('[LOCK-62] a room that opens in the middle of an announcement waits for what is left of it', async () => {
  await decides({ type: 'freeze' });
  await time.pass(10_000);
  for (const room of [here, there]) room.close(1012, { code: 'storage' });
  const parts = { meeting: convened.id, time, chance, journal, fleet: new SimFleet(time, chance) };
  const reopened = await roomAt(new SimNode('third', parts), time);
  await time.pass(3_500);
  expect(reopened.meeting.phase).toBe('live');
  await time.pass(2_000);
  expect(reopened.meeting.phase).toBe('frozen');
});

/** Of all but the chair: whom the freeze still waits for. */
function waitedFor(): ScreenId[] {
  const { freeze } = here.meeting;
  const said = new Set(freeze?.flushed.map(({ screen }) => screen));
  return (freeze?.expects ?? [])
    .map(({ screen }) => screen)
    .filter((screen) => !said.has(screen) && screen !== chair.screen);
}

async function freezes(): Promise<void> {
  await decides({ type: 'freeze', skipAnnouncement: true });
  await time.pass(1_000);
  expect(here.meeting.phase).toBe('frozen');
  await decides({ type: 'flushed', screen: chair.screen, digests: {} });
}

const screenOf = (who: Somebody): CommandPeer => silentScreen(who, chance.random);
const comes = (room: Room, screen: CommandPeer): Promise<void> => comesIn(room, screen, time);

async function decides(command: object): Promise<void> {
  await time.during(commandsOf(here)(convened.chair, command));
}
