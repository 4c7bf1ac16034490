/** Coming into a room and leaving it, by document socket and by command socket. */
import * as Y from 'yjs';
import { rootsOf } from '../../shared/document/roots.ts';
import { SHARED_DOCUMENT } from '../../shared/ids.ts';
import { mayOpen, mayRead } from '../../shared/rules/permissions.ts';
import type { RefusalCode } from '../../shared/wire/refusals.ts';
import { writeServerFrame } from '../../shared/wire/sync.ts';
import { welcomeOf } from './passOn.ts';
import type { CommandPeer, DocumentPeer } from './Peer.ts';
import type { Room } from './Room.ts';
import { documentOf } from './RoomState.ts';

/** A state vector names each writer once; a document has some hundred. More is a flood, not a reader. */
export const MOST_STATE_VECTOR_BYTES = 64 * 1024;

/** null: joined. The server asks first, so that the client's own words are on the wire before it reports "synced". */
export async function joinDocument(room: Room, peer: DocumentPeer): Promise<RefusalCode | null> {
  return room.line.run(async () => {
    if (room.state.sealed) return 'locked';
    if (!mayOpen(room.meeting, peer.who.person)) return 'not-allowed';
    if (!exists(room, peer) || !mayRead(room.meeting, peer.who.person, peer.document)) return 'not-found';
    const doc = documentOf(room.state, peer.document);
    room.documentPeers.add(peer);
    peer.send(writeServerFrame({ type: 'step1', stateVector: Y.encodeStateVector(doc) }));
    room.presence.greet(peer);
    return null;
  });
}

/** The document as it stands on disk: answered inside the line, because in between the memory may hold what is not. */
export async function answerStep1(
  room: Room,
  peer: DocumentPeer,
  stateVector: Uint8Array,
): Promise<RefusalCode | null> {
  if (stateVector.length > MOST_STATE_VECTOR_BYTES) return 'too-large';
  return room.line.run(async () => {
    if (!room.documentPeers.has(peer)) return null;
    try {
      const update = Y.encodeStateAsUpdate(documentOf(room.state, peer.document), stateVector);
      peer.send(writeServerFrame({ type: 'step2', update }));
      return null;
    } catch {
      return 'malformed'; // the state vector does not parse
    }
  });
}

export function leaveDocument(room: Room, peer: DocumentPeer): void {
  if (!room.documentPeers.delete(peer)) return;
  room.presence.left(peer);
}

export async function joinCommands(room: Room, peer: CommandPeer): Promise<RefusalCode | null> {
  return room.line.run(async () => {
    if (!mayOpen(room.meeting, peer.who.person)) return 'not-allowed';
    room.commandPeers.add(peer);
    peer.welcome(welcomeOf(room, peer));
    room.screens.came(peer.who.person);
    return null;
  });
}

/** `cutOff`: the connection broke; nobody closed it, on either side. */
export function leaveCommands(room: Room, peer: CommandPeer, cutOff: boolean): void {
  if (!room.commandPeers.delete(peer)) return;
  room.screens.left({ person: peer.who.person, screen: peer.screen }, cutOff);
}

function exists(room: Room, peer: DocumentPeer): boolean {
  return peer.document === SHARED_DOCUMENT || rootsOf(peer.document, room.meeting).size > 0;
}
