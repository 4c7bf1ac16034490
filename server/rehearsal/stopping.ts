/** A play that cannot go on: what was refused, or what did not come in time, and at which line of the script. */
import type { Timers } from '../../shared/clock.ts';

/** Longer than any answer takes on a slow machine. */
export const ANSWER_MS = 15_000;

/** Its message is for people. */
export class Stopped extends Error {
  override name = 'Stopped';
}

/** Runs `deed`; where it stops the play, the message says where that was. */
export async function during<T>(where: string, deed: () => Promise<T>): Promise<T> {
  try {
    return await deed();
  } catch (error) {
    if (error instanceof Stopped) throw new Stopped(`${where}: ${error.message}`, { cause: error });
    throw error;
  }
}

export async function within<T>(timers: Timers, promise: Promise<T>, otherwise: string): Promise<T> {
  let cancel = (): void => {};
  const late = new Promise<never>((_resolve, reject) => {
    cancel = timers.after(ANSWER_MS, () => reject(new Stopped(otherwise)));
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    cancel();
  }
}

export function pause(timers: Timers, milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    timers.after(Math.max(0, milliseconds), resolve);
  });
}
