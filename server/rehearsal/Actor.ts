/** One attendee at a screen, over the network alone: signed in with their own code, connected as any client would be. */
import { createHash } from 'node:crypto';
import { io, type Socket } from 'socket.io-client';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import type * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import {
  mintId,
  SHARED_DOCUMENT,
  type DocumentId,
  type MeetingId,
  type PersonId,
  type ScreenId,
} from '../../shared/ids.ts';
import type { Random, Timers } from '../../shared/clock.ts';
import { rootsOf } from '../../shared/document/roots.ts';
import { shownWords } from '../../shared/document/shownWords.ts';
import type { Meeting } from '../../shared/rules/meeting.ts';
import { evolve } from '../../shared/rules/evolve.ts';
import type { ClientToServer, CommandAnswer, Happening, ServerToClient } from '../../shared/wire/rt.ts';
import { FRAME, readRefused, readSaved, writeAskSaved } from '../../shared/wire/sync.ts';
import { ANSWER_MS, pause, Stopped, within } from './stopping.ts';

/** A whole meeting that signs in from one address is told to go slower: it waits and tries again, as people would. */
const SLOWER_MS = 5_000;
const MOST_SIGN_INS = 15;
const SLOW_DOWN = 429;

export interface ActorParts {
  origin: string;
  invitation: string;
  code: string;
  random: Random;
  timers: Timers;
}

interface OpenDocument {
  doc: Y.Doc;
  provider: WebsocketProvider;
  asked: number;
  waiting: Map<number, () => void>;
}

export class Actor {
  readonly person: PersonId;
  readonly meetingId: MeetingId;
  readonly screen: ScreenId;
  /** Every byte that its sockets brought, for whoever looks for what should not be there. */
  readonly received: Uint8Array[] = [];
  readonly refusals: string[] = [];
  meeting: Meeting | null = null;
  readonly #parts: ActorParts;
  readonly #cookie: string;
  readonly #documents = new Map<DocumentId, OpenDocument>();
  readonly #listeners = new Set<() => void>();
  #socket: Socket<ServerToClient, ClientToServer> | null = null;

  private constructor(parts: ActorParts, cookie: string, person: PersonId, meeting: MeetingId) {
    this.#parts = parts;
    this.#cookie = cookie;
    this.person = person;
    this.meetingId = meeting;
    this.screen = mintId<ScreenId>(parts.random);
  }

  /** Signs in by invitation and code; throws with the server's sentence where it refuses. */
  static async signIn(parts: ActorParts): Promise<Actor> {
    for (let tries = 1; ; tries++) {
      const response = await fetch(`${parts.origin}/api/sign-in`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ invitation: parts.invitation, code: parts.code }),
      });
      if (response.status === SLOW_DOWN && tries < MOST_SIGN_INS) {
        await pause(parts.timers, SLOWER_MS);
        continue;
      }
      if (!response.ok) throw new Stopped(`signing in was refused: ${await response.text()}`);
      const [cookie = ''] = response.headers.getSetCookie();
      const { person, meeting } = (await response.json()) as { person: PersonId; meeting: MeetingId };
      return new Actor(parts, cookie.split(';')[0] ?? '', person, meeting);
    }
  }

  /** Opens the command socket; resolves with the first welcome, which tells the meeting so far. */
  async join(): Promise<void> {
    const socket: Socket<ServerToClient, ClientToServer> = io(this.#parts.origin, {
      path: '/rt',
      transports: ['websocket'],
      auth: { meeting: this.meetingId, screen: this.screen },
      extraHeaders: { cookie: this.#cookie },
      forceNew: true,
    });
    this.#socket = socket;
    socket.io.engine.on('packet', ({ data }: { data?: unknown }) => {
      if (typeof data === 'string') this.received.push(Buffer.from(data));
    });
    socket.on('happenings', (happenings) => this.#hear(happenings));
    const welcomed = new Promise<void>((resolve, reject) => {
      socket.on('refused', (refusal) => {
        this.refusals.push(refusal.code);
        reject(new Stopped(refusal.sentence));
      });
      socket.on('welcome', ({ happenings }) => {
        this.meeting = null;
        this.#hear(happenings);
        resolve();
      });
    });
    await within(this.#parts.timers, welcomed, 'the meeting did not welcome a screen');
  }

  /** A document this person may read, in sync with the server. */
  async open(id: DocumentId = SHARED_DOCUMENT): Promise<Y.Doc> {
    const known = this.#documents.get(id);
    if (known) return known.doc;
    const doc = new Y.Doc();
    const provider = this.#connect(id, doc, { screen: this.screen });
    const open: OpenDocument = { doc, provider, asked: 0, waiting: new Map() };
    this.#documents.set(id, open);
    provider.messageHandlers[FRAME.SAVED] = (_encoder: unknown, decoder: decoding.Decoder) => {
      const { n } = readSaved(decoder);
      open.waiting.get(n)?.();
      open.waiting.delete(n);
      this.#lookAgain();
    };
    provider.messageHandlers[FRAME.REFUSED] = (_encoder: unknown, decoder: decoding.Decoder) => {
      this.refusals.push(readRefused(decoder).code);
    };
    await this.#inSync(provider);
    return doc;
  }

  /** The shared document on a second page of the same person, which only looks. `stop` closes the page. */
  async watch(): Promise<{ doc: Y.Doc; stop: () => void }> {
    const doc = new Y.Doc();
    const provider = this.#connect(SHARED_DOCUMENT, doc, {});
    await this.#inSync(provider);
    return { doc, stop: () => provider.destroy() };
  }

  /** Resolves when everything typed so far is on disk. A question that a lost connection took along is asked again. */
  async saved(id: DocumentId = SHARED_DOCUMENT): Promise<void> {
    const open = this.#documents.get(id);
    if (!open) return;
    let answered = false;
    while (!answered) {
      await this.#until(() => open.provider.synced, 'a connection did not come back');
      const { ws } = open.provider;
      open.asked += 1;
      open.waiting.set(open.asked, () => {
        answered = true;
      });
      ws?.send(new Uint8Array(writeAskSaved(open.asked)));
      await this.#until(() => answered || open.provider.ws !== ws, 'nobody said whether it is saved');
    }
  }

  /** Cuts the connection to a document; what is typed meanwhile waits on the screen. */
  loseConnection(id: DocumentId = SHARED_DOCUMENT): void {
    this.#documents.get(id)?.provider.disconnect();
  }

  regainConnection(id: DocumentId = SHARED_DOCUMENT): void {
    this.#documents.get(id)?.provider.connect();
  }

  /** Where this person is writing, as their caret says to the others; null: nowhere. */
  showCaret(at: { root: string; text: Y.Text } | null): void {
    const awareness = this.#documents.get(SHARED_DOCUMENT)?.provider.awareness;
    const place: unknown =
      at && Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(at.text, at.text.length));
    awareness?.setLocalStateField('root', at?.root ?? null);
    awareness?.setLocalStateField('cursor', at && { anchor: place, head: place });
  }

  /** Calls `listener` whenever something happened in the meeting. */
  onHappening(listener: () => void): void {
    this.#listeners.add(listener);
  }

  isConnected(id: DocumentId = SHARED_DOCUMENT): boolean {
    return this.#documents.get(id)?.provider.wsconnected ?? false;
  }

  /** Decides something; answers what happened or the refusal's code and detail. */
  async command(command: object): Promise<CommandAnswer> {
    const socket = this.#socket;
    if (!socket) throw new Stopped('this person has not joined');
    const id = mintId<string>(this.#parts.random);
    const answered = socket.timeout(ANSWER_MS).emitWithAck('command', { id, command }) as Promise<CommandAnswer>;
    const answer = await answered.catch(() => {
      throw new Stopped(`nobody answered "${(command as { type: string }).type}"`);
    });
    this.received.push(Buffer.from(JSON.stringify(answer)));
    return answer;
  }

  /** As `command`, and throws where it is refused. */
  async decide(command: object): Promise<Happening[]> {
    const answer = await this.command(command);
    if (answer.ok) return answer.happenings;
    const { type } = command as { type: string };
    throw new Stopped(`"${type}" was refused: ${answer.refusal.code} ${JSON.stringify(answer.refusal.detail ?? {})}`);
  }

  /** Resolves when the meeting, as this screen sees it, is so. */
  async sees(what: (meeting: Meeting) => boolean, otherwise: string): Promise<void> {
    await this.#until(() => this.meeting !== null && what(this.meeting), otherwise);
  }

  /** "That was all": asked of a screen when the freeze is in force. */
  async flush(): Promise<void> {
    for (const id of this.#documents.keys()) await this.saved(id);
    const { meeting } = this;
    if (!meeting) throw new Stopped('this person has not joined');
    const digests: Record<DocumentId, string> = {};
    for (const [id, { doc }] of this.#documents)
      digests[id] = createHash('sha256')
        .update(shownWords(doc, rootsOf(id, meeting)))
        .digest('base64');
    await this.decide({ type: 'flushed', screen: this.screen, digests });
  }

  /** Posts frames as a client without sockets would; throws with the first refusal. */
  async post(document: DocumentId, frames: readonly Uint8Array[]): Promise<void> {
    const response = await fetch(`${this.#parts.origin}/api/meetings/${this.meetingId}/frames`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: this.#cookie },
      body: JSON.stringify({ document, frames: frames.map((frame) => Buffer.from(frame).toString('base64')) }),
    });
    const { answers = [] } = (await response.json()) as { answers?: ({ ok: true } | { ok: false; code: string })[] };
    const refused = answers.find(({ ok }) => !ok);
    if (!response.ok || refused) throw new Error(`frames were refused: ${JSON.stringify(refused ?? response.status)}`);
  }

  /** Words that the freeze overtook, handed in once; throws where they are refused. */
  async handIn(late: object): Promise<void> {
    const response = await fetch(`${this.#parts.origin}/api/meetings/${this.meetingId}/late`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: this.#cookie },
      body: JSON.stringify(late),
    });
    if (!response.ok) throw new Stopped(`late words were refused: ${await response.text()}`);
  }

  /** The locked record in this person's copy; null where it is refused. */
  readRecord(): Promise<string | null> {
    return this.#read(`/api/meetings/${this.meetingId}/record`);
  }

  /** What followed the lock, as far as this person may read it; null where it is refused. */
  readAfterwards(): Promise<string | null> {
    return this.#read(`/api/meetings/${this.meetingId}/afterwards`);
  }

  /** What the locked minutes say that this person said; null where it is refused. */
  readSaid(): Promise<string | null> {
    return this.#read(`/api/meetings/${this.meetingId}/said`);
  }

  /** Record and what followed it, as a page. */
  readPage(): Promise<string | null> {
    return this.#read(`/m/${this.meetingId}/record`);
  }

  async #read(path: string): Promise<string | null> {
    const response = await fetch(this.#parts.origin + path, { headers: { cookie: this.#cookie } });
    const text = await response.text();
    return response.ok ? text : null;
  }

  leave(): void {
    for (const { provider, doc } of this.#documents.values()) {
      provider.destroy();
      doc.destroy();
    }
    this.#documents.clear();
    this.#socket?.disconnect();
  }

  #connect(id: DocumentId, doc: Y.Doc, params: Record<string, string>): WebsocketProvider {
    const { received } = this;
    const cookie = this.#cookie;
    class SignedInSocket extends WebSocket {
      constructor(address: string | URL) {
        super(address, { headers: { cookie } });
        this.on('message', (bytes: Buffer) => received.push(new Uint8Array(bytes)));
      }
    }
    const server = `${this.#parts.origin.replace(/^http/, 'ws')}/sync/${this.meetingId}`;
    const provider = new WebsocketProvider(server, id, doc, {
      WebSocketPolyfill: SignedInSocket as unknown as typeof globalThis.WebSocket,
      disableBc: true,
      params,
      maxBackoffTime: 500,
    });
    // Each would say goodbye at the end of the process; a room of forty is called a leak of listeners for it.
    process.off('exit', provider._exitHandler);
    return provider;
  }

  async #inSync(provider: WebsocketProvider): Promise<void> {
    const synced = new Promise<void>((resolve) => provider.once('sync', () => resolve()));
    await within(this.#parts.timers, synced, 'a document did not come in sync');
  }

  #hear(happenings: readonly Happening[]): void {
    for (const { event, at, by } of happenings) this.meeting = evolve(this.meeting, event, { at, by });
    this.#lookAgain();
  }

  #lookAgain(): void {
    for (const listener of [...this.#listeners]) listener();
  }

  async #until(holds: () => boolean, otherwise: string): Promise<void> {
    if (holds()) return;
    const { timers } = this.#parts;
    let cancel = (): void => {};
    let look = (): void => {};
    const held = new Promise<void>((resolve) => {
      look = () => {
        cancel();
        if (holds()) resolve();
        else cancel = timers.after(20, look); // a provider's own state changes without a word
      };
    });
    this.#listeners.add(look);
    look();
    try {
      await within(timers, held, otherwise);
    } finally {
      cancel();
      this.#listeners.delete(look);
    }
  }
}
