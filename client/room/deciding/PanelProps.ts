import type { Doc } from 'yjs';
import type { ActionId, PersonId } from '../../../shared/ids.ts';
import type { Folded } from '../../wire/CommandChannel.ts';
import type { OpenRoom } from '../../wire/openRoom.ts';

export interface PanelProps {
  room: OpenRoom;
  folded: Folded;
  title: string;
  /** Of the heading: skip links and the list of sections lead here. */
  id: string;
  /** The plan's own way to make a row after the one of this rank, with whom and when somebody proposes. */
  newRow: (
    doc: Doc,
    id: ActionId,
    words: string,
    last: string | null,
    proposed?: { owner: PersonId; deadline: string | null },
  ) => void;
}

export type Within = Pick<PanelProps, 'room' | 'folded'>;
