/** A node that dies without a word, and nodes that cannot hear each other, in virtual time. */
import { beforeEach, expect, it } from 'vitest';
import type { Fleet } from '../../server/fleet/Fleet.ts';
import { memoryJournal } from '../../server/journal/memoryJournal.ts';
import { leaveCommands } from '../../server/rooms/joinRoom.ts';
import type { CommandPeer } from '../../server/rooms/Peer.ts';
import type { Room } from '../../server/rooms/Room.ts';
import { SimFleet, SimNode } from '../proofs/simulation/SimNode.ts';
import { aMeeting, type Somebody } from '../support/meetingWorld.ts';
import { seededChance, VirtualTime } from '../support/seededWorld.ts';
import { comesIn, quiet, roomAt, silentScreen } from '../support/virtualRooms.ts';

/** Hints between nodes that can be gone for a while, and are known to be. */
class BreakingFleet extends SimFleet {
  away = false;

  override join(node: string): Fleet {
    const fleet = super.join(node);
    const tell: Fleet['tell'] = (meeting, message) => {
      if (!this.away) fleet.tell(meeting, message);
    };
    return { ...fleet, tell, hears: () => !this.away };
  }
}

const time = new VirtualTime();
const chance = quiet(seededChance(11));
let fleet: BreakingFleet;
let far: SimNode;
let here: Room;
let mine: CommandPeer;
let theirs: CommandPeer;

/** One person at each of two nodes. */
beforeEach(async () => {
  const journal = memoryJournal(seededChance(12).random);
  const { id: meeting, chair, others } = await aMeeting(journal, time, chance.random, 1);
  fleet = new BreakingFleet(time, chance);
  const parts = { meeting, time, chance, journal, fleet };
  here = await roomAt(new SimNode('here', parts), time);
  far = new SimNode('far', parts);
  [mine, theirs] = [peer(chair), peer(others[0] ?? chair)];
  await joins(here, mine);
  await joins(await roomAt(far, time), theirs);
  await time.pass(2_000);
  if (seen().length !== 2) throw new Error('the two nodes do not know each other');
});

it('[FLEET-6] the screens of a node that died are forgotten, and somebody who moved over counts once', async () => {
  far.crash();
  const moved = { ...theirs };
  await joins(here, moved);
  expect(seen()).toEqual([mine.screen, theirs.screen].sort());
  leaveCommands(here, moved, false);
  await time.pass(8_000);
  expect(seen()).toContain(theirs.screen);
  await time.pass(5_000);
  expect(seen()).toEqual([mine.screen]);
});

it('[FLEET-7] while nodes cannot hear each other nobody is forgotten, however long', async () => {
  fleet.away = true;
  await time.pass(60_000);
  expect(seen()).toEqual([mine.screen, theirs.screen].sort());
  far.crash();
  fleet.away = false;
  await time.pass(15_000);
  expect(seen()).toEqual([mine.screen]);
});

function seen(): string[] {
  return here.screens
    .all()
    .map(({ screen }): string => screen)
    .sort();
}

const peer = (who: Somebody): CommandPeer => silentScreen(who, chance.random);
const joins = (room: Room, screen: CommandPeer): Promise<void> => comesIn(room, screen, time);
