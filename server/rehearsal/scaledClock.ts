import type { Clock, Timers } from '../../shared/clock.ts';

/** Sessions and invitations live by record time: at a higher speed they would end before everybody has signed in. */
const FASTEST = 120;

/** Record time that begins at `start` and runs `speed` times as fast as elapsed time. */
export function scaledClock(start: string | null, speed: number, timers: Timers): Clock {
  const from = timers.elapsed();
  const begin = start === null ? Date.UTC(2026, 0, 5, 9) : Date.parse(start);
  const times = Math.min(speed, FASTEST);
  return { now: () => new Date(begin + (timers.elapsed() - from) * times) };
}
