/**
 * Who took out of a paragraph what somebody else had written: deletions have authors too. One's own words are not told,
 * nor words that were taken back (C24), which a note tells. Letters that a split, a join or undo put in again were not
 * taken out; those put elsewhere from the middle of a paragraph that stayed on both sides were.
 */
import * as Y from 'yjs';
import { lettersEverIn, paragraphHolding, paragraphIn } from '../document/everWritten.ts';
import type { Block, IdRange } from '../document/readBlocks.ts';
import { BLOCK } from '../document/schema.ts';
import type { ChildId, DocumentId, PersonId } from '../ids.ts';
import type { LetterAuthor } from './authorship.ts';
import type { TakenOut } from './contents.ts';
import type { PartSource } from './PartSource.ts';
import { piecesToTell } from './takenBack.ts';

export interface TakenFromBlock {
  /** Where the words beside them stand now; null where nothing of the paragraph is left. */
  block: Block['id'] | null;
  /** Whom that paragraph was about. */
  children: readonly ChildId[];
  by: PersonId;
  writer: PersonId;
  at: string;
}

/** Letters of one author, and where they are now. */
interface Spot {
  range: IdRange;
  author: LetterAuthor;
  home: Home;
}

/** `elsewhere`: in another document, of which nothing is told here. null: nowhere. */
type Home = Y.XmlElement | 'elsewhere' | null;

export function takenOutOf(document: DocumentId, root: string, source: PartSource): TakenFromBlock[] {
  const doc = source.letters.everWritten(document);
  const fragment = doc?.share.get(root);
  const found: TakenFromBlock[] = [];
  if (!doc || !fragment) return found;
  for (let item = fragment._start; item !== null; item = item.right) {
    const element = paragraphIn(item);
    if (element?.nodeName !== BLOCK) continue;
    const spots = lettersEverIn(element).flatMap((letters) => spotsOf(letters, element, document, doc, source));
    for (const [n, spot] of spots.entries()) {
      const taken = takenAt(n, spots, element);
      if (!taken || !mayBeTold(spot, document, source)) continue;
      found.push(taken);
    }
  }
  return found;
}

/** One line for each person. */
export function toldOf(taken: readonly TakenFromBlock[]): TakenOut[] {
  const told = new Map<PersonId, TakenOut>();
  for (const { by, writer, at } of taken) {
    const one = told.get(by) ?? { by, writers: [], at, until: at };
    told.set(by, {
      by,
      writers: [...new Set([...one.writers, writer])].sort(),
      at: at < one.at ? at : one.at,
      until: at > one.until ? at : one.until,
    });
  }
  return [...told.values()].sort((a, b) => (a.at === b.at ? (a.by < b.by ? -1 : 1) : a.at < b.at ? -1 : 1));
}

function spotsOf(letters: Y.Item, element: Y.XmlElement, document: DocumentId, doc: Y.Doc, source: PartSource): Spot[] {
  const { client, clock } = letters.id;
  return source.letters
    .authors(document, [client, clock, clock + letters.length])
    .flatMap(({ from, to, author }): Spot[] => {
      if (author.deletedBy === null) return [{ range: [client, from, to], author, home: element }];
      return homesOf({ document, range: [client, from, to] }, document, doc, source, 0).map(
        ({ range, home }): Spot => ({ range, author, home }),
      );
    });
}

interface Standing {
  document: DocumentId;
  range: IdRange;
}

/** Moved more often than this, they are not looked for any more. */
const MOST_MOVES = 200;

/** Where these deleted letters, brought back however often, stand now; in the order of their ids. */
function homesOf(
  { document, range: [client, from, to] }: Standing,
  asked: DocumentId,
  doc: Y.Doc,
  source: PartSource,
  depth: number,
): { range: IdRange; home: Home }[] {
  const found: { range: IdRange; home: Home }[] = [];
  let open: [number, number][] = [[from, to]];
  for (const move of depth < MOST_MOVES ? (movesOf(source).get(`${document} ${client}`) ?? []) : []) {
    const [, start, end] = move.source.range;
    open = open.flatMap(([left, right]): [number, number][] => {
      const [low, high] = [Math.max(left, start), Math.min(right, end)];
      if (low >= high) return [[left, right]];
      const shift = move.to.range[1] - start;
      const there: IdRange = [move.to.range[0], low + shift, high + shift];
      const now = source.letters.authors(move.to.document, there).flatMap(({ from: first, to: last, author }) => {
        const range: IdRange = [there[0], first, last];
        if (author.deletedBy !== null) return homesOf({ ...move.to, range }, asked, doc, source, depth + 1);
        return [
          { range, home: move.to.document === asked ? paragraphHolding(doc, there[0], first) : ('elsewhere' as const) },
        ];
      });
      const gone: [number, number][] = [];
      for (const { range, home } of now) {
        const back: [number, number] = [range[1] - shift, range[2] - shift];
        if (home === null) gone.push(back);
        else found.push({ range: [client, ...back], home });
      }
      return [[left, low], ...gone, [high, right]];
    });
    open = open.filter(([left, right]) => left < right);
  }
  const nowhere = open.map(([left, right]): { range: IdRange; home: Home } => ({
    range: [client, left, right],
    home: null,
  }));
  return [...found, ...nowhere].sort((a, b) => a.range[1] - b.range[1]);
}

type Move = ReturnType<PartSource['letters']['moves']>[number];
const moves = new WeakMap<PartSource, Map<string, Move[]>>();

/** By document and client of where letters stood before. */
function movesOf(source: PartSource): Map<string, Move[]> {
  const known = moves.get(source);
  if (known) return known;
  const all = new Map<string, Move[]>();
  for (const move of source.letters.moves()) {
    const key = `${move.source.document} ${move.source.range[0]}`;
    const list = all.get(key);
    if (list) list.push(move);
    else all.set(key, [move]);
  }
  // Put in twice, they are where the first of them is: for a room that lived through it and one that was loaded.
  for (const list of all.values()) list.sort(byPlace);
  moves.set(source, all);
  return all;
}

function byPlace({ to: a }: Move, { to: b }: Move): number {
  if (a.document !== b.document) return a.document < b.document ? -1 : 1;
  return a.range[0] - b.range[0] || a.range[1] - b.range[1];
}

function takenAt(n: number, spots: readonly Spot[], element: Y.XmlElement): TakenFromBlock | null {
  const spot = spots[n];
  const { deletedBy, deletedAt, firstBy } = spot?.author ?? {};
  if (!spot || !deletedBy || !deletedAt || !firstBy || deletedBy === firstBy) return null;
  const isBeside = ({ home }: Spot): boolean => home instanceof Y.XmlElement && home !== spot.home;
  const left = spots.slice(0, n).findLast(isBeside)?.home;
  const right = spots.slice(n + 1).find(isBeside)?.home;
  if (spot.home !== null && (left === undefined || left !== right)) return null;
  const beside = left ?? right;
  const id = beside instanceof Y.XmlElement ? (beside._item?.id ?? null) : null;
  return {
    block: id && { client: id.client, clock: id.clock },
    children: id ? [] : childrenOf(element),
    by: deletedBy,
    writer: firstBy,
    at: deletedAt,
  };
}

/** As it was when the paragraph went. */
function childrenOf(element: Y.XmlElement): ChildId[] {
  const content = element._map.get('children')?.content;
  const value: unknown = content instanceof Y.ContentAny ? content.arr[0] : '';
  return typeof value === 'string' && value !== '' ? (value.split(' ') as ChildId[]) : [];
}

function mayBeTold({ range }: Spot, document: DocumentId, { letters, meeting }: PartSource): boolean {
  return piecesToTell(document, range, letters, meeting).some(({ taken }) => !taken);
}
