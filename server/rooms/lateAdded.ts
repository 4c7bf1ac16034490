/**
 * After a thaw a screen sends the same letters again that came too late before. Once the minutes hold all of them,
 * their late contribution is marked as added, so that nobody types it in a second time.
 */
import * as Y from 'yjs';
import type { ItemId } from '../../shared/ids.ts';
import { runServerCommand } from './commitCommand.ts';
import type { Room } from './Room.ts';
import { documentOf } from './RoomState.ts';

/** Called after edits were committed; takes its own place in the line. */
export function markLateAdded(room: Room): void {
  if (!Object.values(room.meeting.late).some(({ addedAt }) => addedAt === null)) return;
  void room.line
    .run(async () => {
      for (const id of nowHeld(room)) await runServerCommand(room, { type: 'lateAdded', id });
    })
    .catch(() => room.fail());
}

function nowHeld(room: Room): ItemId[] {
  const held: ItemId[] = [];
  for (const { event } of room.state.events) {
    if (event.type !== 'lateOffered' || room.meeting.late[event.id]?.addedAt !== null) continue;
    const minutes = Y.snapshot(documentOf(room.state, event.document));
    if (Y.snapshotContainsUpdate(minutes, Buffer.from(event.update, 'base64'))) held.push(event.id);
  }
  return held;
}
