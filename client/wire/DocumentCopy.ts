/**
 * One screen's copy of one document, and how much of it the server has on disk. The provider carries the words; this
 * file asks "saved?" after them (101), and does what a refusal (102) or a close code asks for.
 *
 * "Saved" counts only what was sent after the copy was handed in on the same connection: words typed between the
 * opening of a socket and the server's question would otherwise be called saved when they were only refused.
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { Timers } from '../../shared/clock.ts';
import type { DocumentId } from '../../shared/ids.ts';
import { inOneStep } from '../../shared/document/claimParts.ts';
import { keepBetweenNeighbours } from '../../shared/document/neighbours.ts';
import { observeDeeds, observeUndo } from '../../shared/document/originClaims.ts';
import type { OriginClaim } from '../../shared/record/authorship.ts';
import { CLOSE } from '../../shared/wire/closeCodes.ts';
import { FRAME, readRefused, readSaved, writeAskSaved, writeOrigins } from '../../shared/wire/sync.ts';
import { PausedWords } from './PausedWords.ts';
import { tellingSocket, type CountedFrame } from './sentFrames.ts';
import { Value, type Readable } from './Value.ts';

export type Held = 'frozen' | 'locked';

export interface CopyState {
  connected: boolean;
  /** In step with the server at least once: before that nothing may be written. */
  joined: boolean;
  /** Changes of this screen that are not on the server's disk. */
  unsaved: number;
  /** The minutes take no more words; what is unsaved is handed in over HTTP. */
  held: Held | null;
  /** Others' changes that are kept off the screen. */
  waiting: number;
}

/** Why a copy can no longer be used. `again`: the document may be joined with a new one. */
export interface CopyEnd {
  code: string;
  again: boolean;
}

export interface CopyDeps {
  /** `ws://…/sync/<meeting>` */
  url: string;
  document: DocumentId;
  params(): Record<string, string>;
  Socket: typeof WebSocket;
  timers: Timers;
  /** Others' words are about to be drawn: whatever this screen has not heard of yet comes first. */
  beforeOthers(): void;
  ended(end: CopyEnd): void;
}

interface Ask {
  n: number;
  made: number;
  vector: Uint8Array | null;
  frames: number;
  claims: number;
}

/** How often a screen asks for whatever it may have missed. */
const RESYNC_MS = 30_000;
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 10_000;
/** Between two drawings of others' words. */
const PACE_MS = 50;
/** The type of a frame that carries words, and within it that of a single update (y-protocols). */
const WORDS = 0;
const UPDATE = 2;
/** Everything that this copy lacks: the answer to its question. */
const MISSING = 1;
const NOTHING = Y.encodeStateAsUpdate(new Y.Doc());
/** In one frame; the server reads no more. */
const MOST_CLAIMS = 2_000;

export class DocumentCopy {
  readonly doc: Y.Doc;
  readonly provider: WebsocketProvider;
  readonly state: Readable<CopyState>;
  readonly #state: Value<CopyState>;
  readonly #deps: CopyDeps;
  /** Local changes so far, and how many of them are on the server's disk. */
  #made = 0;
  #saved = 0;
  #savedVector: Uint8Array;
  #asked: Ask | null = null;
  #askAgain = false;
  #asking = false;
  #nextAsk = 1;
  /** On this connection: the copy was handed in, and the frames that a refusal may name. */
  #handedIn = false;
  /** Whoever waits until everything is saved, across a broken connection. */
  readonly #waiters = new Set<() => void>();
  #frameCount = 0;
  readonly #frames = new Map<number, CountedFrame>();
  /** Said or not, until the server has answered for them: said again on the next connection. */
  readonly #claims: OriginClaim[] = [];
  /** Who holds others' words back, and the words that wait. */
  #holders = 0;
  readonly #waiting: Uint8Array[] = [];
  #paused: PausedWords | null = null;
  #lastIn = -PACE_MS;
  #cancelPace: (() => void) | null = null;
  #waits = 0;
  #cancelWait: () => void = () => {};
  #over = false;

  constructor(deps: CopyDeps) {
    this.#deps = deps;
    this.doc = new Y.Doc();
    keepBetweenNeighbours(this.doc);
    this.#savedVector = Y.encodeStateVector(this.doc);
    this.#state = new Value<CopyState>({ connected: false, joined: false, unsaved: 0, held: null, waiting: 0 });
    this.state = this.#state;
    this.provider = new WebsocketProvider(deps.url, deps.document, this.doc, {
      connect: false,
      disableBc: true,
      resyncInterval: RESYNC_MS,
      params: deps.params(),
      WebSocketPolyfill: tellingSocket(deps.Socket, {
        opened: () => this.#opened(),
        sent: (frame) => this.#sent(frame),
      }),
    });
    this.#listen();
  }

  connect(): void {
    if (this.#over) return;
    this.provider.params = this.#deps.params();
    this.provider.connect();
  }

  /** Joins anew with the present parameters and hands the whole difference in again. */
  reconnect(): void {
    if (this.#over) return;
    this.#cancelWait();
    this.provider.disconnect();
    this.connect();
  }

  /** The meeting takes words again: the same ones are sent again. */
  release(): void {
    if (this.#state.get().held === null) return;
    this.#set({ held: null });
    this.reconnect();
  }

  hold(held: Held): void {
    this.#set({ held });
  }

  /** An editor's undo and redo bring letters back: the server is told whose they were (C1). */
  readonly watchUndo = (manager: Y.UndoManager): void => {
    observeUndo(this.doc, this.#deps.document, manager, (claims) => this.#claimOrigins(claims));
  };

  /**
   * Others' words wait outside this copy until the answer is called: they would end what an input method composes. The
   * whole copy waits, because Yjs takes no word before those that it builds on.
   */
  readonly holdBack = (): (() => void) => {
    this.#holders += 1;
    let over = false;
    return () => {
      if (over) return;
      over = true;
      this.#holders -= 1;
      if (this.#holders === 0) this.#letInSoon();
    };
  };

  /** Others' words stay off the screen until it is resumed; my own go out. */
  pause(): void {
    if (this.#paused || this.#over || !this.#state.get().joined) return;
    this.#letIn();
    this.#paused = new PausedWords(this.doc, this.#deps.timers);
  }

  resume(): void {
    const paused = this.#paused;
    if (!paused) return;
    this.#paused = null;
    this.#deps.beforeOthers();
    Y.applyUpdate(this.doc, paused.missingIn(this.doc), this.provider);
    this.#set({ waiting: 0 });
  }

  /** Everything the server lacks, as one update, and the state it was written on. null: the server has everything. */
  difference(): { update: Uint8Array; on: Uint8Array } | null {
    if (this.#made === this.#saved) return null;
    return { update: Y.encodeStateAsUpdate(this.doc, this.#savedVector), on: this.#savedVector };
  }

  /** How far this screen's own letters are saved: those at or beyond this clock are not. */
  get savedClock(): number {
    return Y.decodeStateVector(this.#savedVector).get(this.doc.clientID) ?? 0;
  }

  /** Resolves when everything that stands in the copy now is on disk; false where it will not be. */
  whenSaved(): Promise<boolean> {
    return new Promise((resolve) => {
      const settle = (): boolean => {
        const { unsaved, held, connected } = this.#state.get();
        if (this.#over || (held !== null && unsaved > 0)) resolve(false);
        else if (connected && this.#handedIn && unsaved === 0) {
          this.#letIn(); // whoever asks is about to say what this screen shows
          resolve(true);
        } else return false;
        return true;
      };
      if (settle()) return;
      const again = (): void => {
        if (!settle()) return;
        stop();
        this.#waiters.delete(again);
      };
      const stop = this.#state.subscribe(again);
      this.#waiters.add(again);
    });
  }

  close(): void {
    if (this.#over) return;
    this.resume();
    this.#over = true;
    this.#cancelWait();
    this.#letIn();
    this.provider.destroy();
    this.#set({ connected: false });
  }

  #listen(): void {
    const { provider, doc } = this;
    provider.messageHandlers[FRAME.SAVED] = (_encoder, decoder) => this.#answered(readSaved(decoder).n);
    provider.messageHandlers[FRAME.REFUSED] = (_encoder, decoder) => {
      const { n, code } = readRefused(decoder);
      this.#refused(this.#frames.get(n) ?? 'words', code);
    };
    const takeIn = provider.messageHandlers[WORDS];
    if (!takeIn) throw new Error('the provider takes no words');
    provider.messageHandlers[WORDS] = (encoder, decoder, ...rest) => {
      const kind = decoding.peekVarUint(decoder);
      if (kind === MISSING && this.#paused) {
        decoding.readVarUint(decoder);
        this.#keep(decoding.readVarUint8Array(decoder));
        return takeIn(encoder, inStep(), ...rest);
      }
      if (kind !== UPDATE) {
        if (kind === MISSING) this.#deps.beforeOthers();
        return takeIn(encoder, decoder, ...rest);
      }
      decoding.readVarUint(decoder);
      const update = decoding.readVarUint8Array(decoder);
      if (this.#paused) return this.#keep(update);
      this.#waiting.push(update);
      this.#letInSoon();
    };
    // y-websocket would send every caret it hears of back to the server: with thirty people nine hundred for each move.
    const tellCarets = provider._awarenessUpdateHandler;
    provider.awareness.off('update', tellCarets);
    provider.awareness.on('update', (changes: Parameters<typeof tellCarets>[0], origin: unknown) => {
      if (origin !== provider) tellCarets(changes, origin);
    });
    observeDeeds(doc, this.#deps.document, (claims) => this.#claimOrigins(claims));
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === provider) return;
      this.#paused?.takeMine(update);
      this.#made += 1;
      this.#tally();
    });
    provider.on('status', ({ status }) => this.#set({ connected: status === 'connected' }));
    provider.on('sync', (inStep: boolean) => {
      if (inStep) this.#set({ joined: true });
    });
    provider.on('connection-close', () => this.#connectionOver());
    provider.on('closed', ({ code }) => this.#closed(code));
  }

  #keep(update: Uint8Array): void {
    this.#paused?.take(update);
    this.#set({ waiting: this.#paused?.changes ?? 0 });
  }

  /** At once when it is quiet; when thirty people type, what they typed within a moment is drawn once. */
  #letInSoon(): void {
    if (this.#holders > 0 || this.#cancelPace) return;
    const left = this.#lastIn + PACE_MS - this.#deps.timers.elapsed();
    if (left <= 0) this.#letIn();
    else this.#cancelPace = this.#deps.timers.after(left, () => this.#letIn());
  }

  #letIn(): void {
    this.#cancelPace?.();
    this.#cancelPace = null;
    this.#lastIn = this.#deps.timers.elapsed();
    const waiting = this.#waiting.splice(0);
    if (waiting.length === 0) return;
    this.#deps.beforeOthers();
    this.doc.transact(() => {
      for (const update of waiting) Y.applyUpdate(this.doc, update, this.provider);
    }, this.provider);
  }

  #opened(): void {
    this.#connectionOver();
    this.#ask();
  }

  #connectionOver(): void {
    this.#handedIn = false;
    this.#asked = null;
    this.#askAgain = false;
    this.#frameCount = 0;
    this.#frames.clear();
  }

  #sent(frame: CountedFrame): void {
    this.#frameCount += 1;
    this.#frames.set(this.#frameCount, frame);
    if (frame === 'handIn') {
      this.#handedIn = true;
      // Where nothing was unsaved the state stays as it is, and nobody else would tell them.
      for (const again of [...this.#waiters]) again();
      this.#say(inOneStep(this.#claims, this.#deps.document));
    }
    if (frame === 'handIn' || frame === 'words') this.#askSoon();
  }

  /** One question at a time: under load the answer to one is the pace of the next. */
  #askSoon(): void {
    if (this.#asked) {
      this.#askAgain = true;
      return;
    }
    if (this.#asking) return;
    this.#asking = true;
    queueMicrotask(() => {
      this.#asking = false;
      if (!this.#asked) this.#ask();
    });
  }

  #ask(): void {
    const n = this.#nextAsk;
    this.#nextAsk += 1;
    const vector = this.#handedIn ? Y.encodeStateVector(this.doc) : null;
    this.#asked = { n, made: this.#made, vector, frames: this.#frameCount, claims: this.#claims.length };
    this.#send(writeAskSaved(n));
  }

  #answered(n: number): void {
    const asked = this.#asked;
    if (asked?.n !== n) return;
    this.#asked = null;
    for (const frame of this.#frames.keys()) if (frame <= asked.frames) this.#frames.delete(frame);
    if (asked.vector && this.#state.get().held === null) {
      this.#saved = asked.made;
      this.#savedVector = asked.vector;
      this.#claims.splice(0, asked.claims);
      this.#waits = 0;
    }
    this.#tally();
    if (!this.#askAgain) return;
    this.#askAgain = false;
    this.#ask();
  }

  #refused(frame: CountedFrame, code: string): void {
    if (frame === 'presence' && code !== 'taken') return; // where somebody's caret is, nobody misses
    switch (code) {
      case 'gap':
      case 'storage':
        // Neither the question on its way nor a later one covers these words: only handing in the whole difference does.
        this.#asked = null;
        this.#handedIn = false;
        this.#resendLater();
        return;
      case 'frozen':
      case 'locked':
        this.#asked = null;
        this.hold(code);
        return;
      default:
        this.#end({ code, again: code !== 'not-allowed' && code !== 'not-found' && code !== 'signed-out' });
    }
  }

  #resendLater(): void {
    const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** this.#waits);
    this.#waits += 1;
    this.#cancelWait();
    this.#cancelWait = this.#deps.timers.after(wait, () => this.reconnect());
  }

  #closed(code: number): void {
    switch (code) {
      case CLOSE.frozenOrLocked:
        return this.hold('locked');
      case CLOSE.flood:
        return this.#resendLater();
      case CLOSE.signedOut:
        return this.#end({ code: 'signed-out', again: false });
      case CLOSE.notAllowed:
        return this.#end({ code: 'not-allowed', again: false });
      case CLOSE.otherGeneration:
        return this.#end({ code: 'other-generation', again: false });
      case CLOSE.oldSchema:
        return this.#end({ code: 'old-schema', again: false });
      default:
        return this.#end({ code: 'malformed', again: true });
    }
  }

  #end(end: CopyEnd): void {
    if (this.#over) return;
    this.close();
    this.#deps.ended(end);
  }

  #claimOrigins(origins: OriginClaim[]): void {
    this.#claims.push(...origins);
    if (!this.#handedIn) return; // the server does not have the letters yet
    this.#say(origins);
    this.#askSoon();
  }

  #say(origins: readonly OriginClaim[]): void {
    for (let at = 0; at < origins.length; at += MOST_CLAIMS)
      this.#send(writeOrigins(origins.slice(at, at + MOST_CLAIMS)));
  }

  #send(frame: Uint8Array): void {
    const { ws } = this.provider;
    if (ws && ws.readyState === ws.OPEN) ws.send(frame as Uint8Array<ArrayBuffer>);
  }

  #tally(): void {
    this.#set({ unsaved: this.#made - this.#saved });
  }

  #set(changed: Partial<CopyState>): void {
    const before = this.#state.get();
    const next = { ...before, ...changed };
    const same = (Object.keys(next) as (keyof CopyState)[]).every((key) => next[key] === before[key]);
    if (!same) this.#state.set(next);
  }
}

/** The provider is in step all the same; what it lacks is kept beside it. */
function inStep(): decoding.Decoder {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, MISSING);
  encoding.writeVarUint8Array(encoder, NOTHING);
  return decoding.createDecoder(encoding.toUint8Array(encoder));
}
