/** What the doors of both channels are given. */
import type { IncomingMessage, Server as HttpServer } from 'node:http';
import type { Random, Timers } from '../../shared/clock.ts';
import type { MeetingId } from '../../shared/ids.ts';
import type { Refused } from '../accessLog/Refused.ts';
import type { Who } from '../rooms/Peer.ts';
import type { Rooms } from '../rooms/Rooms.ts';
import type { Patience } from './Patience.ts';
import type { Member, SignedIn } from '../identity/SignedIn.ts';

export interface DoorParts {
  http: HttpServer;
  rooms: Rooms;
  /** Exact origins of our own pages; a client that is no browser sends none. */
  origins(request: IncomingMessage): boolean;
  /** null: not signed in. Answers from the request's cookie. */
  whoIs(request: IncomingMessage): Promise<SignedIn | null>;
  /** null: the session is not good for this meeting. */
  memberOf(who: SignedIn, meeting: string): Promise<Member | null>;
  /** Whether it still is; from memory, at most a second old. */
  stands(member: Member): boolean;
  /** Sessions that end while sockets are open, everywhere or in one meeting alone. */
  onRevoked(listener: (session: Who['session'], meeting: MeetingId | null) => void): void;
  /** Every no, for the access log. */
  refused(refused: Refused): void;
  patience: Patience;
  timers: Timers;
  random: Random;
}
