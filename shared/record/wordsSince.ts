/** C15: what has become of the words that a deed rests on. Ids of letters never change, so they can be followed. */
import type * as Y from 'yjs';
import { readBlocks, readPlan, type Run } from '../document/readBlocks.ts';
import { rootsOf } from '../document/roots.ts';
import { SHARED_DOCUMENT, type PersonId } from '../ids.ts';
import type { IdRange, Words } from '../rules/meeting.ts';
import type { RestsOn } from './contents.ts';
import type { PartSource } from './PartSource.ts';
import { wordsThatMayBeTold } from './takenBack.ts';

/** null for words of a restricted entry: what everyone reads must not repeat them. */
export function restsOn(words: Words | null, source: PartSource): RestsOn | null {
  if (words === null || words.document !== SHARED_DOCUMENT) return null;
  const then = wordsThatMayBeTold(words.document, words.ranges, source.letters, source.meeting);
  if (then === null) return null;
  const now = standingNow(words.ranges, source);
  if (now.text === then) return { words: then, now: null, changedBy: [] };
  const changers = new Set<PersonId>();
  for (const range of words.ranges) {
    for (const { author } of source.letters.authors(words.document, range))
      if (author.deletedBy !== null) changers.add(author.deletedBy);
  }
  for (const range of now.added) {
    for (const { author } of source.letters.authors(words.document, range)) changers.add(author.typedBy);
  }
  return { words: then, now: now.text, changedBy: [...changers].sort() };
}

interface Piece {
  client: number;
  from: number;
  to: number;
  text: string;
}

/** From the first to the last of the letters that still stand: their text now, and what was put in between. */
function standingNow(ranges: readonly IdRange[], source: PartSource): { text: string; added: IdRange[] } {
  for (const pieces of standingPieces(source)) {
    const split = pieces.flatMap((piece) => splitBy(piece, ranges));
    const first = split.findIndex(({ ours }) => ours);
    if (first < 0) continue;
    const between = split.slice(first, split.findLastIndex(({ ours }) => ours) + 1);
    return {
      text: between.map(({ text }) => text).join(''),
      added: between.filter(({ ours }) => !ours).map(({ client, from, to }): IdRange => [client, from, to]),
    };
  }
  return { text: '', added: [] };
}

const standing = new WeakMap<PartSource, Piece[][]>();

/** The letters of each root, and of each wording of the plan, in document order; read once for all deeds of a meeting. */
function standingPieces(source: PartSource): Piece[][] {
  const known = standing.get(source);
  if (known) return known;
  const doc = source.documents.get(SHARED_DOCUMENT);
  const pieces = doc
    ? [...rootsOf(SHARED_DOCUMENT, source.meeting)].flatMap(([root, kind]) =>
        kind === 'plan' ? planPieces(doc) : [readBlocks(doc, root).flatMap(({ runs }) => runs.flatMap(piecesOf))],
      )
    : [];
  standing.set(source, pieces);
  return pieces;
}

/** Each wording of the plan is a text of its own: an action's words rest on nothing of the next row. */
function planPieces(doc: Y.Doc): Piece[][] {
  return readPlan(doc).flatMap(({ text, textLetters, purpose, purposeLetters }) => [
    piecesOf({ text, letters: textLetters }),
    piecesOf({ text: purpose, letters: purposeLetters }),
  ]);
}

function piecesOf({ text, letters }: Pick<Run, 'text' | 'letters'>): Piece[] {
  let place = 0;
  return letters.map(([client, from, to]) => ({ client, from, to, text: text.slice(place, (place += to - from)) }));
}

function splitBy(piece: Piece, ranges: readonly IdRange[]): (Piece & { ours: boolean })[] {
  const cuts = new Set([piece.from, piece.to]);
  for (const [client, from, to] of ranges) {
    if (client !== piece.client) continue;
    for (const cut of [from, to]) if (cut > piece.from && cut < piece.to) cuts.add(cut);
  }
  const sorted = [...cuts].sort((a, b) => a - b);
  return sorted.slice(1).map((to, n) => {
    const from = sorted[n] ?? to;
    const ours = ranges.some(([client, start, end]) => client === piece.client && from >= start && to <= end);
    return { client: piece.client, from, to, text: piece.text.slice(from - piece.from, to - piece.from), ours };
  });
}
