/**
 * The only listener for upgrades. Who may come in is decided here, before a WebSocket exists: exact origin, session,
 * generation, schema, a room that opens. engine.io listens too; `destroyUpgrade: false` keeps it from ending sockets
 * that are not its own, so whatever is nobody's must be ended here.
 */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Timers } from '../../shared/clock.ts';
import { isId, parseDocumentId, type ScreenId } from '../../shared/ids.ts';
import { CLOSE, closeCodeFor } from '../../shared/wire/closeCodes.ts';
import type { RefusalCode } from '../../shared/wire/refusals.ts';
import { RT_PATH } from '../../shared/wire/rt.ts';
import type { Room } from '../rooms/Room.ts';
import { refusesVersion } from '../rooms/refusesVersion.ts';
import type { Member } from '../identity/SignedIn.ts';
import { BySession, type OpenSocket } from './BySession.ts';
import { openCommandDoor, type Commands } from './commandDoor.ts';
import { openDocumentSocket } from './documentSocket.ts';
import type { DoorParts } from './DoorParts.ts';
import { endUnreadable } from './endUnreadable.ts';
import { isBadFrame, refusedAt, visitorOf, type Visitor } from './refusedAt.ts';
import { endWith, refusesUpgrade, urlOf } from './upgrades.ts';

/** The largest frame a person can cause is a long paste; DESIGN's limit for one update. */
const MOST_FRAME_BYTES = 256 * 1024;
/** A connection that is dead without a word is found after two of these. */
const PING_MS = 20_000;
const MOST_FRAGMENTS = 64;
const GOODBYE_MS = 1_000;

export interface OpenDoor {
  close(): Promise<void>;
}

export function openFrontDoor(door: DoorParts): OpenDoor {
  const documents = new WebSocketServer({
    noServer: true,
    maxPayload: MOST_FRAME_BYTES,
    perMessageDeflate: false,
    ...{ maxFragments: MOST_FRAGMENTS, closeTimeout: door.patience.goodbye },
  });
  const bySession = new BySession();
  const commands = openCommandDoor(door, bySession);
  endUnreadable(door);
  documents.on('wsClientError', (_error, socket, request) => {
    door.refused(refusedAt('documents', request, 'malformed'));
    endWith(socket, 400);
  });
  door.http.on('upgrade', (request, socket, head) => routeUpgrade(door, documents, request, socket, head, bySession));
  door.onRevoked((session, meeting) => bySession.endAll(session, meeting));
  return { close: () => closeDoor(door.timers, commands, documents) };
}

function routeUpgrade(
  door: DoorParts,
  documents: WebSocketServer,
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
  bySession: BySession,
): void {
  socket.on('error', () => socket.destroy()); // first of all: a reset during the upgrade must not end the process
  const url = urlOf(request);
  if (url && (url.pathname === RT_PATH || url.pathname === `${RT_PATH}/`)) return; // engine.io's own
  const turnAway = (status: number, code: RefusalCode): void => {
    door.refused(refusedAt('documents', request, code));
    endWith(socket, status);
  };
  const [, place, meeting, document, ...rest] = (url?.pathname ?? '').split('/');
  const refused = refusesUpgrade(door, request);
  if (refused) return turnAway(refused.status, refused.code);
  if (!url || place !== 'sync' || rest.length > 0 || !meeting || !document) return turnAway(404, 'not-found');
  void admit(door, request, url, meeting, document).then(
    (admitted) => {
      if ('code' in admitted) door.refused(refusedAt('documents', request, admitted.code, admitted.who));
      if (socket.destroyed) return;
      documents.handleUpgrade(request, socket, head, (ws) => welcome(door, bySession, request, ws, admitted));
    },
    () => turnAway(503, 'storage'),
  );
}

function welcome(
  door: DoorParts,
  bySession: BySession,
  request: IncomingMessage,
  ws: WebSocket,
  admitted: Admitted | NotAdmitted,
): void {
  if ('code' in admitted) {
    ws.on('error', () => ws.terminate());
    ws.close(closeCodeFor(admitted.code));
    return;
  }
  const { who } = admitted;
  const open: OpenSocket = { meeting: who.meeting, end: () => ws.close(CLOSE.signedOut) };
  keepAlive(door.timers, ws);
  bySession.add(who.session, open);
  ws.on('close', () => bySession.remove(who.session, open));
  // While the room was opened the session may have ended, and nobody would tell this socket any more.
  if (!door.stands(who)) open.end();
  ws.on('error', (error) => {
    if (isBadFrame(error)) door.refused(refusedAt('documents', request, 'malformed', who));
  });
  openDocumentSocket({
    socket: ws,
    ...admitted,
    timers: door.timers,
    silentMs: door.patience.silent,
    signedIn: () => door.stands(who),
    refused: (code) => door.refused(refusedAt('documents', request, code, who)),
    left: (room) => door.rooms.left(room),
  });
}

interface Admitted {
  room: Room;
  who: Member;
  document: NonNullable<ReturnType<typeof parseDocumentId>>;
  screen: ScreenId | null;
}

interface NotAdmitted {
  code: RefusalCode;
  who: Visitor | null;
}

async function admit(
  door: DoorParts,
  request: IncomingMessage,
  url: URL,
  meeting: string,
  document: string,
): Promise<Admitted | NotAdmitted> {
  const signedIn = await door.whoIs(request);
  if (!signedIn) return { code: 'signed-out', who: null };
  const id = parseDocumentId(document);
  const who = isId(meeting) ? await door.memberOf(signedIn, meeting) : null;
  // One of others does not exist, for all this person can tell, and no room is opened for them.
  if (!who || !id) return { code: 'not-found', who: who ?? visitorOf(signedIn) };
  const entered = await door.rooms.enter(who.meeting);
  if (!entered.ok) return { code: entered.code, who };
  const { room } = entered;
  const old = refusesVersion(room, {
    generation: url.searchParams.get('generation'),
    schema: url.searchParams.get('schema'),
    rules: url.searchParams.get('rules'),
  });
  if (old) return { code: old, who };
  const screen = url.searchParams.get('screen');
  if (screen !== null && !isId(screen)) return { code: 'malformed', who };
  return { room, who, document: id, screen: screen as ScreenId | null };
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

/** Everybody is told "restart"; whoever does not answer in a second is cut off, or the server would wait for them. */
async function closeDoor(timers: Timers, commands: Commands, documents: WebSocketServer): Promise<void> {
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
