/** One screen's command connection over socket.io: welcome, what happens, commands with their answers. */
import type { Socket } from 'socket.io';
import type { ScreenId } from '../../shared/ids.ts';
import type { Refusal, RefusalCode } from '../../shared/wire/refusals.ts';
import type { ClientToServer, CommandAnswer, CommandEnvelope, ServerToClient, Welcome } from '../../shared/wire/rt.ts';
import { sentenceOf } from '../../shared/words/en/refusals.ts';
import { commandAsked } from '../accessLog/commandAsked.ts';
import { joinCommands, leaveCommands } from '../rooms/joinRoom.ts';
import type { CommandPeer, Who } from '../rooms/Peer.ts';
import type { Room } from '../rooms/Room.ts';
import { runCommand } from '../rooms/runCommand.ts';
import { Parting } from './Parting.ts';

export type RoomSocket = Socket<ClientToServer, ServerToClient>;

/** Longest id a screen may give a command; ours are 26. */
const MOST_ID = 64;
/** A form filled in from notes is some ten commands a minute, a rehearsal's chair some hundred in ten seconds. */
const MOST_COMMANDS = 600;
const PER_MS = 10_000;

/** Ends that neither side asked for. A page that is closed with everything saved says goodbye first. */
const CUT_OFF: readonly string[] = ['transport close', 'transport error', 'ping timeout'];

export interface CommandConnection {
  socket: RoomSocket;
  room: Room;
  who: Who;
  screen: ScreenId;
  signedIn(): boolean;
  elapsed(): number;
  /** For the access log; `asked`: the type of a command that exists. */
  refused(code: RefusalCode, asked?: string | null): void;
  left(room: Room): void;
}

export async function openCommandSocket(connection: CommandConnection): Promise<void> {
  const { socket, room, who, screen } = connection;
  const parting = new Parting((refusal) => {
    socket.emit('refused', { code: refusal.code, sentence: sentenceOf(refusal) });
    socket.disconnect(true);
  });
  const peer: CommandPeer = {
    who,
    screen,
    welcome: (welcome: Welcome) => socket.emit('welcome', welcome),
    happenings: (happenings) => socket.emit('happenings', happenings),
    screens: (screens) => socket.emit('screens', screens),
    freezingSoon: (seconds) => socket.emit('freezingSoon', seconds),
    close: (_code, refusal) => {
      leaveCommands(room, peer, false); // the last words may wait for an answer, and nothing more of the meeting is sent
      parting.showOut(refusal);
    },
  };
  socket.on('command', commandListener(connection, parting));
  socket.on('disconnect', (reason) => {
    leaveCommands(room, peer, CUT_OFF.includes(reason));
    connection.left(room);
  });
  const refused = await joinCommands(room, peer);
  if (refused) {
    connection.refused(refused.code);
    peer.close(4403, refused);
  }
  if (socket.disconnected) leaveCommands(room, peer, false);
}

function commandListener(
  connection: CommandConnection,
  parting: Parting,
): (envelope: CommandEnvelope, answer: (answer: CommandAnswer) => void) => void {
  const times: number[] = [];
  return (envelope, answer) => {
    if (typeof answer !== 'function') return; // a command nobody waits for is nobody's
    const now = connection.elapsed();
    while (times[0] !== undefined && times[0] < now - PER_MS) times.shift();
    times.push(now);
    const refuse = (refusal: Refusal): void => {
      connection.refused(refusal.code, commandAsked(envelope));
      answer(asAnswer(refusal));
    };
    if (parting.why) return refuse(parting.why);
    if (times.length > MOST_COMMANDS) return refuse({ code: 'slow-down' });
    if (!connection.signedIn()) return refuse({ code: 'signed-out' });
    if (!isEnvelope(envelope)) return refuse({ code: 'malformed' });
    parting.asked();
    void runCommand(connection.room, connection.who, envelope)
      .then(
        (commanded) => (commanded.ok ? answer(commanded) : refuse(commanded.refusal)),
        () => {
          refuse({ code: 'storage' });
          connection.room.fail();
        },
      )
      .finally(() => parting.answered());
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
