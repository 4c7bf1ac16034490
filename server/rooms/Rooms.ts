/** Every room that is open on this node: one per meeting, loaded once, put away when idle, woken when overdue. */
import type { MeetingId } from '../../shared/ids.ts';
import { meetingStream, JournalBroken } from '../journal/Journal.ts';
import { loadRoom, snapshotChecked } from './loadRoom.ts';
import { Room, type RoomDeps } from './Room.ts';

/** A room with nobody in it stays this long: a reload of a page must not cost a load of the room. */
const IDLE_MS = 5 * 60_000;
/** How often meetings that freeze by themselves are looked for among those whose room is not open. */
const WAKE_MS = 60_000;
/** A meeting whose last entry is older than this may be overdue (C12: 30 minutes). */
const QUIET_MS = 30 * 60_000;
/** Rows after which a snapshot saves a noticeable part of the next load. */
const SNAPSHOT_ROWS = 500;

export type Entered = { ok: true; room: Room } | { ok: false; code: 'not-found' | 'storage' | 'broken' };

export class Rooms {
  readonly #deps: RoomDeps;
  readonly #rooms = new Map<MeetingId, Promise<Entered>>();
  /** When each meeting that was woken as overdue had last spoken: it is not woken again until something happens in it. */
  readonly #nothingDue = new Map<MeetingId, string>();
  #isFirstLook = true;
  readonly #cancelIdle = new Map<MeetingId, () => void>();
  #cancelWake: () => void = () => {};
  #closing = false;

  constructor(deps: RoomDeps) {
    this.#deps = deps;
  }

  /**
   * Looks for meetings that are overdue to freeze, now and every minute. The first look wakes every meeting that spoke
   * lately: a freeze may have been announced before the server went down, and nobody need be there to see it come.
   */
  async wakeOverdue(): Promise<void> {
    const overdueBefore = this.#deps.clock.now().getTime() - QUIET_MS;
    try {
      for (const { meeting, lastAt } of await this.#deps.journal.openMeetings()) {
        if (this.#closing) return;
        const overdue = Date.parse(lastAt) <= overdueBefore;
        const wakes = overdue ? this.#nothingDue.get(meeting) !== lastAt : this.#isFirstLook;
        if (!wakes || this.#rooms.has(meeting)) continue;
        if ((await this.#wake(meeting)) && overdue) this.#nothingDue.set(meeting, lastAt);
      }
      this.#isFirstLook = false;
    } catch {
      this.#deps.alarm('meetings that are overdue to freeze could not be looked for', {});
    }
    if (!this.#closing) this.#cancelWake = this.#deps.timers.after(WAKE_MS, () => void this.wakeOverdue());
  }

  /** The open room of this meeting; concurrent callers share one load, and a failed load is forgotten. */
  enter(id: MeetingId): Promise<Entered> {
    if (this.#closing) return Promise.resolve({ ok: false, code: 'storage' });
    const open = this.#rooms.get(id);
    if (open) return open;
    const loading = this.#load(id);
    this.#rooms.set(id, loading);
    void loading.then((entered) => {
      if (!entered.ok && this.#rooms.get(id) === loading) this.#rooms.delete(id);
    });
    return loading;
  }

  /** To be called whenever somebody leaves: the room is looked at after a while, and put away if it is idle then. */
  left(room: Room): void {
    if (room.closed) return; // another may be open in its place
    this.#cancelIdle.get(room.id)?.();
    this.#cancelIdle.set(
      room.id,
      this.#deps.timers.after(IDLE_MS, () => {
        this.#cancelIdle.delete(room.id);
        void this.#putAway(room);
      }),
    );
  }

  /** Everybody is sent away with "restart"; resolves when nothing is being written any more. */
  async close(): Promise<void> {
    this.#closing = true;
    this.#cancelWake();
    for (const cancel of this.#cancelIdle.values()) cancel();
    for (const opening of this.#rooms.values()) {
      const entered = await opening;
      if (!entered.ok) continue;
      const { room } = entered;
      await room.line.passed(); // not until it is empty: people go on typing while each commit fails
      room.close(1012, { code: 'storage' });
      await room.line.idle();
    }
    this.#rooms.clear();
  }

  async #wake(id: MeetingId): Promise<boolean> {
    const entered = await this.enter(id);
    if (entered.ok) this.left(entered.room);
    return entered.ok;
  }

  async #load(id: MeetingId): Promise<Entered> {
    try {
      const state = await loadRoom(this.#deps.journal, id);
      if (!state) return { ok: false, code: 'not-found' };
      const room = new Room(state, this.#deps, (broken) => this.#rooms.delete(broken.id));
      this.left(room);
      return { ok: true, room };
    } catch (error) {
      const broken = error instanceof JournalBroken;
      this.#deps.alarm(broken ? 'journal does not fit its chain' : 'meeting could not be loaded', { meeting: id });
      return { ok: false, code: broken ? 'broken' : 'storage' };
    }
  }

  async #putAway(room: Room): Promise<void> {
    if (room.closed) return;
    if (!room.idle) return this.left(room);
    if (room.state.rowsSinceSnapshot >= SNAPSHOT_ROWS) await room.line.run(() => this.#snapshot(room));
    await room.line.idle();
    if (!room.idle) return this.left(room); // somebody came while the snapshot was checked
    this.#rooms.delete(room.id);
    room.close(1012, { code: 'storage' });
  }

  async #snapshot(room: Room): Promise<void> {
    if (room.state.sealed) return; // what is sealed is read from its record
    try {
      if (!(await snapshotChecked(this.#deps.journal, room.state))) {
        this.#deps.alarm('snapshot differs from the journal', { meeting: room.id, stream: meetingStream(room.id) });
      }
    } catch {
      this.#deps.alarm('snapshot could not be written', { meeting: room.id });
    }
  }
}
