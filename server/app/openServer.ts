/** From configuration to a running server, and to a stopped one: what `serve`, `start` and private servers share. */
import { access, constants } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino, type Logger } from 'pino';
import type { PartnershipId } from '../../shared/ids.ts';
import { mintId } from '../../shared/ids.ts';
import { whyRefused } from '../../shared/words/en/files.ts';
import { systemClock, systemRandom, systemTimers } from '../ambient.ts';
import { createApp, type App } from './createApp.ts';
import type { Config } from '../config.ts';
import { redisFleet } from '../fleet/redisFleet.ts';
import { soloFleet } from '../fleet/soloFleet.ts';
import type { RehearsalDesk } from '../http/RehearsalDesk.ts';
import type { Journal } from '../journal/Journal.ts';
import { openJournal } from '../journal/storedJournal.ts';
import { mayListen } from './listenOn.ts';
import { findKeys, openKeys, type Keys } from '../storage/openKeys.ts';
import { openStore, type Store } from '../storage/openStore.ts';
import { UNKNOWN_CLOCK, type Clock, type Random } from '../../shared/clock.ts';

export interface Opened {
  store: Store;
  keys: Keys;
  journal: Journal;
  partnership: PartnershipId;
}

/**
 * Store, keys and journal, for the server and for commands that work beside it. Whatever can be refused is refused
 * before anything is made: a wrong path must not leave a store and a key that look like somebody's.
 */
export async function openPlace(config: Config, onlyIfThere = false): Promise<Opened> {
  const { data, postgres } = config;
  const known = await findKeys(config.keys);
  if (!known) await refuseWithoutFolder(config);
  const store = await openStore(postgres === null ? { data, onlyIfThere } : { postgres });
  try {
    await refuseForeignKeys(store, known, config.keys);
    const keys = known ?? (await openKeys(config.keys, systemRandom));
    const partnership = await thePartnership(store);
    return { store, keys, partnership, journal: openJournal({ store, keys, random: systemRandom, partnership }) };
  } catch (error) {
    await store.close();
    throw error;
  }
}

export type OpenedServer = App & { parts: Opened & { clock: Clock; random: Random; recordStyles: string } };

/** `rehearsal`: what the pages of a rehearsal ask; null on every server for real meetings. */
export async function openServer(
  config: Config,
  clock: Clock = systemClock,
  rehearsal: RehearsalDesk | null = null,
): Promise<OpenedServer> {
  const log = makeLog();
  const fromSource = import.meta.url.endsWith('.ts');
  const beside = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
  const recordStyles = beside(fromSource ? '../publish/record.css' : './record.css');
  await mayListen(config.host, config.port);
  const fleet =
    config.redis === null
      ? soloFleet()
      : await redisFleet(config.redis, systemRandom, (reason) =>
          log.warn({ reason }, 'redis is away; nodes read the journal instead'),
        );
  const place = await openPlace(config).catch(async (error: unknown) => {
    await fleet.close();
    throw error;
  });
  const app = createApp({
    ...place,
    fleet,
    clock,
    // A rehearsal's clock is made up, whatever keeps the machine's right.
    knownClock: clock === systemClock ? config.knownClock : UNKNOWN_CLOCK,
    timers: systemTimers,
    random: systemRandom,
    log,
    host: config.host,
    port: config.port,
    origin: config.origin,
    pages: config.pages ?? beside(fromSource ? '../../dist/client' : '../client'),
    recordStyles,
    rehearsal,
  });
  return { ...app, parts: { ...place, clock, random: systemRandom, recordStyles } };
}

function makeLog(): Logger {
  return pino({ level: process.env['QUORATE_LOG'] ?? 'warn' }, pino.destination(2));
}

/** A store that was written under keys which are not in the key file is not opened half. */
async function refuseForeignKeys(store: Store, keys: Keys | null, file: string): Promise<void> {
  const used = await store.kysely.selectFrom('meeting_key').select('instance_key').distinct().execute();
  if (used.every(({ instance_key: id }) => keys?.find(id))) return;
  const lacks = keys ? `${file} has not got` : `is not here: there is no file ${file}`;
  throw new Error(`This store was written with a key that ${lacks}. Start with the right --keys file.`);
}

/** The folder of a key file that is to be made; one in which the data folder lies is made with that. */
async function refuseWithoutFolder({ keys, data }: Config): Promise<void> {
  const folder = dirname(resolve(keys));
  if (resolve(data).startsWith(join(folder, sep))) return;
  await access(folder, constants.W_OK).catch((error: unknown) => {
    throw new Error(`The key file ${keys} cannot be made: ${folder} ${whyRefused(error)}.`, { cause: error });
  });
}

/** One partnership a store for now; its id is made when the store is first opened. */
async function thePartnership(store: Store): Promise<PartnershipId> {
  const { kysely } = store;
  const known = await kysely.selectFrom('partnership').select('id').orderBy('id').executeTakeFirst();
  if (known) return known.id as PartnershipId;
  await kysely
    .insertInto('partnership')
    .values({ id: mintId<string>(systemRandom), name: '', set_up: null })
    .execute();
  const made = await kysely.selectFrom('partnership').select('id').orderBy('id').executeTakeFirstOrThrow();
  return made.id as PartnershipId;
}
