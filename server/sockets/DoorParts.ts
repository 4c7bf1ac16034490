/** What the doors of both channels are given. */
import type { IncomingMessage, Server as HttpServer } from 'node:http';
import type { Random, Timers } from '../../shared/clock.ts';
import type { Refused } from '../accessLog/Refused.ts';
import type { Who } from '../rooms/Peer.ts';
import type { Rooms } from '../rooms/Rooms.ts';
import type { Patience } from './Patience.ts';
import type { Visitor } from './refusedAt.ts';

export interface DoorParts {
  http: HttpServer;
  rooms: Rooms;
  /** Exact origins of our own pages; a client that is no browser sends none. */
  origins(request: IncomingMessage): boolean;
  /** null: not signed in. Answers from the request's cookie, with the one meeting the session is for. */
  whoIs(request: IncomingMessage): Promise<Visitor | null>;
  /** Whether the session still stands; from memory, at most a second old. */
  signedIn(who: Who): boolean;
  /** Sessions that end while sockets are open. */
  onRevoked(listener: (session: Who['session']) => void): void;
  /** Every no, for the access log. */
  refused(refused: Refused): void;
  patience: Patience;
  timers: Timers;
  random: Random;
}
