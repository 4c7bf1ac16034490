/** Several nodes: hints and presence over Redis publish/subscribe, which may lose any of them without harm. */
import { createClient } from 'redis';
import type { Random } from '../../shared/clock.ts';
import { mintId } from '../../shared/ids.ts';
import type { Fleet, FleetMessage } from './Fleet.ts';

const CHANNEL = 'quorate:meeting:';
/** A lost hint is made good by reading the journal's head this often. */
const POLL_MS = 1_000;

/**
 * Resolves once connected; while Redis is away messages are dropped and `lost` is told once per outage. Throws where
 * Redis cannot be reached at start: a wrong address should not look like an outage.
 */
export async function redisFleet(url: string, random: Random, lost: (reason: string) => void): Promise<Fleet> {
  const node = mintId<string>(random);
  const publisher = createClient({ url, disableOfflineQueue: true });
  const subscriber = publisher.duplicate();
  let away = false;
  const fails = (reason: string): void => {
    if (!away) lost(reason);
    away = true;
  };
  for (const client of [publisher, subscriber]) client.on('error', (error: Error) => fails(error.name));
  for (const client of [publisher, subscriber]) client.on('ready', () => (away = false));
  await Promise.all([publisher.connect(), subscriber.connect()]);
  return {
    node,
    pollEvery: POLL_MS,
    tell(meeting, message) {
      if (!publisher.isReady) return;
      void publisher.publish(CHANNEL + meeting, JSON.stringify({ node, message })).catch(() => fails('publish'));
    },
    hears: () => subscriber.isReady,
    hear(meeting, listener) {
      const channel = CHANNEL + meeting;
      const hear = (text: string): void => {
        const heard = read(text);
        if (heard && heard.node !== node) listener(heard.message);
      };
      void subscriber.subscribe(channel, hear).catch(() => fails('subscribe'));
      return () => {
        if (subscriber.isReady) void subscriber.unsubscribe(channel, hear).catch(() => fails('unsubscribe'));
      };
    },
    async close() {
      away = true; // what our own leaving breaks is no outage
      subscriber.destroy();
      publisher.destroy();
    },
  };
}

/** null: not ours. Whatever else uses this Redis must not bring a node down. */
function read(text: string): { node: string; message: FleetMessage } | null {
  try {
    const heard = JSON.parse(text) as { node?: unknown; message?: { type?: unknown } };
    if (typeof heard.node !== 'string' || typeof heard.message?.type !== 'string') return null;
    return heard as { node: string; message: FleetMessage };
  } catch {
    return null;
  }
}
