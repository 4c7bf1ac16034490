/**
 * How equal nodes hear of each other. Only hints and presence travel here: whatever gets lost is filled from the
 * journal, so no promise about words or decisions rests on a fleet.
 */
import type { DocumentId, MeetingId } from '../../shared/ids.ts';
import type { ScreenOfPerson } from '../../shared/wire/rt.ts';

export type FleetMessage =
  /** The meeting's journal has grown: read it. */
  | { type: 'grown' }
  /** Carets and selections of people on another node, already stamped there. */
  | { type: 'presence'; node: string; document: DocumentId; states: string }
  /** The screens connected to another node; an empty list when the last has gone. */
  | { type: 'screens'; node: string; screens: ScreenOfPerson[] };

export interface Fleet {
  readonly node: string;
  /** Milliseconds after which a silent journal is read anyway; null where no other node can write. */
  readonly pollEvery: number | null;
  tell(meeting: MeetingId, message: FleetMessage): void;
  /** Whether messages of other nodes can come at present; silence means nothing where they cannot. */
  hears(): boolean;
  /** Messages of other nodes about this meeting; the answer ends it. */
  hear(meeting: MeetingId, listener: (message: FleetMessage) => void): () => void;
  close(): Promise<void>;
}
