/** C24: words that were taken back are in no part, also not as what was removed, confirmed or rested on. */
import type { DocumentId } from '../ids.ts';
import type { IdRange, Meeting } from '../rules/meeting.ts';
import type { LetterAuthor, Letters } from './authorship.ts';

export interface ToldPiece {
  from: number;
  to: number;
  author: LetterAuthor;
  text: string;
  /** Not to be told to anybody. */
  taken: boolean;
}

/** These letters in the order of their ids, cut where hands change and where words were taken back. */
export function piecesToTell(
  document: DocumentId,
  [client, from, to]: IdRange,
  letters: Letters,
  meeting: Meeting,
): ToldPiece[] {
  const taken = takenOf(document, client, letters, meeting);
  return letters.authors(document, [client, from, to]).flatMap(({ author, ...piece }) =>
    cutAt(piece, taken).map(([start, end]) => ({
      from: start,
      to: end,
      author,
      text: letters.textOf(document, [[client, start, end]]) ?? '',
      taken: taken.some((range) => start >= range[1] && end <= range[2]),
    })),
  );
}

/** The text of these letters as it was typed, but for those taken back; null where some are not known. */
export function wordsThatMayBeTold(
  document: DocumentId,
  ranges: readonly IdRange[],
  letters: Letters,
  meeting: Meeting,
): string | null {
  if (letters.textOf(document, ranges) === null) return null;
  return ranges
    .flatMap((range) => piecesToTell(document, range, letters, meeting))
    .map(({ text, taken }) => (taken ? '' : text))
    .join('');
}

export function holdsTakenBack(
  document: DocumentId,
  ranges: readonly IdRange[],
  letters: Letters,
  meeting: Meeting,
): boolean {
  return ranges.some((range) => piecesToTell(document, range, letters, meeting).some(({ taken }) => taken));
}

/** Of this client: the letters taken back, and those that they came from when a colleague split or moved them. */
function takenOf(document: DocumentId, client: number, letters: Letters, { notes }: Meeting): IdRange[] {
  return notes
    .flatMap(({ taken }) => taken?.ranges.flatMap((range) => letters.withSources(taken.document, range)) ?? [])
    .filter((one) => one.document === document && one.range[0] === client)
    .map(({ range }) => range);
}

function cutAt({ from, to }: { from: number; to: number }, taken: readonly IdRange[]): [number, number][] {
  const cuts = taken.flatMap(([, start, end]) => [start, end]).filter((cut) => cut > from && cut < to);
  const sorted = [...new Set([from, ...cuts, to])].sort((a, b) => a - b);
  return sorted.slice(1).map((end, n) => [sorted[n] ?? end, end]);
}
