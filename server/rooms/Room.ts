/**
 * One live meeting: what it knows, who is connected, and the one line that edits, commands and the lock stand in.
 * The deeds themselves are in files of their own: acceptEdits, runCommand, lockMinutes, freezing, passOn.
 */
import type { Clock, KnownClock, Random, Timers } from '../../shared/clock.ts';
import { mintId, type DocumentId, type MeetingId, type PersonId, type ScreenId } from '../../shared/ids.ts';
import type { Meeting } from '../../shared/rules/meeting.ts';
import { CLOSE } from '../../shared/wire/closeCodes.ts';
import type { Refusal, RefusalCode } from '../../shared/wire/refusals.ts';
import type { Fleet } from '../fleet/Fleet.ts';
import { afterStream, meetingStream, type Journal, type Row } from '../journal/Journal.ts';
import { acceptEdits } from './acceptEdits.ts';
import type { Cursors } from './cursor.ts';
import { Freezing } from './freezing.ts';
import { loadRoom } from './loadRoom.ts';
import { passOnEdits, passOnEvents } from './passOn.ts';
import type { CommandPeer, DocumentPeer, Who } from './Peer.ts';
import { Presence } from './presence.ts';
import { RoomLine } from './roomLine.ts';
import { foldRows, type RoomState, type StampedEvent } from './RoomState.ts';
import { Screens } from './screens.ts';

/** One commit takes this much: above it the next commit is not later, only smaller. */
const MOST_EDITS = 64;
const MOST_BYTES = 256 * 1024;

export interface RoomDeps {
  journal: Journal;
  fleet: Fleet;
  clock: Clock;
  /** What is known of `clock`, for the record and the screens. */
  knownClock: KnownClock;
  timers: Timers;
  random: Random;
  cursors: Cursors;
  /** Counts the try, compares, binds the code to the digest. The seal's transaction consumes it. */
  checkLockCode(
    meeting: MeetingId,
    person: PersonId,
    code: string,
    approvedDigest: string,
  ): Promise<{ ok: true; lockCode: string } | { ok: false; refusal: Refusal }>;
  /** This person's access to the meeting has just ended. */
  accessEnded(meeting: MeetingId, person: PersonId): void;
  /** Something that a person who runs the server must look at. Never content. */
  alarm(what: string, fields: Record<string, string | number>): void;
}

export interface OfferedEdit {
  who: Who;
  screen: ScreenId | null;
  document: DocumentId;
  /** Words, or only a client id that presence uses for the first time. */
  deed: { bytes: Uint8Array } | { claims: number };
  /** Not told about its own words; null where no socket brought them. */
  from: DocumentPeer | null;
  answer(answer: EditAnswer): void;
}

export type EditAnswer = { ok: true } | { ok: false; code: RefusalCode };

export class Room {
  readonly id: MeetingId;
  readonly deps: RoomDeps;
  readonly line: RoomLine<OfferedEdit>;
  readonly documentPeers = new Set<DocumentPeer>();
  readonly commandPeers = new Set<CommandPeer>();
  readonly presence: Presence;
  readonly screens: Screens;
  readonly freezing: Freezing;
  state: RoomState;
  readonly #leaveFleet: () => void;
  readonly #onBroken: (room: Room) => void;
  readonly #growth = new Set<() => void>();
  #cancelPoll: () => void = () => {};
  #closed = false;

  constructor(state: RoomState, deps: RoomDeps, onBroken: (room: Room) => void) {
    this.id = state.id;
    this.state = state;
    this.deps = deps;
    this.#onBroken = onBroken;
    this.line = new RoomLine<OfferedEdit>({
      mostEdits: MOST_EDITS,
      mostBytes: MOST_BYTES,
      bytesOf: ({ deed }) => ('bytes' in deed ? deed.bytes.length : 0),
      take: (batch) => acceptEdits(this, batch),
      turnAway: (edit) => edit.answer({ ok: false, code: 'storage' }),
    });
    this.presence = new Presence(this);
    this.screens = new Screens(this);
    this.freezing = new Freezing(this);
    this.#leaveFleet = deps.fleet.hear(this.id, (message) => {
      if (message.type === 'grown') void this.line.run(() => this.catchUp()).catch(() => this.fail());
      else if (message.type === 'presence') this.presence.hearFar(message.node, message.document, message.states);
      else this.screens.hear(message.node, message.screens);
    });
    this.#pollLater();
    this.freezing.wake();
  }

  get meeting(): Meeting {
    if (!this.state.meeting) throw new Error('a room is made only for a meeting that was convened');
    return this.state.meeting;
  }

  get closed(): boolean {
    return this.#closed;
  }

  /** Nobody is connected or waits for news, and nothing is being done: it may be put away, the journal has everything. */
  get idle(): boolean {
    return this.documentPeers.size + this.commandPeers.size + this.#growth.size === 0 && !this.line.busy;
  }

  /** Reads what other nodes have written and passes it on. Runs inside the line. */
  async catchUp(): Promise<void> {
    const { journal } = this.deps;
    const { rows, sealed } = await journal.read(meetingStream(this.id), this.state.head.seq);
    this.#take(rows, false);
    if (sealed) this.#take((await journal.read(afterStream(this.id), this.state.afterHead.seq)).rows, true);
  }

  #take(rows: Row[], after: boolean): void {
    if (rows.length === 0) return;
    const happened = foldRows(this.state, rows, false, after);
    this.#passOn(editsOf(rows), happened);
  }

  /** What this room did not decide itself: to its screens, and to the freeze's clocks, which run on every node alike. */
  #passOn(edits: PassedEdit[], happened: StampedEvent[]): void {
    passOnEdits(this, edits);
    passOnEvents(this, happened);
    if (edits.length > 0) this.freezing.edited();
    if (happened.length > 0) this.freezing.happened(happened.map(({ event }) => event));
  }

  /**
   * Throws the memory away and folds the journal anew. Called when edits that were tried did not become rows, and when
   * an answer was lost; what was committed meanwhile goes out to everybody here. Runs inside the line.
   */
  async reload(): Promise<void> {
    const before = { seq: this.state.head.seq, afterSeq: this.state.afterHead.seq };
    // Everything is read before anything is taken over: a memory that went on without its rows being passed on would
    // never pass them on (found by simulated meeting 899).
    const state = await loadRoom(this.deps.journal, this.id);
    if (!state) throw new Error('the meeting is gone from its store');
    const { rows } = await this.deps.journal.read(meetingStream(this.id), before.seq);
    this.state = state;
    this.#passOn(
      editsOf(rows),
      state.events.filter((event) => event.seq > (event.after ? before.afterSeq : before.seq)),
    );
  }

  /** The store is gone or the journal is broken: everybody is sent away with a code that says "try again". */
  fail(): void {
    if (this.#closed) return;
    this.close(CLOSE.storage, { code: 'storage' });
    this.#onBroken(this);
  }

  close(code: 4503 | 1012, refusal: Refusal): void {
    if (this.#closed) return;
    this.#closed = true;
    this.line.end();
    this.#cancelPoll();
    this.freezing.stop();
    this.screens.stop();
    this.#leaveFleet();
    for (const peer of [...this.documentPeers]) peer.close(code);
    for (const peer of [...this.commandPeers]) peer.close(code, refusal);
    this.grown();
  }

  /** Runs `task` once, when the meeting has grown next or the room has closed; the answer takes it back. */
  onGrowth(task: () => void): () => void {
    this.#growth.add(task);
    return () => this.#growth.delete(task);
  }

  grown(): void {
    const waiting = [...this.#growth];
    this.#growth.clear();
    for (const task of waiting) task();
  }

  mint<T extends string>(): T {
    return mintId<T>(this.deps.random);
  }

  #pollLater(): void {
    const { pollEvery } = this.deps.fleet;
    if (pollEvery === null) return;
    this.#cancelPoll = this.deps.timers.after(pollEvery, () => {
      this.screens.repeat();
      void this.line
        .run(() => this.#poll())
        .then(
          () => this.#pollLater(),
          () => this.fail(),
        );
    });
  }

  async #poll(): Promise<void> {
    const { journal } = this.deps;
    const { head, sealed } = await journal.head(meetingStream(this.id));
    if (head.seq > this.state.head.seq || sealed) await this.catchUp();
  }
}

export interface PassedEdit {
  document: DocumentId;
  update: Uint8Array;
  from: DocumentPeer | null;
}

function editsOf(rows: Row[]): PassedEdit[] {
  const edits: PassedEdit[] = [];
  for (const { entry, body } of rows) {
    if (entry.kind === 'edit' && entry.document && body)
      edits.push({ document: entry.document, update: body, from: null });
  }
  return edits;
}
