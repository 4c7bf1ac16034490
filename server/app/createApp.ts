/**
 * Puts a server together: the only folder that picks implementations. A store, keys and a journal go in; something that
 * listens and closes in order comes out.
 */
import { createServer, type IncomingMessage } from 'node:http';
import type { Logger } from 'pino';
import type { Clock, KnownClock, Random, Timers } from '../../shared/clock.ts';
import type { PartnershipId } from '../../shared/ids.ts';
import { openAccessLog } from '../accessLog/accessLog.ts';
import type { Fleet } from '../fleet/Fleet.ts';
import type { RehearsalDesk } from '../http/RehearsalDesk.ts';
import { createHttp } from '../http/createHttp.ts';
import type { Identity } from '../identity/createIdentity.ts';
import type { Journal } from '../journal/Journal.ts';
import { decidedReader } from '../journal/readDecided.ts';
import { isSetUp } from '../templates/setUp.ts';
import { openConveningDesk } from './conveningDesk.ts';
import { listenOn } from './listenOn.ts';
import { openIdentity } from './openIdentity.ts';
import { readFrozenPage } from './readFrozenPage.ts';
import { readRecord } from './readRecord.ts';
import { isLocked, nameOf } from './whoArrives.ts';
import { createCursors } from '../rooms/cursor.ts';
import { Rooms } from '../rooms/Rooms.ts';
import { openFrontDoor } from '../sockets/frontDoor.ts';
import { PATIENCE, type Patience } from '../sockets/Patience.ts';
import type { Keys } from '../storage/openKeys.ts';
import type { Store } from '../storage/openStore.ts';

export interface AppParts {
  store: Store;
  keys: Keys;
  journal: Journal;
  fleet: Fleet;
  partnership: PartnershipId;
  clock: Clock;
  knownClock: KnownClock;
  timers: Timers;
  random: Random;
  log: Logger;
  /** Where to listen; port 0 takes a free one. */
  host: string;
  port: number;
  /** Where browsers find us; null: `http://localhost:<port>` and `http://127.0.0.1:<port>`. */
  origin: string | null;
  pages: string;
  recordStyles: string;
  rehearsal: RehearsalDesk | null;
  /** How long the door waits; a test's patience is shorter. */
  patience?: Partial<Patience>;
}

export interface App {
  identity: Identity;
  rooms: Rooms;
  /** Takes connections; resolves with the address. Throws with a sentence where the port is taken. */
  listen(): Promise<string>;
  /** Tells everybody, writes what is under way, closes the store. */
  close(): Promise<void>;
}

export function createApp(parts: AppParts): App {
  const { store, keys, journal, fleet, partnership, clock, timers, random, log } = parts;
  const patience = { ...PATIENCE, ...parts.patience };
  const alarm = (what: string, fields: Record<string, string | number>): void => log.error(fields, what);
  store.onGone((file) => log.fatal({ file }, 'a file of the store was taken away: nothing is saved any more'));
  const accessLog = openAccessLog({ journal, partnership, clock, timers, alarm });
  const identity = openIdentity(parts, parts, parts.origin?.startsWith('https:') ?? false);
  const rooms = new Rooms({
    journal,
    fleet,
    clock,
    knownClock: parts.knownClock,
    timers,
    random,
    cursors: createCursors(keys.derive('cursor'), random),
    checkLockCode: (...args) => identity.checkLockCode(...args),
    accessEnded: (meeting, person) => {
      identity.endAccess(meeting, person).catch(() => alarm('access could not be ended', { meeting }));
    },
    alarm,
  });
  const readDecided = decidedReader(store, keys, random);
  let ours: readonly string[] = parts.origin ? [parts.origin] : [];
  const isOurs = (origin: string | undefined): boolean => origin === undefined || ours.includes(origin);
  const http = createServer(
    { connectionsCheckingInterval: patience.look },
    createHttp({
      identity,
      rooms,
      inPlace: () => store.inPlace(),
      readRecord: (meeting, reader, done) => readRecord(journal, clock, meeting, reader, done),
      readFrozen: (meeting, reader) => readFrozenPage(rooms, clock, meeting, reader),
      isOurs,
      convening: openConveningDesk({
        journal,
        readDecided,
        identity,
        rooms,
        partnership,
        isSetUp: () => isSetUp(store.kysely, partnership),
        rehearsal: parts.rehearsal !== null,
        clock,
        random,
      }),
      nameOf: (who) => nameOf(identity, readDecided, who),
      isLocked: (meeting) => isLocked(journal, meeting),
      rehearsal: parts.rehearsal,
      pages: parts.pages,
      recordStyles: parts.recordStyles,
      clock,
      timers,
      log,
      refused: (refused) => accessLog.refused(refused),
      seen: ({ person, session }, what, meeting) => accessLog.write({ what, person, session, meeting }),
    }),
  );
  const door = openFrontDoor({
    http,
    rooms,
    origins: (request: IncomingMessage) => isOurs(request.headers.origin),
    whoIs: (request) => identity.whoIs(request.headers.cookie),
    memberOf: (who, meeting) => identity.memberOf(who, meeting),
    stands: (member) => identity.stands(member),
    onRevoked: (listener) => identity.onRevoked(listener),
    refused: (refused) => accessLog.refused(refused),
    patience,
    timers,
    random,
  });
  return {
    identity,
    rooms,
    async listen() {
      const port = await listenOn(http, parts.host, parts.port);
      if (!parts.origin) ours = [`http://localhost:${port}`, `http://127.0.0.1:${port}`];
      void rooms.wakeOverdue();
      return parts.origin ?? `http://localhost:${port}`;
    },
    async close() {
      await rooms.close();
      http.closeIdleConnections();
      const closed = door.close();
      http.closeAllConnections();
      await closed;
      identity.close();
      await accessLog.close();
      await fleet.close();
      await journal.close();
    },
  };
}
