/** Blocks of a document as the record keeps them: words, marks and attributes, and beside them who wrote each stretch. */
import type { ChildId, DocumentId, PersonId } from '../ids.ts';
import { textOfBlock, type Block, type IdRange } from '../document/readBlocks.ts';
import type { LetterAuthor, Letters } from './authorship.ts';
import type { BlockContent, Stretch, TakenOut } from './contents.ts';
import { whoSet } from './labels.ts';
import { onlyChild, placed } from './place.ts';
import { toldOf, type TakenFromBlock } from './takenOut.ts';

export interface KeptBlock {
  content: BlockContent;
  stretches: Stretch[];
}

/** Blocks of one part: those about `child` alone, or with null all the others. */
export interface ShareOfBlocks {
  child: ChildId | null;
  blocks: KeptBlock[];
  /** Of paragraphs of which nothing is left. */
  takenOut: readonly TakenOut[];
}

/** An empty block is the place where somebody could have written; it is not in the record. */
export function keepBlocks(
  blocks: readonly Block[],
  document: DocumentId,
  letters: Letters,
  takenOut: readonly TakenFromBlock[],
): KeptBlock[] {
  return blocks
    .filter((block) => textOfBlock(block) !== '')
    .map((block) => {
      const setBy = {
        kind: whoSet('kind', block.id, document, letters),
        source: whoSet('source', block.id, document, letters),
        saidBy: whoSet('saidBy', block.id, document, letters),
      };
      const content = { ...contentOf(block), setBy, takenOut: toldOf(takenOut.filter((one) => isOf(one, block))) };
      return { content, stretches: stretchesOf(block, document, letters) };
    });
}

function isOf({ block }: TakenFromBlock, { id }: Block): boolean {
  return block !== null && block.client === id.client && block.clock === id.clock;
}

/**
 * What is about one child alone becomes a part of its own, so that a copy for another child can leave it out. With one
 * child in the meeting there is nothing to leave out.
 */
export function shareByChild(
  kept: readonly KeptBlock[],
  takenOut: readonly TakenFromBlock[],
  children: readonly ChildId[],
): ShareOfBlocks[] {
  const gone = (child: ChildId | null): readonly TakenOut[] =>
    toldOf(takenOut.filter((one) => one.block === null && onlyChild(one.children, children) === child));
  const common: ShareOfBlocks = { child: null, blocks: [], takenOut: gone(null) };
  const shares = new Map<ChildId, ShareOfBlocks>();
  for (const { item, place, child } of placed(kept, ({ content }) => content.children, children)) {
    if (child === null) {
      common.blocks.push(item);
      continue;
    }
    const share = shares.get(child) ?? { child, blocks: [], takenOut: gone(child) };
    share.blocks.push({ ...item, content: { ...item.content, place } });
    shares.set(child, share);
  }
  for (const child of children)
    if (!shares.has(child) && gone(child).length > 0) shares.set(child, { child, blocks: [], takenOut: gone(child) });
  return [common, ...[...shares.values()].sort((a, b) => ((a.child ?? '') < (b.child ?? '') ? -1 : 1))];
}

function contentOf(block: Block): BlockContent {
  const { kind, source, saidBy, children, eventDate, list, indent, notForFamily } = block.attributes;
  return {
    text: textOfBlock(block),
    marks: marksOf(block),
    kind: kind ?? null,
    source: source ?? null,
    saidBy: (saidBy as PersonId | undefined) ?? null,
    children: children === undefined || children === '' ? [] : (children.split(' ') as ChildId[]),
    eventDate: eventDate ?? null,
    list: list ?? null,
    indent: Number(indent ?? 0),
    notForFamily: notForFamily === 'yes',
    place: null,
  };
}

function marksOf(block: Block): BlockContent['marks'] {
  const marks: { from: number; to: number; bold: boolean; italic: boolean }[] = [];
  let from = 0;
  for (const { text, bold, italic } of block.runs) {
    const to = from + text.length;
    const last = marks.at(-1);
    if (last && last.to === from && last.bold === bold && last.italic === italic) last.to = to;
    else if ((bold || italic) && to > from) marks.push({ from, to, bold, italic });
    from = to;
  }
  return marks;
}

function stretchesOf(block: Block, document: DocumentId, letters: Letters): Stretch[] {
  const saidBy = (block.attributes.saidBy as PersonId | undefined) ?? null;
  return stretchesOfRanges(
    block.runs.flatMap((run) => run.letters),
    document,
    letters,
    saidBy,
  );
}

/** Who wrote the letters of these ids, one after the other; positions count from the first of them. */
export function stretchesOfRanges(
  ranges: readonly IdRange[],
  document: DocumentId,
  letters: Letters,
  saidBy: PersonId | null,
): Stretch[] {
  const stretches: Stretch[] = [];
  let offset = 0;
  for (const range of ranges) {
    for (const { from, to, author } of letters.authors(document, range)) {
      const start = offset + from - range[1];
      add(stretches, asStretch(start, start + to - from, author, saidBy));
    }
    offset += range[2] - range[1];
  }
  return stretches;
}

function asStretch(from: number, to: number, author: LetterAuthor, saidBy: PersonId | null): Stretch {
  const { typedBy, typedAt, firstBy, firstAt, movedBy, movedAt } = author;
  return {
    from,
    to,
    typedBy,
    at: typedAt,
    until: typedAt,
    firstBy,
    firstAt,
    firstUntil: firstAt,
    movedBy,
    movedAt,
    saidBy,
  };
}

/** A sentence arrives in dozens of updates; by one hand it is one stretch with a first and a last time (C21). */
function add(stretches: Stretch[], next: Stretch): void {
  const last = stretches.at(-1);
  if (!last || last.to !== next.from || !sameHand(last, next)) {
    stretches.push(next);
    return;
  }
  stretches[stretches.length - 1] = {
    ...last,
    to: next.to,
    at: earlier(last.at, next.at),
    until: later(last.until, next.until),
    firstAt: earlier(last.firstAt, next.firstAt),
    firstUntil: later(last.firstUntil, next.firstUntil),
    movedAt: last.movedAt === null || next.movedAt === null ? null : later(last.movedAt, next.movedAt),
  };
}

function sameHand(a: Stretch, b: Stretch): boolean {
  return a.typedBy === b.typedBy && a.firstBy === b.firstBy && a.movedBy === b.movedBy;
}

/** Server times are all written in one form, so text compares like time. */
const earlier = (a: string, b: string): string => (a <= b ? a : b);
const later = (a: string, b: string): string => (a >= b ? a : b);
