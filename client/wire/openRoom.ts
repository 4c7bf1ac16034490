/**
 * The meeting as one screen holds it: the command connection, a channel for every document that this person may read,
 * and the steps that a freeze asks of a screen. Made outside React, so that nothing is opened twice.
 */
import { rootsOf } from '../../shared/document/roots.ts';
import { mintId, SHARED_DOCUMENT, type DocumentId, type MeetingId, type ScreenId } from '../../shared/ids.ts';
import type { Random, Timers } from '../../shared/clock.ts';
import type { Command } from '../../shared/rules/commands.ts';
import { mayRead } from '../../shared/rules/permissions.ts';
import { SCHEMA_VERSION } from '../../shared/document/schema.ts';
import type { CommandAnswer, ScreenOfPerson } from '../../shared/wire/rt.ts';
import { RULES_VERSION } from '../../shared/wire/rt.ts';
import type { Answered, LateOffer } from './api.ts';
import { CommandChannel, type CommandConnection, type Folded } from './CommandChannel.ts';
import { digestsOf } from './digestsOf.ts';
import { DocumentChannel, type OpenDocument } from './DocumentChannel.ts';
import { HalfTyped } from './HalfTyped.ts';
import { LateWords, type LateText } from './LateWords.ts';
import { takesWords } from './takesWords.ts';
import { sameSaving, savingOf, type Saving } from './saving.ts';
import { unsavedText, type UnsavedText } from './unsavedText.ts';
import { Value, type Readable } from './Value.ts';

/** Words that the server refused: kept on the page until their writer dismisses them. */
export interface NotAdded {
  readonly id: string;
  readonly document: DocumentId;
  readonly code: string;
  readonly texts: readonly UnsavedText[];
}

export interface OpenRoom {
  readonly folded: Readable<Folded | null>;
  readonly connection: Readable<CommandConnection>;
  readonly screens: Readable<readonly ScreenOfPerson[]>;
  readonly cutOff: Readable<readonly ScreenOfPerson[]>;
  readonly freezingSoon: Readable<number | null>;
  readonly documents: Readable<ReadonlyMap<DocumentId, Readable<OpenDocument>>>;
  readonly saving: Readable<Saving>;
  readonly notAdded: Readable<readonly NotAdded[]>;
  readonly late: Readable<readonly LateText[]>;
  readonly halfTyped: HalfTyped;
  /** Others' changes that wait while this screen does not show them; null: it shows everything. */
  readonly paused: Readable<{ readonly waiting: number } | null>;
  pause(): void;
  resume(): void;
  send(command: Command): Promise<CommandAnswer>;
  /** Where letters come from that this screen has just moved or restored. */
  channel(document: DocumentId): DocumentChannel | null;
  dismiss(id: string): void;
  dismissLate(document: DocumentId): void;
  /** Words of this screen that the server has not got. */
  unsavedTexts(): { document: DocumentId; texts: UnsavedText[] }[];
  /** The device says that the network is back. */
  reachNow(): void;
  close(): void;
}

export interface RoomDeps {
  meeting: MeetingId;
  /** Where the page came from, `https://…`. */
  origin: string;
  Socket: typeof WebSocket;
  timers: Timers;
  /** Others' words are about to be drawn. */
  beforeOthers(): void;
  random: Random;
  now(): Date;
  offerLate(meeting: MeetingId, offer: LateOffer): Promise<Answered<null>>;
}

export function openRoom(deps: RoomDeps): OpenRoom {
  const room = new Room(deps);
  room.start();
  return room;
}

class Room implements OpenRoom {
  readonly folded: Readable<Folded | null>;
  readonly connection: Readable<CommandConnection>;
  readonly screens: Readable<readonly ScreenOfPerson[]>;
  readonly cutOff: Readable<readonly ScreenOfPerson[]>;
  readonly freezingSoon: Readable<number | null>;
  readonly documents = new Value<ReadonlyMap<DocumentId, Readable<OpenDocument>>>(new Map());
  readonly saving = new Value<Saving>({ is: 'opening' });
  readonly notAdded = new Value<readonly NotAdded[]>([]);
  readonly late: Readable<readonly LateText[]>;
  readonly halfTyped = new HalfTyped();
  readonly paused = new Value<{ readonly waiting: number } | null>(null);
  readonly #deps: RoomDeps;
  readonly #commands: CommandChannel;
  readonly #channels = new Map<DocumentId, DocumentChannel>();
  readonly #lateWords: LateWords;
  #screen: ScreenId | null = null;
  readonly #screens = new Set<ScreenId>();
  #generation: string | null = null;
  #phase: string | null = null;
  /** The freeze that this screen is saying "that was all" to, so that it says it once. */
  #flushing: ScreenId | null = null;

  constructor(deps: RoomDeps) {
    this.#deps = deps;
    const { meeting, origin, timers, random } = deps;
    this.#commands = new CommandChannel({ meeting, origin, timers, random, now: () => deps.now().getTime() });
    this.folded = this.#commands.folded;
    this.connection = this.#commands.connection;
    this.screens = this.#commands.screens;
    this.cutOff = this.#commands.cutOff;
    this.freezingSoon = this.#commands.freezingSoon;
    this.#lateWords = new LateWords({
      offer: (offer) => deps.offerLate(meeting, offer),
      textsOf: (copy) => unsavedText(copy.doc, copy.savedClock, this.#roots(copy.provider.roomname as DocumentId)),
      mint: () => mintId<string>(random),
      now: () => deps.now(),
      timers,
    });
    this.late = this.#lateWords.texts;
  }

  start(): void {
    this.folded.subscribe(() => this.#follow());
    this.connection.subscribe(() => {
      const { over } = this.connection.get();
      if (over) for (const channel of this.#channels.values()) channel.giveUp(over.code);
      this.#tally();
    });
    this.#commands.connect();
  }

  send(command: Command): Promise<CommandAnswer> {
    return this.#commands.send(command);
  }

  /** Never at a freeze: a screen says "that was all" of what it shows. */
  pause(): void {
    const phase = this.folded.get()?.meeting.phase;
    if (this.paused.get() || phase === undefined || !takesWords(phase)) return;
    for (const { copy } of this.#channels.values()) copy.pause();
    this.paused.set({ waiting: 0 });
  }

  resume(): void {
    if (!this.paused.get()) return;
    this.paused.set(null);
    for (const { copy } of this.#channels.values()) copy.resume();
  }

  channel(document: DocumentId): DocumentChannel | null {
    return this.#channels.get(document) ?? null;
  }

  dismiss(id: string): void {
    this.notAdded.set(this.notAdded.get().filter((text) => text.id !== id));
  }

  dismissLate(document: DocumentId): void {
    this.#lateWords.dismiss(document);
  }

  unsavedTexts(): { document: DocumentId; texts: UnsavedText[] }[] {
    return [...this.#channels].flatMap(([document, { copy }]) => {
      const texts = unsavedText(copy.doc, copy.savedClock, this.#roots(document));
      return texts.length === 0 ? [] : { document, texts };
    });
  }

  /** The documents follow when the server has welcomed this screen. */
  reachNow(): void {
    this.#commands.reachNow();
  }

  close(): void {
    this.#commands.close();
    for (const channel of this.#channels.values()) channel.close();
  }

  #follow(): void {
    const folded = this.folded.get();
    if (!folded) return;
    this.#nameScreen(folded);
    this.#openReadable(folded);
    this.#followPhase(folded);
    this.#tally();
  }

  #openReadable({ meeting, me }: Folded): void {
    // Locked minutes are read as a page; only words that are still here are handed in.
    if (meeting.phase === 'locked' && this.#channels.size === 0) return;
    const all = [SHARED_DOCUMENT, ...Object.values(meeting.restricted).map(({ id }) => id)];
    const readable = all.filter((id) => mayRead(meeting, me, id));
    let changed = false;
    for (const id of readable) {
      if (this.#channels.has(id) || meeting.phase === 'locked') continue;
      this.#open(id);
      changed = true;
    }
    for (const [id, channel] of this.#channels) {
      if (readable.includes(id) || meeting.phase === 'locked') continue;
      channel.giveUp('not-allowed');
      this.#channels.delete(id);
      changed = true;
    }
    if (changed) this.documents.set(new Map([...this.#channels].map(([id, { open }]) => [id, open])));
  }

  #open(id: DocumentId): void {
    const { origin, meeting, Socket, timers } = this.#deps;
    const channel = new DocumentChannel({
      url: `${origin.replace(/^http/, 'ws')}/sync/${meeting}`,
      document: id,
      params: () => this.#params(),
      Socket,
      timers,
      beforeOthers: () => this.#deps.beforeOthers(),
      roots: () => this.#roots(id),
      notAdded: (document, code, texts) => {
        const refused = { id: mintId<string>(this.#deps.random), document, code, texts };
        this.notAdded.set([...this.notAdded.get(), refused]);
      },
    });
    this.#channels.set(id, channel);
    channel.open.subscribe(() => {
      if (channel.open.get().held !== null) this.#lateWords.handIn(id, channel.copy);
      this.#tally();
    });
    channel.unsaved.subscribe(() => this.#tally());
    channel.waiting.subscribe(() => this.#countWaiting());
    channel.connect();
  }

  /** The server gives every command connection a new screen; documents must come from the same one. */
  #nameScreen({ screen, generation, meeting }: Folded): void {
    if (this.#screen === screen && this.#generation === generation) return;
    this.#screen = screen;
    this.#screens.add(screen);
    this.#generation = generation;
    this.#flushing = null;
    // A thaw may have happened while nobody told this screen: what was held is sent again, and refused again if not.
    if (takesWords(meeting.phase)) this.#releaseAll();
    for (const channel of this.#channels.values()) channel.reconnect();
  }

  #followPhase({ meeting }: Folded): void {
    const before = this.#phase;
    this.#phase = meeting.phase;
    if (!takesWords(meeting.phase)) this.resume();
    if (meeting.phase === 'frozen') void this.#flush();
    else if (meeting.phase === 'locked') this.#holdAll();
    else if (before === 'frozen') this.#releaseAll();
  }

  #holdAll(): void {
    for (const [id, channel] of this.#channels) {
      channel.copy.hold('locked');
      this.#lateWords.handIn(id, channel.copy);
    }
  }

  #releaseAll(): void {
    this.#flushing = null;
    this.#lateWords.released();
    for (const channel of this.#channels.values()) channel.copy.release();
  }

  /** "That was all": every document of this screen is saved, and this is what it shows. */
  async #flush(): Promise<void> {
    const folded = this.folded.get();
    const freeze = folded?.meeting.freeze;
    const screen = this.#screen;
    if (!folded || !freeze || screen === null || this.#flushing === screen) return;
    this.#flushing = screen;
    const channels = [...this.#channels.values()].filter(({ open }) => open.get().over === null);
    const saved = await Promise.all(channels.map(({ copy }) => copy.whenSaved()));
    if (this.#phase !== 'frozen' || this.#screen !== screen || saved.includes(false)) return;
    const digests = await digestsOf(channels.map(({ id, copy }) => ({ id, doc: copy.doc, roots: this.#roots(id) })));
    if (this.#phase !== 'frozen' || this.#screen !== screen) return;
    for (const one of this.#owed(screen)) await this.send({ type: 'flushed', screen: one, digests });
  }

  /** This page's screens that have not said it: also the ones it had before its connection broke. */
  #owed(screen: ScreenId): ScreenId[] {
    const freeze = this.folded.get()?.meeting.freeze;
    const said = new Set(freeze?.flushed.map((flushed) => flushed.screen));
    const expected = new Set(freeze?.expects.map((one) => one.screen));
    return [...this.#screens].filter((one) => !said.has(one) && (one === screen || expected.has(one)));
  }

  #roots(id: DocumentId): ReadonlyMap<string, 'minutes' | 'plan'> {
    const folded = this.folded.get();
    return folded ? rootsOf(id, folded.meeting) : new Map();
  }

  #params(): Record<string, string> {
    const version = { schema: String(SCHEMA_VERSION), rules: String(RULES_VERSION) };
    if (this.#screen === null || this.#generation === null) return version;
    return { ...version, screen: this.#screen, generation: this.#generation };
  }

  #countWaiting(): void {
    if (!this.paused.get()) return;
    const waiting = [...this.#channels.values()].reduce((sum, channel) => sum + channel.waiting.get(), 0);
    this.paused.set({ waiting });
  }

  #tally(): void {
    const parts = [...this.#channels.values()].map(({ open, unsaved }) => ({ ...open.get(), unsaved: unsaved.get() }));
    const next = savingOf(parts, this.connection.get().connected);
    if (!sameSaving(next, this.saving.get())) this.saving.set(next);
  }
}
