/** What the rules will find missing, as far as this screen can see it. */
import { readPlan, wordsOfRoot } from '../../shared/document/readBlocks.ts';
import { SHARED_DOCUMENT } from '../../shared/ids.ts';
import { whatIsMissing, type Missing } from '../../shared/rules/gates.ts';
import { useValue } from '../ui/useValue.ts';
import type { LockProps } from './LockPage.tsx';

export interface MissingHere extends Missing {
  /** Plan rows that nobody assigned. */
  proposals: number;
  /** Entries that exist and that this reader may not read. */
  unread: number;
}

export function useMissing({ room, folded }: LockProps): MissingHere {
  const open = useValue(room.documents).get(SHARED_DOCUMENT);
  const { meeting, me } = folded;
  const hidden = Object.values(meeting.restricted).filter(({ audience }) => !audience.includes(me));
  // Outside its audience an entry has no audience here; that says nothing about what is missing.
  const restricted = Object.fromEntries(
    Object.entries(meeting.restricted).filter(([, { originator }]) => originator !== null),
  );
  const doc = open?.get().doc;
  const missing = whatIsMissing(
    { ...meeting, restricted },
    { rootWords: (root) => (doc ? wordsOfRoot(doc, root) : { text: '', ranges: [] }) },
  );
  const rows = doc ? readPlan(doc) : [];
  const proposals = rows.filter(({ id, text }) => text.trim() !== '' && meeting.actions[id] === undefined).length;
  return { ...missing, proposals, unread: hidden.length };
}
