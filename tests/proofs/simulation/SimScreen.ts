/**
 * One simulated person's screen: the y-websocket client's behaviour on a simulated connection, hands that type, split,
 * join, cut, paste and undo, and a memory of what it was promised. Every letter a person types is from an alphabet of
 * their own, so whoever reads a letter anywhere knows who first wrote it, without asking the code under test.
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { inOneStep } from '../../../shared/document/claimParts.ts';
import { keepBetweenNeighbours } from '../../../shared/document/neighbours.ts';
import { observeOrigins } from '../../../shared/document/originClaims.ts';
import { SHARED_DOCUMENT, type PersonId, type ScreenId, type SessionId } from '../../../shared/ids.ts';
import type { OriginClaim } from '../../../shared/record/authorship.ts';
import { writeAskSaved, writeOrigins, writeUpdate } from '../../../shared/wire/sync.ts';
import type { Room } from '../../../server/rooms/Room.ts';
import { PATIENCE } from '../../../server/sockets/Patience.ts';
import { openDocumentSocket } from '../../../server/sockets/documentSocket.ts';
import type { Chance, VirtualTime } from '../../support/seededWorld.ts';
import { Hands } from './Hands.ts';
import { SimLink } from './SimLink.ts';
import type { SimNode } from './SimNode.ts';

const REMOTE = 'remote';

export interface SimPerson {
  person: PersonId;
  index: number;
  screen: ScreenId;
  session: SessionId;
  root: string;
}

/** Words that were acknowledged: of each client id, every letter below a clock. */
export type Promised = Map<number, number>;

export class SimScreen {
  readonly who: SimPerson;
  readonly promised: Promised = new Map();
  readonly hands: Hands;

  readonly refusals: string[] = [];
  /** The code that closed the last connection; null while one is open. */
  closedWith: number | null = null;
  inSync = false;
  node: SimNode | null = null;
  readonly doc = new Y.Doc();
  readonly #time: VirtualTime;
  readonly #chance: Chance;
  #link: SimLink | null = null;
  #asked = 0;
  #received = new Map<number, { clock: number; sent: number; claims: number }>();
  #sent = 0;
  /** Ordinal of the frame that brought, on this connection, everything the server lacked. */
  #stateSentAt: number | null = null;
  /** Ordinals that a 102 named on this connection. */
  #refused = new Set<number>();
  /** Claims of origin not yet covered by an answered question: sent again after a reconnect. */
  #claims: OriginClaim[] = [];

  constructor(who: SimPerson, time: VirtualTime, chance: Chance) {
    this.who = who;
    this.#time = time;
    this.#chance = chance;
    this.doc.clientID = 1 + chance.whole(2 ** 31 - 2);
    this.hands = new Hands(this.doc, who, chance);
    keepBetweenNeighbours(this.doc);
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== REMOTE) this.#say(writeUpdate(update), true);
    });
    observeOrigins(this.doc, SHARED_DOCUMENT, this.hands.undo, (claims) => {
      this.#claims.push(...claims);
      this.#say(writeOrigins(claims), false);
    });
  }

  get connected(): boolean {
    return this.#link !== null && this.#link.open;
  }

  /** Closed for good: frozen or locked, refused as somebody else's, or too old. */
  get over(): boolean {
    return !this.connected && this.closedWith !== null && this.closedWith >= 4400 && this.closedWith < 4500;
  }

  /** Claims of origin that nobody has answered for: a meeting that froze meanwhile never heard them. */
  get owesClaims(): boolean {
    return this.#claims.length > 0;
  }

  /** Letters of this screen that were not yet acknowledged. */
  get owes(): number {
    return Y.getState(this.doc.store, this.doc.clientID) - (this.promised.get(this.doc.clientID) ?? 0);
  }

  /** Something it said on this connection was refused, perhaps words taken out: a screen comes back and says all again. */
  get wasRefused(): boolean {
    return this.#refused.size > 0;
  }

  connect(room: Room, node: SimNode): void {
    this.node = node;
    const link: SimLink = new SimLink(this.#time, this.#chance, {
      hear: (frame) => this.#hear(frame),
      closed: (code) => this.#closed(code),
    });
    this.#link = link;
    this.closedWith = null;
    this.#sent = 0;
    this.#stateSentAt = null;
    this.#refused = new Set();
    this.#received = new Map();
    openDocumentSocket({
      socket: link.serverEnd,
      room,
      who: { person: this.who.person, session: this.who.session },
      document: SHARED_DOCUMENT,
      screen: this.who.screen,
      timers: this.#time,
      silentMs: PATIENCE.silent,
      signedIn: () => true,
      refused: () => {},
      left: () => {},
    });
    // First of all a question, so that refusals come as 102 and the connection stays open.
    this.ask();
    this.#say(step(0, Y.encodeStateVector(this.doc)), true);
  }

  cut(): void {
    this.#link?.cut(1006);
  }

  /** Asks whether everything said so far is on disk. */
  ask(): void {
    if (!this.connected) return;
    this.#asked += 1;
    this.#received.set(this.#asked, {
      clock: Y.getState(this.doc.store, this.doc.clientID),
      sent: this.#sent,
      claims: this.#claims.length,
    });
    this.#link?.toServer(writeAskSaved(this.#asked));
  }

  #say(frame: Uint8Array, counted: boolean): void {
    if (!this.connected) return;
    if (counted) this.#sent += 1;
    this.#link?.toServer(frame);
  }

  #hear(frame: Uint8Array): void {
    const decoder = decoding.createDecoder(frame);
    switch (decoding.readVarUint(decoder)) {
      case 0:
        return this.#hearSync(decoder);
      case 101:
        return this.#hearSaved(decoding.readVarUint(decoder));
      case 102: {
        this.#refused.add(decoding.readVarUint(decoder));
        this.refusals.push(decoding.readVarString(decoder));
      }
    }
  }

  #hearSync(decoder: decoding.Decoder): void {
    const type = decoding.readVarUint(decoder);
    const bytes = decoding.readVarUint8Array(decoder);
    if (type === 0) {
      this.#say(step(1, Y.encodeStateAsUpdate(this.doc, bytes)), true);
      this.#stateSentAt = this.#sent;
      if (this.#claims.length > 0) this.#say(writeOrigins(inOneStep(this.#claims, SHARED_DOCUMENT)), false);
      this.ask();
      return;
    }
    Y.applyUpdate(this.doc, bytes, REMOTE);
    if (type === 1) this.inSync = true;
  }

  /** Everything before question `n` is kept, unless a frame before it was refused on this connection. */
  #hearSaved(n: number): void {
    const asked = this.#received.get(n);
    if (!asked) return;
    this.#received.delete(n);
    if ([...this.#refused].some((ordinal) => ordinal <= asked.sent)) return;
    // Before the first exchange of state nothing of an earlier connection is covered by the question.
    if (this.#stateSentAt === null || asked.sent < this.#stateSentAt) return;
    this.#answeredClaims(asked.claims);
    this.promised.set(this.doc.clientID, Math.max(asked.clock, this.promised.get(this.doc.clientID) ?? 0));
  }

  /** Those sent before the question are kept or known to be false; later ones are asked about later. */
  #answeredClaims(count: number): void {
    this.#claims.splice(0, count);
    for (const asked of this.#received.values()) asked.claims = Math.max(0, asked.claims - count);
  }

  #closed(code: number): void {
    this.closedWith = code;
    this.inSync = false;
  }
}

function step(type: 0 | 1, bytes: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, 0);
  encoding.writeVarUint(encoder, type);
  encoding.writeVarUint8Array(encoder, bytes);
  return encoding.toUint8Array(encoder);
}
