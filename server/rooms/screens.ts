/**
 * The screens of a meeting at all nodes: a freeze waits for every one of them, those whose connection broke too. Each
 * node repeats its own with every poll, so that a room which opened later, or whose messages were lost, knows them within
 * a second.
 */
import type { PersonId, ScreenId } from '../../shared/ids.ts';
import type { ScreenOfPerson } from '../../shared/wire/rt.ts';
import type { Who } from './Peer.ts';
import type { Room } from './Room.ts';

/** A node that has not repeated its screens for so long has died; while nothing can be heard nobody is forgotten. */
const SILENT_MS = 10_000;
/** A tunnel, an empty battery, a lift. Whoever is away for longer is named to the chair, and not waited for. */
const LOST_MS = 15 * 60_000;
/** Two questions for news, each open for 25 s: a screen without sockets that asks no more has gone. */
const POSTED_MS = 60_000;

interface Far {
  screens: ScreenOfPerson[];
  heardAt: number;
}

/** Counts without a connection, for a while. */
interface Remembered {
  one: ScreenOfPerson;
  cancel: () => void;
}

export class Screens {
  readonly #room: Room;
  readonly #far = new Map<string, Far>();
  /** Screens that were at this node and were cut off. */
  readonly #lost = new Map<ScreenId, Remembered>();
  /** Screens that speak over plain HTTP, to this node last. */
  readonly #posting = new Map<ScreenId, Remembered>();
  #told = '';

  constructor(room: Room) {
    this.#room = room;
  }

  /** Each once: somebody who came over from a node that died may still be counted there. */
  all(): ScreenOfPerson[] {
    const known = [...[...this.#far.values()].flatMap(({ screens }) => screens), ...this.#near()];
    const byId = new Map<string, ScreenOfPerson>();
    for (const one of known.filter(({ goneAt }) => goneAt !== null)) byId.set(one.screen, one);
    for (const one of known.filter(({ goneAt }) => goneAt === null)) byId.set(one.screen, one);
    return [...byId.values()];
  }

  came(person: PersonId): void {
    this.#isBack(person);
    this.#changed();
  }

  /** `cutOff`: nobody closed it. What its person wrote since is on that screen alone. */
  left({ person, screen }: { person: PersonId; screen: ScreenId }, cutOff: boolean): void {
    const goneAt = this.#room.deps.clock.now().toISOString();
    if (cutOff && !this.#room.closed) this.#remember(this.#lost, { person, screen, goneAt }, LOST_MS);
    this.#changed();
  }

  /** A request of a screen that has no socket. */
  posted({ person }: Who, screen: ScreenId): void {
    if (this.#room.state.sealed || this.isAnothers(screen, person)) return;
    const isNew = !this.#posting.has(screen);
    this.#remember(this.#posting, { person, screen, goneAt: null }, POSTED_MS);
    if (isNew) this.#changed();
  }

  isAnothers(screen: string, person: PersonId): boolean {
    return this.all().some((one) => one.screen === screen && one.person !== person);
  }

  hear(node: string, screens: ScreenOfPerson[]): void {
    const before = new Set(this.#far.get(node)?.screens.flatMap((one) => (one.goneAt === null ? [one.screen] : [])));
    const came = screens.filter((one) => one.goneAt === null && !before.has(one.screen));
    const lost = this.#lost.size;
    for (const { person } of came) this.#isBack(person);
    // They would go on counting here, as this node last said.
    if (this.#lost.size < lost) this.#tellFar();
    if (screens.length === 0) this.#far.delete(node);
    else this.#far.set(node, { screens, heardAt: this.#room.deps.timers.elapsed() });
    this.#tellNear();
  }

  /** With every poll. */
  repeat(): void {
    if (this.#near().length > 0) this.#tellFar();
    const { fleet, timers } = this.#room.deps;
    const now = timers.elapsed();
    for (const [node, far] of this.#far) {
      if (!fleet.hears()) far.heardAt = now;
      else if (far.heardAt < now - SILENT_MS) this.#far.delete(node);
    }
    this.#tellNear();
  }

  /** The room is closed. */
  stop(): void {
    for (const { cancel } of [...this.#lost.values(), ...this.#posting.values()]) cancel();
  }

  #remember(some: Map<ScreenId, Remembered>, one: ScreenOfPerson, milliseconds: number): void {
    some.get(one.screen)?.cancel();
    const cancel = this.#room.deps.timers.after(milliseconds, () => {
      some.delete(one.screen);
      this.#changed();
    });
    some.set(one.screen, { one, cancel });
  }

  /** Their page comes back under a new name and says "that was all" for the old one too. */
  #isBack(person: PersonId): void {
    for (const [screen, { one, cancel }] of this.#lost) {
      if (one.person !== person) continue;
      cancel();
      this.#lost.delete(screen);
    }
  }

  #changed(): void {
    this.#tellFar();
    this.#tellNear();
  }

  #near(): ScreenOfPerson[] {
    const connected = [...this.#room.commandPeers].map(({ who, screen }) => ({
      person: who.person,
      screen,
      goneAt: null,
    }));
    return [...[...this.#lost.values(), ...this.#posting.values()].map(({ one }) => one), ...connected];
  }

  #tellFar(): void {
    const { fleet } = this.#room.deps;
    fleet.tell(this.#room.id, { type: 'screens', node: fleet.node, screens: this.#near() });
  }

  /** Only what is new: the others repeat themselves every second. */
  #tellNear(): void {
    const screens = this.all();
    const text = JSON.stringify(screens);
    if (text === this.#told) return;
    this.#told = text;
    for (const peer of this.#room.commandPeers) peer.screens(screens);
  }
}
