import type { Folded } from '../../wire/CommandChannel.ts';
import type { OpenRoom } from '../../wire/openRoom.ts';

export interface PanelProps {
  room: OpenRoom;
  folded: Folded;
  title: string;
  /** Of the heading: skip links and the list of sections lead here. */
  id: string;
}
