/** Names the text: the digest over all parts that the chair reads, signs and locks. */
import type * as Y from 'yjs';
import type { DocumentId } from '../../shared/ids.ts';
import type { Letters } from '../../shared/record/authorship.ts';
import { approve, type Approved } from '../../shared/record/digest.ts';
import { buildParts } from '../../shared/record/parts.ts';
import type { Meeting } from '../../shared/rules/meeting.ts';
import { nodeHashing } from './hashing.ts';

/** `saltSeed`: 32 random bytes, fixed at `collected`. The same meeting and seed give the same digest on every node. */
export function approveNow(
  meeting: Meeting,
  documents: ReadonlyMap<DocumentId, Y.Doc>,
  letters: Letters,
  saltSeed: Uint8Array,
): Approved {
  return approve(buildParts(meeting, documents, letters), saltSeed, nodeHashing);
}
