/**
 * Time, randomness and chance of a simulated world: everything follows from one seed. Virtual time moves only when
 * somebody asks it to, and due tasks run in the order of their times.
 */
import type { Clock, Random, Timers } from '../../shared/clock.ts';

export interface Chance {
  /** From 0 up to, not including, `below`. */
  whole(below: number): number;
  /** True about once in `n`. */
  onceIn(n: number): boolean;
  pick<T>(from: readonly T[]): T;
}

/** mulberry32: small, fast, and the same on every machine. */
export function seededChance(seed: number): Chance & { random: Random } {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (t ^ (t >>> 14)) >>> 0;
  };
  const whole = (below: number): number => next() % below;
  return {
    whole,
    onceIn: (n) => whole(n) === 0,
    pick(from) {
      const picked = from[whole(from.length)];
      if (picked === undefined) throw new Error('nothing to pick from');
      return picked;
    },
    random: { bytes: (count) => Uint8Array.from({ length: count }, () => whole(256)) },
  };
}

interface Due {
  at: number;
  order: number;
  task: () => void;
}

const STEP_MS = 10;
/** Longer than anything waits that answers in the end; a question for news does for half of it. */
const GIVES_UP_MS = 60_000;

export class VirtualTime implements Clock, Timers {
  readonly #start: number;
  #elapsed = 0;
  #order = 0;
  #due: Due[] = [];

  constructor(start = Date.UTC(2026, 3, 30, 9, 4)) {
    this.#start = start;
  }

  now(): Date {
    return new Date(this.#start + this.#elapsed);
  }

  elapsed(): number {
    return this.#elapsed;
  }

  after(milliseconds: number, task: () => void): () => void {
    const due = { at: this.#elapsed + milliseconds, order: this.#order++, task };
    this.#due.push(due);
    return () => {
      this.#due = this.#due.filter((waiting) => waiting !== due);
    };
  }

  /** Moves on by `milliseconds`, running what falls due and letting promises settle after each. */
  async pass(milliseconds: number): Promise<void> {
    const until = this.#elapsed + milliseconds;
    for (let next = this.#next(until); next; next = this.#next(until)) {
      this.#elapsed = Math.max(this.#elapsed, next.at);
      this.#due = this.#due.filter((waiting) => waiting !== next);
      next.task();
      await settled();
    }
    this.#elapsed = until;
    await settled();
  }

  /** Passes until the promise settles, and settles as it did: in such a world even the store answers only when time passes. */
  async during<T>(promise: Promise<T>, givesUpMs = GIVES_UP_MS): Promise<T> {
    let done = false;
    const settling = promise.finally(() => (done = true));
    settling.catch(() => null); // told below, to whoever waits
    for (let waited = 0; !done; waited += STEP_MS) {
      if (waited >= givesUpMs) throw new Error('something never ended');
      await this.pass(STEP_MS);
    }
    return settling;
  }

  #next(until: number): Due | undefined {
    let first: Due | undefined;
    for (const due of this.#due) {
      if (due.at > until) continue;
      if (!first || due.at < first.at || (due.at === first.at && due.order < first.order)) first = due;
    }
    return first;
  }
}

/** Lets everything that only waits for promises finish: a turn of the event loop after the queue of microtasks. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
