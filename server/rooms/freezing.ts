/**
 * The way into the freeze and through it: announced, in force, collected. Its clocks are elapsed time of this node;
 * every step is a command that the rules decide on and the journal orders, so two nodes whose clocks fire together
 * write it once, and a node that died is replaced by whoever has the room open next.
 */
import { everyoneIn } from '../../shared/rules/freeze.ts';
import type { MeetingEvent } from '../../shared/rules/events.ts';
import type { Freeze } from '../../shared/rules/meeting.ts';
import type { ScreenId } from '../../shared/ids.ts';
import type { RefusalCode } from '../../shared/wire/refusals.ts';
import { approveNow } from '../seal/approveNow.ts';
import type { Room } from './Room.ts';
import { runServerCommand } from './commitCommand.ts';
import { lastEditSeq } from './RoomState.ts';

/** After the freeze each screen may send what it still holds for so long. */
const WINDOW_MS = 10_000;
/** C12: a meeting that nobody closes freezes so long after the last word. */
const QUIET_MS = 30 * 60_000;
/** … and says so this much earlier. */
const WARNING_MS = 2 * 60_000;
const SALT_SEED_BYTES = 32;

export class Freezing {
  readonly #room: Room;
  #cancelAnnounced: () => void = () => {};
  #cancelWindow: () => void = () => {};
  #cancelQuiet: () => void = () => {};
  /** This node saw the freeze come into force and its ten seconds run. A node that came later has no window. */
  #windowOpen = false;
  #collecting = false;

  constructor(room: Room) {
    this.#room = room;
  }

  /** Takes up, on a room that was just loaded, whatever was under way or is overdue. */
  wake(): void {
    const { meeting } = this.#room;
    if (meeting.phase === 'frozen') this.#collectSoon();
    else if (meeting.freeze) this.#announce(this.#announcedFor(meeting.freeze));
    this.#watchQuiet(this.#quietSince());
  }

  stop(): void {
    this.#cancelAnnounced();
    this.#cancelWindow();
    this.#cancelQuiet();
  }

  /** Why words may not be added now; null where they may. */
  refusesEdit(screen: ScreenId | null): RefusalCode | null {
    const { meeting, state } = this.#room;
    if (state.sealed) return 'locked';
    switch (meeting.phase) {
      case 'live':
      case 'ended':
      case 'closing':
        return null;
      case 'frozen':
        return this.#windowOpen && !this.#hasFlushed(screen) ? null : 'frozen';
      case 'locked':
        return 'locked';
      case 'convened':
      case 'adjourned':
      case 'cancelled':
        return 'not-now';
    }
  }

  /** Words were committed: the quiet is over, and a text that was collected is not the text any more. */
  edited(): void {
    this.#watchQuiet(QUIET_MS);
    if (this.#room.meeting.phase === 'frozen') this.#collectSoon();
  }

  /** What the journal has just said, on whichever node it was decided. */
  happened(events: readonly MeetingEvent[]): void {
    for (const event of events) {
      if (event.type === 'freezeAnnounced') this.#announce(event.inForceInSeconds);
      else if (event.type === 'frozen') this.#openWindow();
      else if (event.type === 'thawed' || event.type === 'sealed') this.#closeWindow();
    }
    this.#watchQuiet(QUIET_MS);
    if (this.#room.meeting.phase === 'frozen') this.#collectSoon();
  }

  /** By record time, for a room that opens in the middle of it: what was announced is not announced again. */
  #announcedFor({ announcedAt, inForceInSeconds }: Freeze): number {
    const over = (this.#room.deps.clock.now().getTime() - Date.parse(announcedAt)) / 1000;
    return Math.min(inForceInSeconds, Math.max(0, inForceInSeconds - over));
  }

  #announce(seconds: number): void {
    this.#cancelAnnounced();
    this.#cancelAnnounced = this.#room.deps.timers.after(seconds * 1000, () => {
      this.#decide({ type: 'freezeInForce' });
    });
  }

  #openWindow(): void {
    this.#cancelAnnounced();
    this.#windowOpen = true;
    this.#cancelWindow();
    this.#cancelWindow = this.#room.deps.timers.after(WINDOW_MS, () => {
      this.#windowOpen = false;
      this.#collectSoon();
    });
  }

  #closeWindow(): void {
    this.#cancelAnnounced();
    this.#cancelWindow();
    this.#windowOpen = false;
  }

  #hasFlushed(screen: ScreenId | null): boolean {
    return (
      screen !== null && (this.#room.meeting.freeze?.flushed.some((flushed) => flushed.screen === screen) ?? false)
    );
  }

  /** A client that is not ours never says "that was all": while one is connected only the window's end says it. */
  #mayStillCome(): boolean {
    if (!this.#windowOpen) return false;
    return [...this.#room.documentPeers].some((peer) => !this.#hasFlushed(peer.screen));
  }

  #collectSoon(): void {
    if (this.#collecting) return;
    this.#collecting = true;
    void this.#room.line
      .run(() => this.#collect())
      .catch(() => this.#room.fail())
      .finally(() => {
        this.#collecting = false;
      });
  }

  /** Names the text that is to be locked, once everybody is in, and again whenever something changed a part since. */
  async #collect(): Promise<void> {
    const { state, meeting, deps } = this.#room;
    const freeze = meeting.phase === 'frozen' ? meeting.freeze : null;
    if (!freeze || state.sealed || !everyoneIn(freeze) || this.#mayStillCome()) return;
    if (freeze.collected && freeze.collected.head >= lastEditSeq(state)) return;
    const saltSeed = deps.random.bytes(SALT_SEED_BYTES);
    const { approvedDigest } = approveNow(meeting, state.documents, state.letters, saltSeed);
    await runServerCommand(this.#room, {
      type: 'collected',
      head: state.head.seq,
      approvedDigest,
      saltSeed: Buffer.from(saltSeed).toString('base64'),
    });
  }

  #decide(command: { type: 'freezeInForce' }): void {
    void this.#room.line.run(() => runServerCommand(this.#room, command)).catch(() => this.#room.fail());
  }

  /** The last word may have been typed at another node, and the hint of it lost: the journal knows. */
  #freezeIfQuiet(): void {
    void this.#room.line
      .run(async () => {
        await this.#room.catchUp();
        const left = this.#quietSince();
        if (left > 0) this.#watchQuiet(left);
        else await runServerCommand(this.#room, { type: 'freezeByItself' });
      })
      .catch(() => this.#room.fail());
  }

  /** By record time, because nobody may have had the room open for a week: what is overdue happens at once. */
  #quietSince(): number {
    const { state, deps } = this.#room;
    if (state.lastDeedAt === null) return QUIET_MS;
    return Math.max(0, QUIET_MS - (deps.clock.now().getTime() - Date.parse(state.lastDeedAt)));
  }

  #watchQuiet(milliseconds: number): void {
    this.#cancelQuiet();
    const { phase } = this.#room.meeting;
    if (phase !== 'live' && phase !== 'ended' && phase !== 'closing') return;
    const { timers } = this.#room.deps;
    if (milliseconds <= WARNING_MS) {
      this.#cancelQuiet = timers.after(milliseconds, () => this.#freezeIfQuiet());
      return;
    }
    this.#cancelQuiet = timers.after(milliseconds - WARNING_MS, () => {
      for (const peer of this.#room.commandPeers) peer.freezingSoon(WARNING_MS / 1000);
      this.#watchQuiet(WARNING_MS);
    });
  }
}
