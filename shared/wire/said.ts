/** A paragraph of the locked minutes that says it is somebody's words, as it travels to that person. */
import type { DocumentId, PersonId } from '../ids.ts';
import type { IdRange } from '../rules/meeting.ts';

export interface SaidWords {
  document: DocumentId;
  root: string;
  ranges: IdRange[];
  text: string;
  typedBy: PersonId;
  typedAt: string;
  /** Their own answer, if they gave one. */
  answer: { at: string; ownWords: string | null } | null;
}
