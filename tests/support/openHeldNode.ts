/** A really opened server whose journal and whose wait before an idle room is put away are in the test's hands. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import type { MeetingId, PersonId } from '../../shared/ids.ts';
import { UNKNOWN_CLOCK, type Timers } from '../../shared/clock.ts';
import { systemClock, systemRandom, systemTimers } from '../../server/ambient.ts';
import { createApp } from '../../server/app/createApp.ts';
import { openPlace } from '../../server/app/openServer.ts';
import { readConfig } from '../../server/config.ts';
import { soloFleet } from '../../server/fleet/soloFleet.ts';
import type { Appended, Journal, Snapshot, StreamId } from '../../server/journal/Journal.ts';
import type { Patience } from '../../server/sockets/Patience.ts';
import { AccessLines } from './AccessLines.ts';
import type { Node } from './openNode.ts';

/** As long as an empty room stays; no other wait of the server is. */
const IDLE_MS = 5 * 60_000;

export class HeldJournal implements Journal {
  readonly #real: Journal;
  /** Stands between the rooms and every append that brings words; null: nothing does. */
  onEdits: ((append: () => Promise<Appended>) => Promise<Appended>) | null = null;
  readonly reads: { stream: StreamId; afterSeq: number }[] = [];
  readonly snapshots: Snapshot[] = [];
  readonly accesses = new AccessLines();

  constructor(real: Journal) {
    this.#real = real;
  }

  append(...args: Parameters<Journal['append']>): Promise<Appended> {
    const append = async (): Promise<Appended> => {
      const appended = await this.#real.append(...args);
      if (appended.outcome === 'appended') this.accesses.add(appended.rows);
      return appended;
    };
    return this.onEdits && args[2].some(({ kind }) => kind === 'edit') ? this.onEdits(append) : append();
  }

  read(stream: StreamId, afterSeq: number): ReturnType<Journal['read']> {
    this.reads.push({ stream, afterSeq });
    return this.#real.read(stream, afterSeq);
  }

  async writeSnapshot(stream: StreamId, snapshot: Snapshot): Promise<void> {
    await this.#real.writeSnapshot(stream, snapshot);
    this.snapshots.push(snapshot);
  }

  seal: Journal['seal'] = (...args) => this.#real.seal(...args);
  knows: Journal['knows'] = (...args) => this.#real.knows(...args);
  openMeetings: Journal['openMeetings'] = () => this.#real.openMeetings();
  head: Journal['head'] = (stream) => this.#real.head(stream);
  readSnapshot: Journal['readSnapshot'] = (stream) => this.#real.readSnapshot(stream);
  readRecord: Journal['readRecord'] = (meeting) => this.#real.readRecord(meeting);
  close: Journal['close'] = () => this.#real.close();
}

export interface HeldNode extends Node {
  journal: HeldJournal;
  /** What the server said to whoever runs it. */
  alarms: string[];
  /** The five minutes are over, for every room that waits. */
  idleIsOver(): void;
}

export async function openHeldNode(folder: string, patience: Partial<Patience> = {}): Promise<HeldNode> {
  const place = await openPlace(readConfig({ port: '0', data: join(folder, 'data'), keys: join(folder, 'keys') }, {}));
  const journal = new HeldJournal(place.journal);
  const waiting = new Set<() => void>();
  const alarms: string[] = [];
  const recordStyles = fileURLToPath(new URL('../../server/publish/record.css', import.meta.url));
  const app = createApp({
    ...place,
    journal,
    fleet: soloFleet(),
    clock: systemClock,
    knownClock: UNKNOWN_CLOCK,
    timers: holding(waiting),
    random: systemRandom,
    log: pino({ level: 'error' }, { write: (line: string) => void alarms.push(line) }),
    host: '127.0.0.1',
    port: 0,
    origin: null,
    pages: folder,
    rehearsal: null,
    patience,
    recordStyles,
  });
  const origin = await app.listen();
  const server = { ...app, parts: { ...place, journal, clock: systemClock, random: systemRandom, recordStyles } };
  const idleIsOver = (): void => {
    for (const task of [...waiting]) task();
  };
  return { server, origin, journal, alarms, idleIsOver, close: () => app.close() };
}

/** A signed-in session of this person's own, for requests and sockets that only the test makes. */
export async function signedIn(node: Node, meeting: MeetingId, person: PersonId): Promise<string> {
  const response = await fetch(`${node.origin}/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(await node.server.identity.invite({ meeting, person })),
  });
  return response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

function holding(waiting: Set<() => void>): Timers {
  return {
    elapsed: () => systemTimers.elapsed(),
    after(milliseconds, task) {
      if (milliseconds !== IDLE_MS) return systemTimers.after(milliseconds, task);
      const once = (): void => {
        if (waiting.delete(once)) task();
      };
      waiting.add(once);
      return () => waiting.delete(once);
    },
  };
}
