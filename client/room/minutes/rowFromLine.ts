/** A line that begins with "Action:" becomes a row of the plan, for whoever may write there. */
import type { Doc } from 'yjs';
import { readPlan } from '../../../shared/document/readBlocks.ts';
import { PLAN_ROOT } from '../../../shared/document/roots.ts';
import { mintId, type ActionId, type DocumentId } from '../../../shared/ids.ts';
import { writableRoots } from '../../../shared/rules/permissions.ts';
import { minutesWords as words } from '../../../shared/words/en/minutes.ts';
import { say } from '../../ui/Announcer.tsx';
import { browserRandom } from '../../wire/ambient.ts';
import type { Meetings } from './meetingsOf.ts';

/** The plan's own way to make a row: with these words, after the row of this rank. */
export type NewRow = (doc: Doc, id: ActionId, words: string, last: string | null) => void;

/** null where this document has no plan that I may write in: a restricted entry has none, because everybody reads the plan. */
export function rowFromLine({
  meetings,
  document,
  doc,
  newRow,
}: {
  meetings: Meetings;
  document: DocumentId;
  doc: Doc;
  newRow: NewRow | null;
}): ((text: string) => ActionId) | null {
  const { meeting, me } = meetings.get();
  if (!newRow || !writableRoots(meeting, me, document)(PLAN_ROOT)) return null;
  return (text) => {
    const id = mintId<ActionId>(browserRandom);
    newRow(doc, id, text, readPlan(doc).at(-1)?.rank ?? null);
    say(words.actionAdded);
    return id;
  };
}
