/**
 * Refusals on their way into the log. The first of its kind from a network is written at once; those that follow within
 * a minute are one more line with their number. So a flood costs two lines a minute, and one mistyped code is there
 * at once.
 */
import type { Clock, Timers } from '../../shared/clock.ts';
import type { Access } from './accessLog.ts';
import { networkOf } from './networkOf.ts';
import { TOLD, type Refused } from './Refused.ts';

const MINUTE_MS = 60_000;
/** Kinds told apart at once. A flood from more networks than this is counted as from "many". */
const MOST_KINDS = 1_000;

interface Counted {
  refused: Refused;
  network: string;
  /** Not written yet. */
  times: number;
  since: string;
}

export class RefusalTally {
  readonly #counting = new Map<string, Counted>();
  readonly #write: (access: Access) => void;
  readonly #clock: Clock;
  readonly #timers: Timers;
  readonly #cancels = new Set<() => void>();

  constructor(parts: { write(access: Access): void; clock: Clock; timers: Timers }) {
    this.#write = (access) => parts.write(access);
    this.#clock = parts.clock;
    this.#timers = parts.timers;
  }

  add(refused: Refused): void {
    if (!TOLD[refused.code]) return;
    const network = networkOf(refused.address);
    if (this.#repeats(refused, network)) return;
    if (this.#counting.size < MOST_KINDS) return this.#first(refused, network);
    const anybody: Refused = { ...refused, person: null, session: null, meeting: null, invited: null };
    if (!this.#repeats(anybody, 'many')) this.#first(anybody, 'many');
  }

  /** Writes what is counted and not written: the server stops. */
  close(): void {
    for (const cancel of [...this.#cancels]) cancel();
    for (const counted of this.#counting.values()) this.#writeRepeats(counted);
    this.#counting.clear();
  }

  #repeats(refused: Refused, network: string): boolean {
    const counted = this.#counting.get(kindOf(refused, network));
    if (!counted) return false;
    if (counted.times === 0) counted.since = this.#clock.now().toISOString();
    counted.times += 1;
    return true;
  }

  #first(refused: Refused, network: string): void {
    const since = this.#clock.now().toISOString();
    const kind = kindOf(refused, network);
    this.#counting.set(kind, { refused, network, times: 0, since });
    this.#write(lineOf({ refused, network, times: 1, since }));
    const cancel = this.#timers.after(MINUTE_MS, () => {
      this.#cancels.delete(cancel);
      const counted = this.#counting.get(kind);
      this.#counting.delete(kind);
      if (counted) this.#writeRepeats(counted);
    });
    this.#cancels.add(cancel);
  }

  #writeRepeats(counted: Counted): void {
    if (counted.times > 0) this.#write(lineOf(counted));
  }
}

/** The session is left out: signing in again makes nobody another. */
function kindOf({ door, code, asked, person, meeting, invited }: Refused, network: string): string {
  return JSON.stringify([door, code, asked, person, meeting, invited, network]);
}

function lineOf({ refused, network, times, since }: Counted): Access {
  const { door, code, asked, person, session, meeting, invited } = refused;
  return { what: 'refused', person, session, meeting, refusal: { door, code, asked, invited, network, times, since } };
}
