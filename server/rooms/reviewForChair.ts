/** What changed since the read-back and since the end, for whoever chairs and nobody else (C16, C26). */
import type { PersonId } from '../../shared/ids.ts';
import { closingReview, type ClosingReview } from '../../shared/record/closingReview.ts';
import { refuse, type Refusal } from '../../shared/wire/refusals.ts';
import { nodeHashing } from '../seal/hashing.ts';
import type { Room } from './Room.ts';

export type Reviewed = { ok: true; review: ClosingReview } | { ok: false; refusal: Refusal };

export function reviewForChair(room: Room, person: PersonId): Reviewed {
  const { meeting, state } = room;
  if (meeting.chair !== person) return refuse('not-chair');
  // Nothing is reviewed that was never written in, nor after the seal: then the record is read.
  if (meeting.phase === 'locked') return refuse('locked');
  return {
    ok: true,
    review: closingReview(meeting, state.documents, state.letters, person, nodeHashing.sha256),
  };
}
