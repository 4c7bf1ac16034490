/** C24: words that were taken back are in no part, also not as what was removed, confirmed or rested on. */
import type { DocumentId } from '../ids.ts';
import type { IdRange, Meeting } from '../rules/meeting.ts';
import type { LetterAuthor, Letters } from './authorship.ts';

/** The deletion and the note are written in one append, a moment apart. */
const ONE_APPEND_MS = 1000;

export function wasTakenBack({ deletedBy, deletedAt }: LetterAuthor, meeting: Meeting): boolean {
  if (deletedBy === null || deletedAt === null) return false;
  const at = Date.parse(deletedAt);
  return meeting.notes.some(
    (note) => note.what === 'takenBack' && note.by === deletedBy && Math.abs(Date.parse(note.at) - at) <= ONE_APPEND_MS,
  );
}

/** The text of these letters as it was typed, but for those taken back; null where some are not known. */
export function wordsThatMayBeTold(
  document: DocumentId,
  ranges: readonly IdRange[],
  letters: Letters,
  meeting: Meeting,
): string | null {
  let text = '';
  for (const range of ranges) {
    for (const { from, to, author } of letters.authors(document, range)) {
      if (wasTakenBack(author, meeting)) continue;
      const piece = letters.textOf(document, [[range[0], from, to]]);
      if (piece === null) return null;
      text += piece;
    }
  }
  return text;
}

export function holdsTakenBack(
  document: DocumentId,
  ranges: readonly IdRange[],
  letters: Letters,
  meeting: Meeting,
): boolean {
  return ranges.some((range) => letters.authors(document, range).some(({ author }) => wasTakenBack(author, meeting)));
}
