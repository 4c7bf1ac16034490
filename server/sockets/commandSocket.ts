/** One screen's command connection over socket.io: welcome, what happens, commands with their answers. */
import type { Socket } from 'socket.io';
import type { ScreenId } from '../../shared/ids.ts';
import type { Refusal } from '../../shared/wire/refusals.ts';
import type { ClientToServer, CommandAnswer, CommandEnvelope, ServerToClient, Welcome } from '../../shared/wire/rt.ts';
import { sentenceOf } from '../../shared/words/en/refusals.ts';
import { joinCommands, leaveCommands } from '../rooms/joinRoom.ts';
import type { CommandPeer, Who } from '../rooms/Peer.ts';
import type { Room } from '../rooms/Room.ts';
import { runCommand } from '../rooms/runCommand.ts';

export type RoomSocket = Socket<ClientToServer, ServerToClient>;

/** Longest id a screen may give a command; ours are 26. */
const MOST_ID = 64;
/** A form filled in from notes is some ten commands a minute, a rehearsal's chair some hundred in ten seconds. */
const MOST_COMMANDS = 600;
const PER_MS = 10_000;

export interface CommandConnection {
  socket: RoomSocket;
  room: Room;
  who: Who;
  screen: ScreenId;
  signedIn(): boolean;
  elapsed(): number;
  left(room: Room): void;
}

export async function openCommandSocket(connection: CommandConnection): Promise<void> {
  const { socket, room, who, screen } = connection;
  const peer: CommandPeer = {
    who,
    screen,
    welcome: (welcome: Welcome) => socket.emit('welcome', welcome),
    happenings: (happenings) => socket.emit('happenings', happenings),
    screens: (screens) => socket.emit('screens', screens),
    freezingSoon: (seconds) => socket.emit('freezingSoon', seconds),
    close: (_code, refusal) => {
      socket.emit('refused', { code: refusal.code, sentence: sentenceOf(refusal) });
      socket.disconnect(true);
    },
  };
  socket.on('command', commandListener(connection));
  socket.on('disconnect', () => {
    leaveCommands(room, peer);
    connection.left(room);
  });
  const refused = await joinCommands(room, peer);
  if (refused) peer.close(4403, { code: refused });
  else if (socket.disconnected) leaveCommands(room, peer);
}

function commandListener(
  connection: CommandConnection,
): (envelope: CommandEnvelope, answer: (answer: CommandAnswer) => void) => void {
  const times: number[] = [];
  return (envelope, answer) => {
    if (typeof answer !== 'function') return; // a command nobody waits for is nobody's
    const now = connection.elapsed();
    while (times[0] !== undefined && times[0] < now - PER_MS) times.shift();
    times.push(now);
    if (times.length > MOST_COMMANDS) return answer(asAnswer({ code: 'slow-down' }));
    if (!connection.signedIn()) return answer(asAnswer({ code: 'signed-out' }));
    if (!isEnvelope(envelope)) return answer(asAnswer({ code: 'malformed' }));
    void runCommand(connection.room, connection.who, envelope).then(
      (commanded) => answer(commanded.ok ? commanded : asAnswer(commanded.refusal)),
      () => {
        answer(asAnswer({ code: 'storage' }));
        connection.room.fail();
      },
    );
  };
}

function isEnvelope(envelope: unknown): envelope is CommandEnvelope {
  if (typeof envelope !== 'object' || envelope === null || !('id' in envelope) || !('command' in envelope))
    return false;
  return typeof envelope.id === 'string' && envelope.id.length > 0 && envelope.id.length <= MOST_ID;
}

function asAnswer(refusal: Refusal): CommandAnswer {
  return { ok: false, refusal: { ...refusal, sentence: sentenceOf(refusal) } };
}
