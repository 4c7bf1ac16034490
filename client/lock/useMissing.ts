/** What the rules will find missing, as far as this screen can see it, and what else is worth a look. */
import { readPlan, wordsOfRoot } from '../../shared/document/readBlocks.ts';
import { rootsOf } from '../../shared/document/roots.ts';
import { unlabelledBlocks, type Unlabelled } from '../../shared/document/unlabelledBlocks.ts';
import { SHARED_DOCUMENT } from '../../shared/ids.ts';
import { whatIsMissing, type Missing } from '../../shared/rules/gates.ts';
import type { LockProps } from './ClosingProps.ts';
import { useSharedWords } from './useSharedWords.ts';

export interface MissingHere extends Missing {
  /** Plan rows that nobody assigned. */
  proposals: number;
  /** Entries that exist and that this reader may not read. */
  unread: number;
  /** C4: paragraphs that say neither fact nor reported nor opinion. */
  unlabelled: readonly Unlabelled[];
}

export function useMissing({ room, folded }: LockProps): MissingHere {
  const { meeting, me } = folded;
  const doc = useSharedWords(room);
  const hidden = Object.values(meeting.restricted).filter(({ audience }) => !audience.includes(me));
  // Outside its audience an entry has no audience here; that says nothing about what is missing.
  const restricted = Object.fromEntries(
    Object.entries(meeting.restricted).filter(([, { originator }]) => originator !== null),
  );
  const missing = whatIsMissing(
    { ...meeting, restricted },
    { rootWords: (root) => (doc ? wordsOfRoot(doc, root) : { text: '', ranges: [] }) },
  );
  const rows = doc ? readPlan(doc) : [];
  const proposals = rows.filter(({ id, text }) => text.trim() !== '' && meeting.actions[id] === undefined).length;
  return {
    ...missing,
    proposals,
    unread: hidden.length,
    unlabelled: doc ? unlabelledBlocks(doc, rootsOf(SHARED_DOCUMENT, meeting)) : [],
  };
}
