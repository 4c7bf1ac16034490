/** Real rooms in virtual time, where nothing fails by chance: opened at simulated nodes, come into, written in. */
import * as Y from 'yjs';
import { mintId, type DocumentId, type ScreenId } from '../../shared/ids.ts';
import type { Random } from '../../shared/clock.ts';
import { joinCommands } from '../../server/rooms/joinRoom.ts';
import type { CommandPeer } from '../../server/rooms/Peer.ts';
import type { EditAnswer, Room } from '../../server/rooms/Room.ts';
import type { SimNode } from '../proofs/simulation/SimNode.ts';
import type { Somebody } from './meetingWorld.ts';
import type { Chance, VirtualTime } from './seededWorld.ts';

/** The same world with the rare things left out: every call is answered at once and as it was meant. */
export function quiet<World extends Chance>(chance: World): World {
  return { ...chance, onceIn: () => false, whole: () => 0 };
}

export async function roomAt(node: SimNode, time: VirtualTime): Promise<Room> {
  const room = await time.during(node.room());
  if (!room) throw new Error('the node has no room');
  return room;
}

/** Hears everything and says nothing. */
export function silentScreen(who: Somebody, random: Random): CommandPeer {
  const nothing = (): void => {};
  const told = { welcome: nothing, happenings: nothing, screens: nothing, freezingSoon: nothing, close: nothing };
  return { who, screen: mintId<ScreenId>(random), ...told };
}

export async function comesIn(room: Room, screen: CommandPeer, time: VirtualTime): Promise<void> {
  const refused = await time.during(joinCommands(room, screen));
  if (refused) throw new Error(`somebody was not let in: ${refused.code}`);
}

export interface Offered {
  answer: EditAnswer;
  /** The copy that was changed: its id wrote the letters. */
  copy: Y.Doc;
}

/** What a copy of the document, under an id of its own, sends after `change`, and what the room answers. */
export async function offersEdit(
  { room, time }: { room: Room; time: VirtualTime },
  by: { who: Somebody; screen: ScreenId | null; document: DocumentId },
  change: (copy: Y.Doc) => void,
): Promise<Offered> {
  const copy = new Y.Doc();
  const known = room.state.documents.get(by.document);
  if (known) Y.applyUpdate(copy, Y.encodeStateAsUpdate(known));
  const before = Y.encodeStateVector(copy);
  change(copy);
  const bytes = Y.encodeStateAsUpdate(copy, before);
  const told = new Promise<EditAnswer>((answer) => {
    room.line.offer({ ...by, deed: { bytes }, from: null, answer });
  });
  return { answer: await time.during(told), copy };
}
