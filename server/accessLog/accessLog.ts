/**
 * Who looked, signed in, was refused: a chain of its own per partnership. Written behind the request, because nobody's
 * edit waits for it; bounded, and what could not be written is an alarm, never silence.
 */
import type { Clock, Timers } from '../../shared/clock.ts';
import type { MeetingId, PartnershipId, PersonId, SessionId } from '../../shared/ids.ts';
import { accessStream, type Head, type Journal, type NewEntry } from '../journal/Journal.ts';
import type { Refused } from './Refused.ts';
import { RefusalTally } from './RefusalTally.ts';

/** Some minutes of a busy server whose store is away. */
const MOST_WAITING = 10_000;
const MOST_AT_ONCE = 100;

export interface Access {
  what: string;
  person: PersonId | null;
  session: SessionId | null;
  meeting: MeetingId | null;
  /** Of a refusal: at which door, why, from which network, how often. */
  refusal?: Pick<Refused, 'door' | 'code' | 'asked' | 'invited'> & { network: string; times: number; since: string };
}

export interface AccessLog {
  write(access: Access): void;
  /** Every refusal, however many come: repeats of a kind become a number. */
  refused(refused: Refused): void;
  /** Resolves when everything is on disk, or known not to be. */
  close(): Promise<void>;
}

export function openAccessLog(parts: {
  journal: Journal;
  partnership: PartnershipId;
  clock: Clock;
  timers: Timers;
  alarm(what: string, fields: Record<string, string | number>): void;
}): AccessLog {
  const stream = accessStream(parts.partnership);
  let waiting: NewEntry[] = [];
  let head: Head | null = null;
  let writing: Promise<void> | null = null;
  let lost = 0;

  const write = async (): Promise<void> => {
    while (waiting.length > 0) {
      const batch = waiting.slice(0, MOST_AT_ONCE);
      head ??= (await parts.journal.head(stream)).head;
      const appended = await parts.journal.append(stream, head, batch);
      if (appended.outcome === 'appended') {
        waiting = waiting.slice(batch.length);
        head = appended.head;
      } else if (appended.outcome === 'behind') {
        head = appended.head;
      } else {
        head = null;
        throw new Error(appended.outcome);
      }
    }
  };

  const start = (): void => {
    writing ??= write()
      .catch((error: unknown) => {
        parts.alarm('the access log could not be written', {
          waiting: waiting.length,
          error: error instanceof Error ? error.message : 'unknown',
        });
      })
      .finally(() => {
        writing = null;
      });
  };

  const add = ({ person, session, ...body }: Access): void => {
    if (waiting.length >= MOST_WAITING) {
      lost += 1;
      parts.alarm('an access could not be logged', { lost });
      return;
    }
    waiting.push({
      at: parts.clock.now().toISOString(),
      actor: { person, organisation: null, session },
      kind: 'event',
      document: null,
      bodyClass: 'decided',
      body: Buffer.from(JSON.stringify(body)),
    });
    start();
  };
  const tally = new RefusalTally({ write: add, clock: parts.clock, timers: parts.timers });

  return {
    write: add,
    refused: (refused) => tally.add(refused),
    async close() {
      tally.close();
      if (waiting.length > 0) start();
      while (writing) await writing;
    },
  };
}
