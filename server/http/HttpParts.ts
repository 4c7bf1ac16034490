import type { Clock, Timers } from '../../shared/clock.ts';
import type { MeetingId, PersonId, SessionId } from '../../shared/ids.ts';
import type { Refusal } from '../../shared/wire/refusals.ts';
import type { Refused } from '../accessLog/Refused.ts';
import type { RehearsalDesk } from './RehearsalDesk.ts';
import type { ConveningDesk } from './ConveningDesk.ts';
import type { Identity } from '../identity/createIdentity.ts';
import type { SignedIn } from '../identity/SignedIn.ts';
import type { Done } from '../publish/readForYou.ts';
import type { Rooms } from '../rooms/Rooms.ts';

export interface FailureLog {
  error(fields: Record<string, string | number>, what: string): void;
}

export interface HttpParts {
  identity: Identity;
  rooms: Rooms;
  /** false: the store was taken away, and does not come back by itself. */
  inPlace(): Promise<boolean>;
  /** The reader's copy as JSON, what followed the lock, and both as a page. */
  readRecord(
    meeting: MeetingId,
    reader: PersonId,
    done?: Done | null,
  ): Promise<{ ok: true; json: string; afterwards: string; html: string } | { ok: false; refusal: Refusal }>;
  /** Frozen and not yet locked: a page alone, because it is no copy of a record. */
  readFrozen(
    meeting: MeetingId,
    reader: PersonId,
  ): Promise<{ ok: true; html: string } | { ok: false; refusal: Refusal }>;
  /** Whether pages of this origin are ours; an absent one is no browser's. */
  isOurs(origin: string | undefined): boolean;
  /** Folder of the built pages. */
  pages: string;
  /** The record's style sheet. */
  recordStyles: string;
  convening: ConveningDesk;
  /** The name that others know this person by; null: nobody's. */
  nameOf: (who: SignedIn) => Promise<string | null>;
  isLocked: (meeting: MeetingId) => Promise<boolean>;
  /** null: a server for real meetings, which has no rehearsals. */
  rehearsal: RehearsalDesk | null;
  clock: Clock;
  timers: Timers;
  /** Where a failure that nobody foresaw is told; never with what was sent. */
  log: FailureLog;
  /** Every no, for the access log. */
  refused: (refused: Refused) => void;
  /** Who looked, signed in, was given a code: words for the access log, never content. */
  seen: (
    who: { session: SessionId; person: PersonId },
    what: 'signedIn' | 'readRecord' | 'signedOut' | 'invited' | 'lockCodeGiven' | 'convened',
    meeting: MeetingId | null,
  ) => void;
}
