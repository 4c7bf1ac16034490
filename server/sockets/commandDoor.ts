/** The command channel's door: who may come in over socket.io, and who opened it and never said who they are. */
import type { IncomingMessage } from 'node:http';
import { Server as SocketServer } from 'socket.io';
import { isId, mintId, type ScreenId } from '../../shared/ids.ts';
import type { Refusal, RefusalCode } from '../../shared/wire/refusals.ts';
import { RT_PATH, type ClientToServer, type ServerToClient } from '../../shared/wire/rt.ts';
import { sentenceOf } from '../../shared/words/en/refusals.ts';
import type { Who } from '../rooms/Peer.ts';
import type { Room } from '../rooms/Room.ts';
import { refusesVersion } from '../rooms/refusesVersion.ts';
import { notTheirs, type Member, type SignedIn } from '../identity/SignedIn.ts';
import type { BySession, OpenSocket } from './BySession.ts';
import { openCommandSocket, type RoomSocket } from './commandSocket.ts';
import type { DoorParts } from './DoorParts.ts';
import { isBadFrame, refusedAt, visitorOf, type Visitor } from './refusedAt.ts';
import { endWith, refusesUpgrade } from './upgrades.ts';

/** A command is a form; the largest holds a decision's rationale. */
const MOST_COMMAND_BYTES = 128 * 1024;

export type Commands = SocketServer<ClientToServer, ServerToClient>;

/** What engine.io makes of a connection; socket.io's own name for it is not exported. */
type Connection = RoomSocket['conn'];

export function openCommandDoor(door: DoorParts, bySession: BySession): Commands {
  const commands: Commands = new SocketServer<ClientToServer, ServerToClient>({
    path: RT_PATH,
    transports: ['websocket'],
    serveClient: false,
    destroyUpgrade: false,
    maxHttpBufferSize: MOST_COMMAND_BYTES,
    allowRequest: (request, answer) => {
      const refused = refusesUpgrade(door, request);
      if (!refused) return answer(null, true);
      door.refused(refusedAt('commands', request, refused.code));
      endWith(request.socket, refused.status); // engine.io would say 400 to every upgrade that it refuses
    },
  });
  commands.attach(door.http);
  const asking = endSilent(door, commands);
  commands.use((socket, next) => {
    asking.add(socket.conn);
    void door.whoIs(socket.request).then(
      (who) => {
        (socket.data as { who?: SignedIn | null }).who = who;
        next();
      },
      () => next(new Error('storage')),
    );
  });
  commands.on('connection', (socket) => admit(door, bySession, socket));
  return commands;
}

/** Whoever has an open connection and asks for no meeting. Those who did are in the answer. */
function endSilent(door: DoorParts, commands: Commands): WeakSet<Connection> {
  const asking = new WeakSet<Connection>();
  const { timers, patience } = door;
  commands.engine.on('connection', (connection: Connection) => {
    const { request } = connection as Connection & { request: IncomingMessage };
    // Whoever is told goodbye and never hangs up would be waited for by ws, in engine.io's hands, for half a minute.
    const hangUp = (): void => {
      cancel();
      if (!request.socket.destroyed) cancel = timers.after(patience.goodbye, () => request.socket.destroy());
    };
    let cancel = timers.after(patience.silent, () => {
      if (asking.has(connection)) return;
      door.refused(refusedAt('commands', request, 'silent'));
      connection.close();
      hangUp();
    });
    request.socket.once('close', () => cancel());
    connection.on('close', (reason: string, description?: { description?: unknown }) => {
      hangUp();
      if (reason === 'parse error' || isBadFrame(description?.description))
        door.refused(refusedAt('commands', request, 'malformed'));
    });
  });
  // What `allowRequest` refuses ends there; this is no handshake at all.
  commands.engine.on('connection_error', ({ req }: { req: IncomingMessage }) => {
    door.refused(refusedAt('commands', req, 'malformed'));
  });
  return asking;
}

function admit(door: DoorParts, bySession: BySession, socket: RoomSocket): void {
  const signedIn = (socket.data as { who?: SignedIn | null }).who ?? null;
  let visitor: Visitor | null = signedIn && visitorOf(signedIn);
  const auth = socket.handshake.auth as Record<string, unknown>;
  const dismiss = (refusal: Refusal): void => {
    socket.emit('refused', { code: refusal.code, sentence: sentenceOf(refusal) });
    socket.disconnect(true);
  };
  const refused = (code: RefusalCode, asked: string | null = null): void =>
    door.refused(refusedAt('commands', socket.request, code, visitor, asked));
  const refuseWith = (refusal: Refusal): void => {
    refused(refusal.code);
    dismiss(refusal);
  };
  if (!signedIn) return refuseWith({ code: 'signed-out' });
  void enter(door, signedIn, auth).then(
    async (entered) => {
      if ('code' in entered) return refuseWith(entered);
      const { room, member } = entered;
      visitor = member;
      // While the room was opened the session may have ended, and nobody would tell this socket any more.
      if (!door.stands(member)) return dismiss({ code: 'signed-out' });
      const open: OpenSocket = { meeting: member.meeting, end: () => dismiss({ code: 'signed-out' }) };
      if (socket.connected) bySession.add(member.session, open);
      socket.on('disconnect', () => bySession.remove(member.session, open));
      await openCommandSocket({
        socket,
        room,
        who: member,
        screen: screenOf(door, room, member, auth['screen']),
        signedIn: () => door.stands(member),
        elapsed: () => door.timers.elapsed(),
        refused,
        left: (left) => door.rooms.left(left),
      });
    },
    () => refuseWith({ code: 'storage' }),
  );
}

/** A page keeps its screen's id over reconnects, or the freeze would wait for one that never comes back. */
function screenOf(door: DoorParts, room: Room, who: Who, wanted: unknown): ScreenId {
  const own = typeof wanted === 'string' && isId(wanted) ? (wanted as ScreenId) : mintId<ScreenId>(door.random);
  return room.screens.isAnothers(own, who.person) ? mintId<ScreenId>(door.random) : own;
}

async function enter(
  door: DoorParts,
  who: SignedIn,
  auth: Record<string, unknown>,
): Promise<{ room: Room; member: Member } | Refusal> {
  const { meeting } = auth;
  const member = typeof meeting === 'string' ? await door.memberOf(who, meeting) : null;
  if (!member) return notTheirs(who);
  const entered = await door.rooms.enter(member.meeting);
  if (!entered.ok) return { code: entered.code };
  const { generation, schema, rules } = auth;
  const said = { generation: text(generation), schema: text(schema), rules: text(rules) };
  const old = refusesVersion(entered.room, said);
  return old ? { code: old } : { room: entered.room, member };
}

function text(value: unknown): string | null {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}
