/** The meeting as it stands, for what is drawn only once there is one. */
import type { Folded } from '../../wire/CommandChannel.ts';
import type { OpenRoom } from '../../wire/openRoom.ts';
import type { Readable } from '../../wire/Value.ts';

export interface Meetings extends Readable<Folded> {
  readonly folded: Readable<Folded>;
}

export function meetingsOf(room: OpenRoom): Meetings {
  const get = (): Folded => {
    const folded = room.folded.get();
    if (!folded) throw new Error('an editor is drawn only in a meeting');
    return folded;
  };
  const folded = { get, subscribe: room.folded.subscribe };
  return { ...folded, folded };
}
