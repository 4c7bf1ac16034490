/**
 * The screens of a meeting at all nodes: a freeze waits for every one of them. Each node repeats its own with every poll,
 * so that a room which opened later, or whose messages were lost, knows them within a second.
 */
import type { ScreenOfPerson } from '../../shared/wire/rt.ts';
import type { Room } from './Room.ts';

/** A node that has not repeated its screens for so long has died; while nothing can be heard nobody is forgotten. */
const SILENT_MS = 10_000;

interface Far {
  screens: ScreenOfPerson[];
  heardAt: number;
}

export class Screens {
  readonly #room: Room;
  readonly #far = new Map<string, Far>();
  #told = '';

  constructor(room: Room) {
    this.#room = room;
  }

  /** Each once: somebody who came over from a node that died may still be counted there. */
  all(): ScreenOfPerson[] {
    const byId = new Map<string, ScreenOfPerson>();
    for (const { screens } of this.#far.values()) for (const one of screens) byId.set(one.screen, one);
    for (const one of this.#near()) byId.set(one.screen, one);
    return [...byId.values()];
  }

  /** Somebody came or went here. */
  changed(): void {
    this.#tellFar();
    this.#tellNear();
  }

  hear(node: string, screens: ScreenOfPerson[]): void {
    if (screens.length === 0) this.#far.delete(node);
    else this.#far.set(node, { screens, heardAt: this.#room.deps.timers.elapsed() });
    this.#tellNear();
  }

  /** With every poll. */
  repeat(): void {
    if (this.#room.commandPeers.size > 0) this.#tellFar();
    const { fleet, timers } = this.#room.deps;
    const now = timers.elapsed();
    for (const [node, far] of this.#far) {
      if (!fleet.hears()) far.heardAt = now;
      else if (far.heardAt < now - SILENT_MS) this.#far.delete(node);
    }
    this.#tellNear();
  }

  #near(): ScreenOfPerson[] {
    return [...this.#room.commandPeers].map((peer) => ({ person: peer.who.person, screen: peer.screen }));
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
