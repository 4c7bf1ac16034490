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
  for (const client of [publisher, subscriber]) client.on('error', (error: Error) => lost(error.name));
  await Promise.all([publisher.connect(), subscriber.connect()]);
  return {
    node,
    pollEvery: POLL_MS,
    tell(meeting, message) {
      if (!publisher.isReady) return;
      void publisher.publish(CHANNEL + meeting, JSON.stringify({ node, message })).catch(() => lost('publish'));
    },
    hear(meeting, listener) {
      const channel = CHANNEL + meeting;
      const hear = (text: string): void => {
        const heard = JSON.parse(text) as { node: string; message: FleetMessage };
        if (heard.node !== node) listener(heard.message);
      };
      void subscriber.subscribe(channel, hear).catch(() => lost('subscribe'));
      return () => {
        if (subscriber.isReady) void subscriber.unsubscribe(channel, hear).catch(() => lost('unsubscribe'));
      };
    },
    async close() {
      subscriber.destroy();
      publisher.destroy();
    },
  };
}
