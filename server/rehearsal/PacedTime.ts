/** The time of simulated colleagues: slower, quicker, paused, or quiet for a while. Nothing else runs by it. */
import type { Timers } from '../../shared/clock.ts';
import type { Pace } from '../../shared/wire/rehearsal.ts';

const SPEED: Readonly<Record<Pace, number>> = { slow: 0.5, normal: 1, quick: 3 };
/** How often somebody who waits looks whether the pace has changed. */
const GLANCE_MS = 100;

/** Thrown at whoever still waits when a rehearsal ends. */
export class RehearsalOver extends Error {}

export class PacedTime {
  paused = false;
  pace: Pace;
  readonly #timers: Timers;
  /** For tests: how much faster everything is than a person would type. */
  readonly #haste: number;
  #quietUntil = 0;
  #over = false;

  constructor(timers: Timers, pace: Pace, haste: number) {
    this.#timers = timers;
    this.#haste = haste;
    this.pace = pace;
  }

  get quietSeconds(): number {
    return Math.max(0, Math.ceil((this.#quietUntil - this.#timers.elapsed()) / 1000));
  }

  beQuietFor(seconds: number): void {
    this.#quietUntil = this.#timers.elapsed() + seconds * 1000;
  }

  /** Whoever waits is told that it is over. */
  end(): void {
    this.#over = true;
  }

  /** Waits so many of the script's seconds; throws RehearsalOver where the rehearsal ends first. */
  async seconds(seconds: number): Promise<void> {
    let left = (seconds * 1000) / this.#haste;
    do {
      if (this.#over) throw new RehearsalOver();
      const rests = this.paused || this.quietSeconds > 0;
      const speed = SPEED[this.pace];
      const before = this.#timers.elapsed();
      await this.#after(rests ? GLANCE_MS : Math.min(GLANCE_MS, left / speed));
      if (!rests) left -= Math.max(1, this.#timers.elapsed() - before) * speed;
    } while (left > 0 || this.paused || this.quietSeconds > 0);
    if (this.#over) throw new RehearsalOver();
  }

  #after(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      this.#timers.after(milliseconds, resolve);
    });
  }
}
