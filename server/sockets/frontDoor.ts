/**
 * The only listener for upgrades. Who may come in is decided here, before a WebSocket exists: exact origin, session,
 * generation, schema, a room that opens. engine.io listens too; `destroyUpgrade: false` keeps it from ending sockets
 * that are not its own, so whatever is nobody's must be ended here.
 */
import type { IncomingMessage, Server as HttpServer } from 'node:http';
import type { Duplex } from 'node:stream';
import { Server as SocketServer } from 'socket.io';
import { WebSocketServer } from 'ws';
import type { Random, Timers } from '../../shared/clock.ts';
import { isId, mintId, parseDocumentId, type MeetingId, type ScreenId } from '../../shared/ids.ts';
import { CLOSE, closeCodeFor, type CloseCode } from '../../shared/wire/closeCodes.ts';
import type { RefusalCode } from '../../shared/wire/refusals.ts';
import { RT_PATH, type ClientToServer, type ServerToClient } from '../../shared/wire/rt.ts';
import { sentenceOf } from '../../shared/words/en/refusals.ts';
import type { Who } from '../rooms/Peer.ts';
import type { Room } from '../rooms/Room.ts';
import { refusesVersion } from '../rooms/refusesVersion.ts';
import type { Rooms } from '../rooms/Rooms.ts';
import { openCommandSocket } from './commandSocket.ts';
import { openDocumentSocket } from './documentSocket.ts';

/** The largest frame a person can cause is a long paste; DESIGN's limit for one update. */
const MOST_FRAME_BYTES = 256 * 1024;
/** A command is a form; the largest holds a decision's rationale. */
const MOST_COMMAND_BYTES = 128 * 1024;
/** A connection that is dead without a word is found after two of these. */
const PING_MS = 20_000;
const MOST_FRAGMENTS = 64;
const GOODBYE_MS = 1_000;

export interface FrontDoor {
  http: HttpServer;
  rooms: Rooms;
  /** Exact origins of our own pages; a client that is no browser sends none. */
  origins(request: IncomingMessage): boolean;
  /** null: not signed in. Answers from the request's cookie, with the one meeting the session is for. */
  whoIs(request: IncomingMessage): Promise<Visitor | null>;
  /** Whether the session still stands; from memory, at most a second old. */
  signedIn(who: Who): boolean;
  /** Sessions that end while sockets are open. */
  onRevoked(listener: (session: Who['session']) => void): void;
  timers: Timers;
  random: Random;
}

export type Visitor = Who & { meeting: MeetingId };

export interface OpenDoor {
  close(): Promise<void>;
}

const SECRET_QUERY = ['token', 'access_token', 'jwt', 'code', 'session'];

export function openFrontDoor(door: FrontDoor): OpenDoor {
  const documents = new WebSocketServer({
    noServer: true,
    maxPayload: MOST_FRAME_BYTES,
    perMessageDeflate: false,
    ...{ maxFragments: MOST_FRAGMENTS },
  });
  const commands = new SocketServer<ClientToServer, ServerToClient>({
    path: RT_PATH,
    transports: ['websocket'],
    serveClient: false,
    destroyUpgrade: false,
    maxHttpBufferSize: MOST_COMMAND_BYTES,
    allowRequest: (request, answer) => answer(null, refusesUpgrade(door, request) === null),
  });
  commands.attach(door.http);
  const bySession = listenForCommands(door, commands);
  door.http.on('upgrade', (request, socket, head) => routeUpgrade(door, documents, request, socket, head, bySession));
  door.onRevoked((session) => {
    for (const end of bySession.get(session) ?? []) end();
  });
  return { close: () => closeDoor(door.timers, commands, documents) };
}

type BySession = Map<Who['session'], Set<() => void>>;

/** The HTTP status of an upgrade that is refused whoever asks; null where it may be looked at. */
function refusesUpgrade(door: FrontDoor, request: IncomingMessage): number | null {
  if (!door.origins(request)) return 403;
  const url = urlOf(request);
  if (!url) return 400;
  if (SECRET_QUERY.some((name) => url.searchParams.has(name))) return 400;
  return null;
}

function routeUpgrade(
  door: FrontDoor,
  documents: WebSocketServer,
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
  bySession: BySession,
): void {
  socket.on('error', () => socket.destroy()); // first of all: a reset during the upgrade must not end the process
  const url = urlOf(request);
  if (url && (url.pathname === RT_PATH || url.pathname === `${RT_PATH}/`)) return; // engine.io's own
  const [, place, meeting, document, ...rest] = (url?.pathname ?? '').split('/');
  const refused = refusesUpgrade(door, request);
  if (refused) return endUpgrade(socket, refused);
  if (!url || place !== 'sync' || rest.length > 0 || !meeting || !document) return endUpgrade(socket, 404);
  void admit(door, request, url, meeting, document).then(
    (admitted) => {
      if (socket.destroyed) return;
      documents.handleUpgrade(request, socket, head, (ws) => {
        if ('code' in admitted) {
          ws.on('error', () => ws.terminate());
          ws.close(admitted.code);
          return;
        }
        keepAlive(door.timers, ws);
        const { session } = admitted.who;
        const end = (): void => ws.close(CLOSE.signedOut);
        remember(bySession, session, end);
        ws.on('close', () => forget(bySession, session, end));
        openDocumentSocket({
          socket: ws,
          ...admitted,
          timers: door.timers,
          signedIn: () => door.signedIn(admitted.who),
          left: (room) => door.rooms.left(room),
        });
      });
    },
    () => endUpgrade(socket, 503),
  );
}

interface Admitted {
  room: Room;
  who: Who;
  document: NonNullable<ReturnType<typeof parseDocumentId>>;
  screen: ScreenId | null;
}

async function admit(
  door: FrontDoor,
  request: IncomingMessage,
  url: URL,
  meeting: string,
  document: string,
): Promise<Admitted | { code: CloseCode }> {
  const who = await door.whoIs(request);
  if (!who) return { code: CLOSE.signedOut };
  const id = parseDocumentId(document);
  // One of others does not exist, for all this person can tell, and no room is opened for them.
  if (!isId(meeting) || meeting !== who.meeting || !id) return { code: CLOSE.notAllowed };
  const entered = await door.rooms.enter(who.meeting);
  if (!entered.ok) return { code: closeCodeFor(entered.code) };
  const { room } = entered;
  const old = refusesVersion(room, {
    generation: url.searchParams.get('generation'),
    schema: url.searchParams.get('schema'),
    rules: url.searchParams.get('rules'),
  });
  if (old) return { code: closeCodeFor(old) };
  const screen = url.searchParams.get('screen');
  if (screen !== null && !isId(screen)) return { code: CLOSE.malformed };
  return { room, who, document: id, screen: screen as ScreenId | null };
}

function listenForCommands(door: FrontDoor, commands: SocketServer<ClientToServer, ServerToClient>): BySession {
  const bySession: BySession = new Map();
  commands.use((socket, next) => {
    void door.whoIs(socket.request).then(
      (who) => {
        (socket.data as { who?: Visitor | null }).who = who;
        next();
      },
      () => next(new Error('storage')),
    );
  });
  commands.on('connection', (socket) => {
    const who = (socket.data as { who?: Visitor | null }).who ?? null;
    const auth = socket.handshake.auth as Record<string, unknown>;
    const refuseWith = (code: RefusalCode): void => {
      socket.emit('refused', { code, sentence: sentenceOf({ code }) });
      socket.disconnect(true);
    };
    if (!who) return refuseWith('signed-out');
    const end = (): void => refuseWith('signed-out');
    remember(bySession, who.session, end);
    socket.on('disconnect', () => forget(bySession, who.session, end));
    void enterForCommands(door, who, auth).then(
      async (entered) => {
        if (typeof entered === 'string') return refuseWith(entered);
        await openCommandSocket({
          socket,
          room: entered,
          who,
          screen: screenOf(door, entered, who, auth['screen']),
          signedIn: () => door.signedIn(who),
          elapsed: () => door.timers.elapsed(),
          left: (room) => door.rooms.left(room),
        });
      },
      () => refuseWith('storage'),
    );
  });
  return bySession;
}

/** A page keeps its screen's id over reconnects, or the freeze would wait for one that never comes back. */
function screenOf(door: FrontDoor, room: Room, who: Who, wanted: unknown): ScreenId {
  const own = typeof wanted === 'string' && isId(wanted) ? (wanted as ScreenId) : mintId<ScreenId>(door.random);
  const taken = room.screens.all().some(({ screen, person }) => screen === own && person !== who.person);
  return taken ? mintId<ScreenId>(door.random) : own;
}

async function enterForCommands(
  door: FrontDoor,
  who: Visitor,
  auth: Record<string, unknown>,
): Promise<Room | RefusalCode> {
  if (auth['meeting'] !== who.meeting) return 'not-found';
  const entered = await door.rooms.enter(who.meeting);
  if (!entered.ok) return entered.code;
  const { generation, schema, rules } = auth;
  const said = { generation: text(generation), schema: text(schema), rules: text(rules) };
  return refusesVersion(entered.room, said) ?? entered.room;
}

function text(value: unknown): string | null {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}

function remember(bySession: BySession, session: Who['session'], end: () => void): void {
  const ends = bySession.get(session);
  if (ends) ends.add(end);
  else bySession.set(session, new Set([end]));
}

function forget(bySession: BySession, session: Who['session'], end: () => void): void {
  const ends = bySession.get(session);
  ends?.delete(end);
  if (ends?.size === 0) bySession.delete(session);
}

/** A laptop that closed its lid says nothing: two pings without an answer and the connection is over. */
function keepAlive(
  timers: Timers,
  ws: { ping(): void; terminate(): void; on(event: 'pong' | 'close', listener: () => void): unknown },
): void {
  let answered = true;
  let cancel = (): void => {};
  const again = (): void => {
    cancel = timers.after(PING_MS, () => {
      if (!answered) return ws.terminate();
      answered = false;
      ws.ping();
      again();
    });
  };
  ws.on('pong', () => {
    answered = true;
  });
  ws.on('close', () => cancel());
  again();
}

function urlOf(request: IncomingMessage): URL | null {
  try {
    return new URL(request.url ?? '/', 'http://localhost');
  } catch {
    return null;
  }
}

const STATUS: Record<number, string> = {
  400: 'Bad Request',
  403: 'Forbidden',
  404: 'Not Found',
  503: 'Service Unavailable',
};

/** A complete answer, not a bare reset: proxies and people's tools then say what happened. */
function endUpgrade(socket: Duplex, status: number): void {
  socket.end(`HTTP/1.1 ${status} ${STATUS[status] ?? 'Error'}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

/** Everybody is told "restart"; whoever does not answer in a second is cut off, or the server would wait for them. */
async function closeDoor(timers: Timers, commands: SocketServer, documents: WebSocketServer): Promise<void> {
  const open = [...documents.clients];
  for (const ws of open) ws.close(CLOSE.restart);
  documents.close();
  commands.disconnectSockets(true);
  const gone = Promise.all(
    open.map(
      (ws) =>
        new Promise<void>((resolve) => (ws.readyState === ws.CLOSED ? resolve() : ws.once('close', () => resolve()))),
    ),
  );
  await Promise.race([gone, new Promise<void>((resolve) => timers.after(GOODBYE_MS, resolve))]);
  for (const ws of open) ws.terminate();
  await commands.close();
}
