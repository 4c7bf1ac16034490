/**
 * A meeting's server for tests of the client alone: the real rules, no store, no gate. It answers our wire over HTTP,
 * socket.io and the document socket, and whoever asks is who their cookie says (`who=<person>`).
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Server as SocketServer } from 'socket.io';
import { WebSocketServer, type WebSocket } from 'ws';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { readPlanRow, wordsOfRoot } from '../../shared/document/readBlocks.ts';
import { rootsOf } from '../../shared/document/roots.ts';
import {
  mintId,
  mintRestrictedDocument,
  SHARED_DOCUMENT,
  type ActionId,
  type DocumentId,
  type PersonId,
  type ScreenId,
} from '../../shared/ids.ts';
import type { ClosingReview } from '../../shared/record/closingReview.ts';
import type { Command, ServerCommand } from '../../shared/rules/commands.ts';
import { decide } from '../../shared/rules/decide.ts';
import type { MeetingEvent } from '../../shared/rules/events.ts';
import { evolve } from '../../shared/rules/evolve.ts';
import { everyoneIn } from '../../shared/rules/freeze.ts';
import type { Meeting } from '../../shared/rules/meeting.ts';
import { POLICY } from '../../server/http/guard.ts';
import { visibleEvent } from '../../shared/rules/visibility.ts';
import type {
  ClientToServer,
  CommandAnswer,
  Happening,
  ScreenOfPerson,
  ServerToClient,
  Welcome,
} from '../../shared/wire/rt.ts';
import type { RefusalCode } from '../../shared/wire/refusals.ts';
import { readClientFrame, writeServerFrame } from '../../shared/wire/sync.ts';
import { browserRandom as random } from '../../client/wire/ambient.ts';
import { UNKNOWN_CLOCK } from '../../shared/clock.ts';

interface Stamped {
  at: string;
  by: PersonId | null;
  event: MeetingEvent;
}

interface Peer {
  socket: WebSocket;
  person: PersonId;
  screen: string | null;
  presence: Map<number, { clock: number; state: string }>;
}

export class FakeMeeting {
  meeting: Meeting | null = null;
  readonly late: unknown[] = [];
  readonly docs = new Map<DocumentId, Y.Doc>();
  readonly #events: Stamped[] = [];
  readonly #http = createServer((request, response) => void this.#serve(request, response));
  readonly #commands = new SocketServer<ClientToServer, ServerToClient>({
    path: '/rt',
    transports: ['websocket'],
    destroyUpgrade: false,
  });
  readonly #documents = new WebSocketServer({ noServer: true });
  readonly #peers = new Map<DocumentId, Set<Peer>>();
  readonly #screens = new Map<string, ScreenOfPerson>();
  readonly #told = new Map<string, Happening[]>();
  readonly #pages: string;
  readonly #signIn: Readonly<Record<string, PersonId>>;
  #closing: (() => void)[] = [];
  /** After the freeze: the ten seconds in which screens may still send. */
  windowOpen = true;
  /** Words are refused with this. */
  refuses: RefusalCode | null = null;
  /** Command connections end at once. */
  shutsOut = false;
  /** Questions "saved?" are answered only when this is false again and `answerSaved()` was called. */
  keepsSaved = false;
  readonly #unanswered: (() => void)[] = [];
  /** So many commands are carried out, and their answer is lost with the connection. */
  losesAnswers = 0;
  readonly commandIds: string[] = [];
  #everybodyIs: PersonId | null;

  constructor(options: {
    events: Stamped[];
    pages?: string;
    codes?: Record<string, PersonId>;
    everybodyIs?: PersonId;
  }) {
    this.#pages = options.pages ?? 'dist/client';
    this.#signIn = options.codes ?? {};
    this.#everybodyIs = options.everybodyIs ?? null;
    for (const stamped of options.events) this.#append(stamped);
  }

  async listen(port = 0): Promise<string> {
    this.#commands.attach(this.#http);
    this.#commands.on('connection', (socket) => {
      if (this.shutsOut) {
        socket.conn.close();
        return;
      }
      const person = this.#everybodyIs ?? personOf(socket.request);
      const screen = mintId<ScreenId>(random);
      this.#screens.set(socket.id, { person, screen, goneAt: null });
      this.#told.set(socket.id, this.#happeningsFor(person));
      socket.emit('welcome', this.#welcome(person, screen));
      this.#commands.emit('screens', [...this.#screens.values()]);
      socket.on('command', ({ id, command }, answer) => {
        const known = this.commandIds.includes(id);
        this.commandIds.push(id);
        const done = known ? { ok: true as const, happenings: [] } : this.command(person, command as Command);
        if (this.losesAnswers === 0) return answer(done);
        this.losesAnswers -= 1;
        socket.conn.close();
      });
      socket.on('disconnect', () => {
        this.#screens.delete(socket.id);
        this.#commands.emit('screens', [...this.#screens.values()]);
      });
    });
    this.#http.on('upgrade', (request, socket, head) => {
      const url = new URL(request.url ?? '/', 'http://localhost');
      const [, place, , document] = url.pathname.split('/');
      if (place !== 'sync') return;
      this.#documents.handleUpgrade(request, socket, head, (ws) => {
        this.#join(ws, this.#everybodyIs ?? personOf(request), document as DocumentId, url.searchParams.get('screen'));
      });
    });
    await new Promise<void>((resolve) => this.#http.listen(port, '127.0.0.1', resolve));
    const address = this.#http.address();
    return `http://localhost:${typeof address === 'object' && address ? address.port : 0}`;
  }

  async close(): Promise<void> {
    for (const task of this.#closing) task();
    for (const ws of this.#documents.clients) ws.terminate();
    const closed = this.#commands.close();
    // A browser opens connections ahead and asks nothing on them: nobody would end those.
    this.#http.closeAllConnections();
    await closed;
  }

  answerSaved(): void {
    this.keepsSaved = false;
    for (const answer of this.#unanswered.splice(0)) answer();
  }

  /** Breaks every connection, as a lost network does. */
  breakConnections(): void {
    for (const ws of this.#documents.clients) ws.terminate();
    for (const socket of this.#commands.sockets.sockets.values()) socket.conn.close();
  }

  command(person: PersonId | null, command: Command | ServerCommand): CommandAnswer {
    const before = person === null ? 0 : this.#happeningsFor(person).length;
    const decided = decide(this.#now, command, this.#context(person));
    if (!decided.ok)
      return {
        ok: false,
        refusal: {
          ...decided.refusal,
          sentence: `Refused: ${decided.refusal.code} ${JSON.stringify(decided.refusal.detail ?? '')}`,
        },
      };
    const at = new Date().toISOString();
    const events = command.type === 'lock' ? [sealed(command.approvedDigest)] : decided.events;
    for (const event of events) this.#append({ at, by: person, event });
    this.#tell();
    this.#follow(events);
    return { ok: true, happenings: person === null ? [] : this.#happeningsFor(person).slice(before) };
  }

  doc(id: DocumentId): Y.Doc {
    const doc = this.docs.get(id) ?? new Y.Doc();
    this.docs.set(id, doc);
    for (const [name, kind] of rootsOf(id, this.#now)) {
      if (kind === 'plan') doc.getMap(name);
      else doc.getXmlFragment(name);
    }
    return doc;
  }

  /** What somebody without a screen in this test writes: every screen is told. */
  edit(id: DocumentId, change: (doc: Y.Doc) => void): void {
    const doc = this.doc(id);
    const before = Y.encodeStateVector(doc);
    doc.transact(() => change(doc));
    const update = writeServerFrame({ type: 'update', update: Y.encodeStateAsUpdate(doc, before) });
    for (const { socket } of this.#peers.get(id) ?? []) socket.send(update);
  }

  get #now(): Meeting {
    if (!this.meeting) throw new Error('not convened');
    return this.meeting;
  }

  #append(stamped: Stamped): void {
    this.#events.push(stamped);
    this.meeting = evolve(this.meeting, stamped.event, { at: stamped.at, by: stamped.by });
  }

  #follow(events: readonly MeetingEvent[]): void {
    for (const event of events) {
      if (event.type === 'freezeAnnounced') {
        const timer = setTimeout(() => this.command(null, { type: 'freezeInForce' }), event.inForceInSeconds * 1000);
        this.#closing.push(() => clearTimeout(timer));
      }
      if (event.type === 'sealed')
        for (const peers of this.#peers.values()) for (const { socket } of peers) socket.close(4423);
    }
    const { freeze, phase } = this.#now;
    if (phase === 'frozen' && freeze && everyoneIn(freeze) && !freeze.collected) {
      const approvedDigest = createHash('sha256').update(String(this.#events.length)).digest('base64');
      this.command(null, { type: 'collected', head: this.#events.length, approvedDigest, saltSeed: 'c2VlZA==' });
    }
  }

  #tell(): void {
    for (const [id, socket] of this.#commands.sockets.sockets) {
      const shown = this.#screens.get(id);
      if (!shown) continue;
      const happenings = this.#happeningsFor(shown.person);
      // What may be seen has changed, not only grown: as the server does, everything is told anew.
      const goesOn = isDeepStrictEqual(happenings.slice(0, this.#told.get(id)?.length), this.#told.get(id));
      this.#told.set(id, happenings);
      if (goesOn) socket.emit('happenings', happenings);
      else socket.emit('welcome', this.#welcome(shown.person, shown.screen));
    }
  }

  #welcome(person: PersonId, screen: ScreenId): Welcome {
    return {
      me: person,
      screen,
      generation: this.#now.generation,
      happenings: this.#happeningsFor(person),
      cursor: '',
      screens: [...this.#screens.values()],
      now: new Date().toISOString(),
      clock: UNKNOWN_CLOCK,
    };
  }

  #happeningsFor(person: PersonId): Happening[] {
    const visible = this.#events.flatMap(({ at, by, event }) => {
      const seen = visibleEvent(event, person, this.#now);
      return seen ? [{ at, by, event: seen }] : [];
    });
    return visible.map((happening, index) => ({ order: index + 1, ...happening }));
  }

  #context(by: PersonId | null) {
    const shared = this.doc(SHARED_DOCUMENT);
    return {
      now: new Date(),
      by,
      head: this.#events.length,
      mint: <T extends string>() => mintId<T>(random),
      mintRestricted: () => mintRestrictedDocument(random),
      wordsOf: () => '',
      blockOf: () => null,
      writersOf: () => new Set<PersonId>(),
      rootWords: (root: string) => wordsOfRoot(shared, root),
      planRow: (id: string) => readPlanRow(shared, id as ActionId),
      planHas: () => true,
      typing: [],
      screens: [...this.#screens.values()],
      digest: (text: string) => createHash('sha256').update(text).digest('base64'),
    };
  }

  #join(socket: WebSocket, person: PersonId, document: DocumentId, screen: string | null): void {
    const peers = this.#peers.get(document) ?? new Set();
    this.#peers.set(document, peers);
    const peer: Peer = { socket, person, screen, presence: new Map() };
    peers.add(peer);
    let ordinal = 0;
    socket.on('close', () => peers.delete(peer));
    socket.send(writeServerFrame({ type: 'step1', stateVector: Y.encodeStateVector(this.doc(document)) }));
    socket.on('message', (data: Buffer) => {
      const frame = readClientFrame(data);
      if (!frame) return socket.close(4400);
      if (frame.type === 'askSaved') {
        const answer = (): void => socket.send(writeServerFrame({ type: 'saved', n: frame.n, cursor: '' }));
        if (this.keepsSaved) this.#unanswered.push(answer);
        else answer();
        return;
      }
      if (frame.type === 'origins' || frame.type === 'askPresence') return;
      ordinal += 1;
      if (frame.type === 'step1') {
        return socket.send(
          writeServerFrame({ type: 'step2', update: Y.encodeStateAsUpdate(this.doc(document), frame.stateVector) }),
        );
      }
      if (frame.type === 'presence') return this.#pass(peers, peer, stamp(this.#now, person, frame.states));
      const code = this.#refuses(peer) ? 'frozen' : this.refuses;
      if (code !== null) return socket.send(writeServerFrame({ type: 'refused', n: ordinal, code }));
      Y.applyUpdate(this.doc(document), frame.update);
      this.#pass(peers, peer, writeServerFrame({ type: 'update', update: frame.update }));
    });
  }

  #refuses(peer: Peer): boolean {
    if (this.#now.phase !== 'frozen') return false;
    return !this.windowOpen || (this.#now.freeze?.flushed.some(({ screen }) => screen === peer.screen) ?? false);
  }

  #pass(peers: Set<Peer>, from: Peer, frame: Uint8Array): void {
    for (const peer of peers) if (peer !== from) peer.socket.send(frame);
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (request.method === 'POST') return this.#post(request, response, pathname);
    if (pathname.endsWith('/closing')) {
      response.setHeader('content-type', 'application/json');
      return void response.end(JSON.stringify(NOTHING_CHANGED));
    }
    const file = pathname.startsWith('/assets/') ? pathname : '/index.html';
    if (pathname.endsWith('/record')) {
      response.setHeader('content-type', 'text/html');
      return void response.end(
        '<!doctype html><html lang="en"><title>Minutes</title><main><h1>Locked minutes</h1></main></html>',
      );
    }
    const type = {
      js: 'text/javascript',
      css: 'text/css',
      html: 'text/html',
      svg: 'image/svg+xml',
      woff2: 'font/woff2',
    }[file.split('.').pop() ?? ''];
    response.setHeader('content-type', type ?? 'application/octet-stream');
    response.setHeader('content-security-policy', POLICY);
    response.end(await readFile(join(this.#pages, file)).catch(() => ''));
  }

  async #post(request: IncomingMessage, response: ServerResponse, pathname: string): Promise<void> {
    let text = '';
    for await (const chunk of request) text += String(chunk);
    const body = JSON.parse(text) as Record<string, string>;
    const answer = (status: number, value: unknown): void => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(value));
    };
    if (pathname === '/api/sign-in') {
      const person = this.#signIn[body['code'] ?? ''];
      if (!person) return answer(403, { refusal: { code: 'code-wrong', sentence: 'That code is not right.' } });
      response.setHeader('set-cookie', `who=${person}; Path=/; HttpOnly; SameSite=Strict`);
      return answer(200, { person, meeting: this.#now.id });
    }
    if (pathname.endsWith('/late')) {
      this.late.push(body);
      const { document, update, on } = body as { document: DocumentId; update: string; on: string };
      this.command(null, { type: 'offerLate', document, update, on, text: 'late words', deviceTime: null });
      return answer(200, {});
    }
    answer(404, { refusal: { code: 'not-found', sentence: 'Not found.' } });
  }
}

/** This server folds no letters, so it knows of no changes. */
const NOTHING_CHANGED: ClosingReview = {
  sinceEnd: [],
  sinceReadBack: [],
  changedWords: [],
  changedBlocks: [],
  devices: { expected: [], held: [], without: [] },
};

function personOf(request: IncomingMessage): PersonId {
  return (/who=([a-z2-7]+)/.exec(request.headers.cookie ?? '')?.[1] ?? '') as PersonId;
}

function sealed(approvedDigest: string): MeetingEvent {
  return {
    type: 'sealed',
    v: 1,
    approvedDigest,
    recordDigest: createHash('sha256').update(approvedDigest).digest('base64'),
    statement: '',
    readAloud: 'everything',
    present: true,
    warnings: [],
  } as MeetingEvent;
}

/** Presence with the server's own words about who it is. */
function stamp(meeting: Meeting, person: PersonId, states: Uint8Array): Uint8Array {
  const attendee = meeting.people[person];
  const user = {
    person,
    name: attendee?.name ?? '',
    organisation: attendee ? (meeting.organisations[attendee.organisation]?.name ?? '') : '',
  };
  return writeServerFrame({ type: 'presence', states: restate(states, user) });
}

function restate(states: Uint8Array, user: unknown): Uint8Array {
  const decoder = decoding.createDecoder(states);
  const encoder = encoding.createEncoder();
  const count = decoding.readVarUint(decoder);
  encoding.writeVarUint(encoder, count);
  for (let i = 0; i < count; i++) {
    encoding.writeVarUint(encoder, decoding.readVarUint(decoder));
    encoding.writeVarUint(encoder, decoding.readVarUint(decoder));
    const state = JSON.parse(decoding.readVarString(decoder)) as Record<string, unknown> | null;
    encoding.writeVarString(encoder, JSON.stringify(state && { ...state, user }));
  }
  return encoding.toUint8Array(encoder);
}
