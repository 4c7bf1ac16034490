/** Frozen and not yet locked (C12): the same parts, read by whoever may, with nothing that could be taken for a seal. */
import type * as Y from 'yjs';
import type { DocumentId } from '../../shared/ids.ts';
import type { Letters } from '../../shared/record/authorship.ts';
import { mayOpenPart, type Part, type Reader } from '../../shared/record/Part.ts';
import { buildParts } from '../../shared/record/parts.ts';
import type { Meeting } from '../../shared/rules/meeting.ts';

/** null: the meeting is not frozen. */
export function readFrozen(
  meeting: Meeting,
  documents: ReadonlyMap<DocumentId, Y.Doc>,
  letters: Letters,
  reader: Reader,
): { opened: { part: Part }[]; frozenAt: string } | null {
  const frozenAt = meeting.phase === 'frozen' ? (meeting.freeze?.inForceAt ?? null) : null;
  if (frozenAt === null) return null;
  const parts = buildParts(meeting, documents, letters).filter((part) => mayOpenPart(part, reader));
  return { opened: parts.map((part) => ({ part })), frozenAt };
}
