/**
 * One document connection on the y-websocket wire: frames in, frames out, refusals by ordinal, "saved" in order.
 * Everything it may say or read was decided elsewhere; this file only keeps the order and the limits.
 */
import type { WebSocket } from 'ws';
import type { Timers } from '../../shared/clock.ts';
import type { DocumentId, ScreenId } from '../../shared/ids.ts';
import { CLOSE, closeCodeFor, type CloseCode } from '../../shared/wire/closeCodes.ts';
import type { OriginClaim } from '../../shared/record/authorship.ts';
import type { RefusalCode } from '../../shared/wire/refusals.ts';
import { FRAME, isCounted, readClientFrame, writeServerFrame, type ClientFrame } from '../../shared/wire/sync.ts';
import type { RefusedCode } from '../accessLog/Refused.ts';
import { acceptOrigins } from '../rooms/acceptOrigins.ts';
import { answerStep1, joinDocument, leaveDocument } from '../rooms/joinRoom.ts';
import { cursorFor } from '../rooms/passOn.ts';
import type { DocumentPeer, Who } from '../rooms/Peer.ts';
import type { EditAnswer, Room } from '../rooms/Room.ts';
import { Allowance } from './Allowance.ts';

/** A reader that does not take so much is sent away; on its return a state vector is cheaper than an endless queue. */
const MOST_BUFFERED = 2 * 1024 * 1024;
/** Three unreadable messages within this time are not an accident. */
const UNREADABLE_MS = 60_000;
const MOST_UNREADABLE = 3;
/** A fast typist makes 15 updates a second; sixty for ten seconds is a program. */
const FRAMES_PER_SECOND = 60;
/** So much at once: a reconnect after a day, a pasted page. */
const BURST_SECONDS = 10;
/**
 * y-websocket sends every caret back that it hears of, so a connection's carets are everybody's: each of them moves as
 * often as somebody types, and a room of thirty must not throw its quietest reader out.
 */
const CARETS_PER_SECOND = 30;

export interface DocumentConnection {
  socket: WebSocket;
  room: Room;
  who: Who;
  document: DocumentId;
  screen: ScreenId | null;
  timers: Timers;
  /** A connection that says nothing valid for so long, counted from its start, is nobody's. */
  silentMs: number;
  /** The session may have ended since: asked before every frame. */
  signedIn(): boolean;
  /** For the access log. */
  refused(code: RefusedCode): void;
  left(room: Room): void;
}

export function openDocumentSocket(connection: DocumentConnection): void {
  new DocumentSocket(connection);
}

class DocumentSocket implements DocumentPeer {
  readonly who: Who;
  readonly document: DocumentId;
  readonly screen: ScreenId | null;
  readonly #to: DocumentConnection;
  readonly #unreadable: number[] = [];
  readonly #asked: { n: number; after: number }[] = [];
  /** Frames of type 0 and 1, counted from 1: the ordinals of a 102. */
  #ordinal = 0;
  /** Everything that must be settled before a 101 is answered, claims of origin too. */
  #received = 0;
  #settledTo = 0;
  readonly #settledAhead = new Set<number>();
  /** A client that has asked "saved?" once understands a 102; any other is closed with the matching code. */
  #understands = false;
  #spoken = false;
  #closed = false;
  readonly #words: Allowance;
  readonly #carets: Allowance;
  #reading: Promise<void> = Promise.resolve();

  constructor(connection: DocumentConnection) {
    this.#to = connection;
    this.who = connection.who;
    this.document = connection.document;
    this.screen = connection.screen;
    const { socket, timers, room, silentMs } = connection;
    const everybody = (): number => CARETS_PER_SECOND * (1 + room.documentPeers.size);
    this.#words = new Allowance(() => FRAMES_PER_SECOND, BURST_SECONDS, timers.elapsed());
    this.#carets = new Allowance(everybody, BURST_SECONDS, timers.elapsed());
    const cancelSilent = timers.after(silentMs, () => {
      if (!this.#spoken) this.#end('silent', CLOSE.silent);
    });
    socket.on('message', (data: Buffer, binary: boolean) => this.#hear(binary ? data : new Uint8Array()));
    socket.on('error', () => socket.terminate()); // ws has closed it with its own code already
    socket.on('close', () => {
      cancelSilent();
      this.#left();
    });
    void this.#join();
  }

  send(frame: Uint8Array): void {
    const { socket } = this.#to;
    if (socket.readyState !== socket.OPEN) return;
    if (socket.bufferedAmount > MOST_BUFFERED) {
      this.close(CLOSE.tooSlow);
      return;
    }
    socket.send(frame);
  }

  close(code: CloseCode): void {
    if (this.#closed) return;
    this.#left();
    this.#to.socket.close(code);
  }

  /** Sent away for a reason that the access log is to know. */
  #end(refused: RefusedCode, code: CloseCode): void {
    if (this.#closed) return;
    this.#to.refused(refused);
    this.close(code);
  }

  async #join(): Promise<void> {
    const refused = await joinDocument(this.#to.room, this).catch((): RefusalCode => 'storage');
    if (refused) this.#end(refused, closeCodeFor(refused));
    else if (this.#closed) leaveDocument(this.#to.room, this);
  }

  #left(): void {
    if (this.#closed) return;
    this.#closed = true;
    leaveDocument(this.#to.room, this);
    this.#to.left(this.#to.room);
  }

  #hear(bytes: Uint8Array): void {
    if (this.#closed) return;
    if (!this.#to.signedIn()) return this.#end('signed-out', CLOSE.signedOut);
    const allowance = bytes[0] === FRAME.PRESENCE ? this.#carets : this.#words;
    if (!allowance.takes(this.#to.timers.elapsed())) return this.#end('slow-down', CLOSE.flood);
    const frame = readClientFrame(bytes);
    if (!frame) return this.#notUnderstood(isCounted(bytes));
    this.#spoken = true;
    this.#take(frame);
  }

  #take(frame: ClientFrame): void {
    switch (frame.type) {
      case 'step1':
        return this.#settleBy(answerStep1(this.#to.room, this, frame.stateVector).then(asAnswer));
      case 'update':
        return this.#settleBy(this.#offer(frame.update));
      case 'presence':
        return this.#settleBy(this.#inOrder(() => this.#to.room.presence.hear(this, frame.states)));
      case 'askPresence':
        return this.#to.room.presence.greet(this);
      case 'askSaved':
        this.#understands = true;
        this.#asked.push({ n: frame.n, after: this.#received });
        return this.#answerSaved();
      case 'origins':
        return this.#takeOrigins(frame.origins);
    }
  }

  #offer(update: Uint8Array): Promise<EditAnswer> {
    return new Promise((resolve) => {
      const { room } = this.#to;
      if (room.closed) return resolve({ ok: false, code: 'storage' });
      const { who, screen, document } = this;
      room.line.offer({ who, screen, document, deed: { bytes: update }, from: this, answer: resolve });
    });
  }

  /** Presence of one connection stays in its own order even while an id is being claimed. */
  #inOrder(task: () => Promise<EditAnswer>): Promise<EditAnswer> {
    const done = this.#reading.then(task);
    this.#reading = done.then(
      () => {},
      () => {},
    );
    return done;
  }

  #settleBy(answer: Promise<EditAnswer>): void {
    const ordinal = ++this.#ordinal;
    const place = ++this.#received;
    void answer
      .catch((): EditAnswer => ({ ok: false, code: 'storage' }))
      .then((answered) => {
        if (!answered.ok) this.#refuse(ordinal, answered.code);
        this.#settled(place);
      });
  }

  #settled(place: number): void {
    this.#settledAhead.add(place);
    while (this.#settledAhead.delete(this.#settledTo + 1)) this.#settledTo += 1;
    this.#answerSaved();
  }

  /** A claim that could not be saved has no ordinal to refuse it by: the screen comes back and says it again. */
  #takeOrigins(origins: OriginClaim[]): void {
    const place = ++this.#received;
    void acceptOrigins(this.#to.room, this, origins)
      .catch(() => false)
      .then((saved) => {
        if (!saved) return this.close(CLOSE.storage);
        this.#settled(place);
      });
  }

  #refuse(n: number, code: RefusalCode): void {
    this.#to.refused(code);
    if (this.#understands) this.send(writeServerFrame({ type: 'refused', n, code }));
    else this.close(closeCodeFor(code));
  }

  #answerSaved(): void {
    for (let next = this.#asked[0]; next && next.after <= this.#settledTo; next = this.#asked[0]) {
      this.#asked.shift();
      const cursor = cursorFor(this.#to.room, this.who.person);
      this.send(writeServerFrame({ type: 'saved', n: next.n, cursor }));
    }
  }

  /** What is not counted, and a client that counts its own frames does not count, has no ordinal: 0. */
  #notUnderstood(counted: boolean): void {
    const now = this.#to.timers.elapsed();
    this.#unreadable.push(now);
    while (this.#unreadable[0] !== undefined && this.#unreadable[0] < now - UNREADABLE_MS) this.#unreadable.shift();
    const ordinal = counted ? ++this.#ordinal : 0;
    const place = ++this.#received;
    this.#to.refused('malformed');
    if (!this.#understands || this.#unreadable.length >= MOST_UNREADABLE) return this.close(CLOSE.malformed);
    this.send(writeServerFrame({ type: 'refused', n: ordinal, code: 'malformed' }));
    this.#settled(place);
  }
}

function asAnswer(code: RefusalCode | null): EditAnswer {
  return code ? { ok: false, code } : { ok: true };
}
