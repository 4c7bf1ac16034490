/** One server node of a simulated meeting: the real rooms on a shared journal that fails by chance, and that can die. */
import type { MeetingId } from '../../../shared/ids.ts';
import type { Fleet, FleetMessage } from '../../../server/fleet/Fleet.ts';
import type { Journal } from '../../../server/journal/Journal.ts';
import { createCursors } from '../../../server/rooms/cursor.ts';
import type { Room } from '../../../server/rooms/Room.ts';
import { Rooms } from '../../../server/rooms/Rooms.ts';
import type { Chance, VirtualTime } from '../../support/seededWorld.ts';
import type { seededChance } from '../../support/seededWorld.ts';
import { UNKNOWN_CLOCK } from '../../../shared/clock.ts';

/** Hints between nodes: late, doubled, out of order or lost, as Redis may. */
export class SimFleet {
  readonly #time: VirtualTime;
  readonly #chance: Chance;
  readonly #listeners = new Map<string, Set<(message: FleetMessage) => void>>();

  constructor(time: VirtualTime, chance: Chance) {
    this.#time = time;
    this.#chance = chance;
  }

  join(node: string): Fleet {
    const heard = new Set<(message: FleetMessage) => void>();
    this.#listeners.set(node, heard);
    return {
      node,
      pollEvery: 1_000,
      tell: (_meeting, message) => this.#tell(node, message),
      hears: () => true,
      hear: (_meeting, listener) => {
        heard.add(listener);
        return () => heard.delete(listener);
      },
      close: () => Promise.resolve(),
    };
  }

  leave(node: string): void {
    this.#listeners.delete(node);
  }

  #tell(from: string, message: FleetMessage): void {
    for (const [node, listeners] of this.#listeners) {
      if (node === from || this.#chance.onceIn(5)) continue;
      for (let copies = this.#chance.onceIn(10) ? 2 : 1; copies > 0; copies--) {
        this.#time.after(this.#chance.whole(800), () => {
          for (const listener of [...listeners]) listener(message);
        });
      }
    }
  }
}

export class SimNode {
  readonly name: string;
  readonly #parts: SimNodeParts;
  #rooms: Rooms;
  #life = 0;
  readonly alarms: string[] = [];

  constructor(name: string, parts: SimNodeParts) {
    this.name = name;
    this.#parts = parts;
    this.#rooms = this.#begin();
  }

  async room(): Promise<Room | null> {
    const entered = await this.#rooms.enter(this.#parts.meeting);
    return entered.ok ? entered.room : null;
  }

  /** Dies without a word: nothing it still does reaches the journal, its timers or anybody. Then starts anew. */
  crash(): void {
    this.#life += 1;
    this.#parts.fleet.leave(this.name);
    this.#rooms = this.#begin();
  }

  #begin(): Rooms {
    const { time, chance, journal, fleet } = this.#parts;
    const life = this.#life;
    const alive = (): boolean => this.#life === life;
    const timers = {
      elapsed: () => time.elapsed(),
      after: (milliseconds: number, task: () => void) => time.after(milliseconds, () => alive() && task()),
    };
    return new Rooms({
      journal: failing(journal, time, chance, alive),
      fleet: fleet.join(this.name),
      clock: time,
      knownClock: UNKNOWN_CLOCK,
      timers,
      random: chance.random,
      cursors: createCursors(new Uint8Array(32), chance.random),
      checkLockCode: () => Promise.resolve({ ok: true, lockCode: 'lockcode' }),
      accessEnded: () => {},
      alarm: (what) => this.alarms.push(what),
    });
  }
}

export interface SimNodeParts {
  meeting: MeetingId;
  time: VirtualTime;
  chance: ReturnType<typeof seededChance>;
  journal: Journal;
  fleet: SimFleet;
}

/** Late, refusing, or silent about what it did; a dead node's calls never come back, done or not. */
function failing(journal: Journal, time: VirtualTime, chance: Chance, alive: () => boolean): Journal {
  const late = (): Promise<void> => new Promise((resolve) => time.after(chance.whole(30), resolve));
  const never = new Promise<never>(() => {});
  const only = <T>(answer: Promise<T>): Promise<T> => answer.then((value) => (alive() ? value : never));
  return {
    ...bound(journal),
    async append(...args) {
      await late();
      if (!alive()) return never;
      if (chance.onceIn(60)) return { outcome: 'storage', reason: 'by chance' };
      const silent = chance.onceIn(60);
      if (silent && chance.onceIn(2)) return { outcome: 'unknownOutcome', reason: 'by chance, not written' };
      const appended = await journal.append(...args);
      if (silent && appended.outcome === 'appended') return { outcome: 'unknownOutcome', reason: 'by chance, written' };
      await late();
      return only(Promise.resolve(appended));
    },
    async seal(...args) {
      await late();
      if (!alive()) return never;
      const silent = chance.onceIn(8);
      if (silent && chance.onceIn(2)) return { outcome: 'unknownOutcome', reason: 'by chance, not written' };
      const sealed = await journal.seal(...args);
      if (silent && sealed.outcome === 'sealedNow') return { outcome: 'unknownOutcome', reason: 'by chance, written' };
      return only(Promise.resolve(sealed));
    },
    async read(...args) {
      await late();
      if (chance.onceIn(200)) throw new Error('the store is away, by chance');
      return only(journal.read(...args));
    },
  };
}

function bound(journal: Journal): Journal {
  return {
    append: (...args) => journal.append(...args),
    seal: (...args) => journal.seal(...args),
    read: (...args) => journal.read(...args),
    knows: (...args) => journal.knows(...args),
    head: (...args) => journal.head(...args),
    openMeetings: () => journal.openMeetings(),
    readSnapshot: (...args) => journal.readSnapshot(...args),
    writeSnapshot: (...args) => journal.writeSnapshot(...args),
    readRecord: (...args) => journal.readRecord(...args),
    close: () => journal.close(),
  };
}
