/** The browser's own time and randomness; everything else takes them as arguments, so that tests can be in charge. */
import type { Random, Timers } from '../../shared/clock.ts';

export const browserTimers: Timers = {
  elapsed: () => performance.now(),
  after(milliseconds, task) {
    const timer = setTimeout(task, milliseconds);
    return () => clearTimeout(timer);
  },
};

export const browserRandom: Random = {
  bytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
};
