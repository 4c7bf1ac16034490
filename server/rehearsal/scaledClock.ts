import type { Clock, Timers } from '../../shared/clock.ts';

/** Record time that begins at `start` and runs `speed` times as fast as elapsed time. */
export function scaledClock(start: string | null, speed: number, timers: Timers): Clock {
  const from = timers.elapsed();
  const begin = start === null ? Date.UTC(2026, 0, 5, 9) : Date.parse(start);
  return { now: () => new Date(begin + (timers.elapsed() - from) * speed) };
}
