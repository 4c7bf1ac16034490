/** The first free port from `port` on: a newcomer's 8080 is often taken by something else. */
import { createServer } from 'node:net';

const MOST_TRIES = 20;

/** null: none of the next twenty is free. */
export async function freePortFrom(port: number, host: string): Promise<number | null> {
  for (let next = port; next < port + MOST_TRIES; next++) if (await isFree(next, host)) return next;
  return null;
}

function isFree(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, host, () => probe.close(() => resolve(true)));
  });
}
