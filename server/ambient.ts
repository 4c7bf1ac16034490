/** The real clock, timers and randomness: made once, in `main` and the command line, and handed down. */
import { randomBytes } from 'node:crypto';
import type { Clock, Random, Timers } from '../shared/clock.ts';

export const systemClock: Clock = { now: () => new Date() };

export const systemTimers: Timers = {
  elapsed: () => performance.now(),
  after(milliseconds, task) {
    const timer = setTimeout(task, milliseconds);
    return () => clearTimeout(timer);
  },
};

export const systemRandom: Random = { bytes: (count) => randomBytes(count) };
