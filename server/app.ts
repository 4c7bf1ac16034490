/**
 * Puts a server together: the only file that picks implementations. A store, keys and a journal go in; something that
 * listens, convenes and closes in order comes out.
 */
import { createServer, type IncomingMessage, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import type { Clock, Random, Timers } from '../shared/clock.ts';
import { openAccessLog } from './accessLog/accessLog.ts';
import type { Config } from './config.ts';
import type { Fleet } from './fleet/Fleet.ts';
import { createHttp } from './http/createHttp.ts';
import { createIdentity, type Identity } from './identity/createIdentity.ts';
import type { Journal } from './journal/Journal.ts';
import { createCursors } from './rooms/cursor.ts';
import { Rooms } from './rooms/Rooms.ts';
import { openFrontDoor } from './sockets/frontDoor.ts';
import type { Keys } from './storage/openKeys.ts';
import type { Store } from './storage/openStore.ts';

export interface AppParts {
  config: Config;
  store: Store;
  keys: Keys;
  journal: Journal;
  fleet: Fleet;
  clock: Clock;
  timers: Timers;
  random: Random;
  log: Logger;
}

export interface App {
  rooms: Rooms;
  identity: Identity;
  http: HttpServer;
  /** Resolves with the address once connections are taken. */
  listen(): Promise<string>;
  /** No new connections, everybody told, everything under way written, then the store. */
  close(): Promise<void>;
}
export type { AddressInfo, IncomingMessage };
export { createServer, openAccessLog, createHttp, createIdentity, createCursors, openFrontDoor };
