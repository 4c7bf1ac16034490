/** Importing this file starts Redis, once per run. Where there is none, `describeWithRedis` is left out. */
import { describe } from 'vitest';
import { askDesk, needFromDesk } from './askDesk.ts';
import { startRedis } from './startRedis.ts';
import type { OwnServer } from './startPostgres.ts';

export const hasRedis = !('missing' in (await askDesk('redis')));
export const describeWithRedis = describe.skipIf(!hasRedis);

/** The shared server, and a prefix for keys and channels that nobody else has. */
export function freshRedis(): Promise<{ url: string; prefix: string }> {
  return needFromDesk('redis');
}

/** A server of one's own, to stop, kill and start again. */
export function startOwnRedis(): Promise<OwnServer> {
  return startRedis((sentence) => console.log(sentence));
}
