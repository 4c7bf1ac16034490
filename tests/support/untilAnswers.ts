import { setTimeout as pause } from 'node:timers/promises';
import type { Leashed } from './leash.ts';

const PATIENCE = 20_000;
const BETWEEN = 20;

/** Asks a server that is starting until it answers; a foreign process gives us no event to wait for. */
export async function untilAnswers(ask: () => Promise<void>, server: Leashed): Promise<void> {
  const giveUp = performance.now() + PATIENCE;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (performance.now() > giveUp) throw new Error(`no answer. ${String(error)} ${server.printed()}`);
    }
    await pause(BETWEEN);
  }
}
