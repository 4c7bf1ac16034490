/** Coming into a room and leaving it, by document socket and by command socket. */
import * as Y from 'yjs';
import { rootsOf } from '../../shared/document/roots.ts';
import { SHARED_DOCUMENT, type DocumentId } from '../../shared/ids.ts';
import { mayOpen, mayRead } from '../../shared/rules/permissions.ts';
import type { Refusal, RefusalCode } from '../../shared/wire/refusals.ts';
import { writeServerFrame } from '../../shared/wire/sync.ts';
import { welcomeOf } from './passOn.ts';
import type { CommandPeer, DocumentPeer } from './Peer.ts';
import type { Room } from './Room.ts';
import { documentOf } from './RoomState.ts';
import { whyShut } from './whyShut.ts';

/** A state vector names each writer once; a document has some hundred. More is a flood, not a reader. */
export const MOST_STATE_VECTOR_BYTES = 64 * 1024;

/** null: joined. The server asks first, so that the client's own words are on the wire before it reports "synced". */
export async function joinDocument(room: Room, peer: DocumentPeer): Promise<RefusalCode | null> {
  return room.line.run(async () => {
    const refused = refusesJoin(room, peer);
    if (refused) return refused;
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
    const step2 = step2Of(room, peer.document, stateVector);
    if (!step2) return 'malformed';
    peer.send(step2);
    return null;
  });
}

/** Step 1 of whoever has no socket: step 2 as a frame, for whoever might join this document now. */
export async function postedStep1(
  room: Room,
  asker: Pick<DocumentPeer, 'who' | 'document'>,
  stateVector: Uint8Array,
): Promise<Uint8Array | RefusalCode> {
  if (stateVector.length > MOST_STATE_VECTOR_BYTES) return 'too-large';
  if (room.closed) return 'storage';
  return room.line.run(async () => {
    return refusesJoin(room, asker) ?? step2Of(room, asker.document, stateVector) ?? 'malformed';
  });
}

/** null: the state vector does not parse. */
function step2Of(room: Room, document: DocumentId, stateVector: Uint8Array): Uint8Array | null {
  try {
    return writeServerFrame({
      type: 'step2',
      update: Y.encodeStateAsUpdate(documentOf(room.state, document), stateVector),
    });
  } catch {
    return null;
  }
}

export function leaveDocument(room: Room, peer: DocumentPeer): void {
  if (!room.documentPeers.delete(peer)) return;
  room.presence.left(peer);
}

export async function joinCommands(room: Room, peer: CommandPeer): Promise<Refusal | null> {
  return room.line.run(async () => {
    const refused = whyShut(room.meeting, peer.who.person);
    if (refused) return refused;
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

function refusesJoin(room: Room, { who, document }: Pick<DocumentPeer, 'who' | 'document'>): RefusalCode | null {
  if (room.state.sealed) return 'locked';
  if (!mayOpen(room.meeting, who.person)) return 'not-allowed';
  const exists = document === SHARED_DOCUMENT || rootsOf(document, room.meeting).size > 0;
  return exists && mayRead(room.meeting, who.person, document) ? null : 'not-found';
}
