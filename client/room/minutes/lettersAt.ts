/** From places in the editor to letters as Yjs knows them for ever. */
import type { Node } from 'prosemirror-model';
import type { Doc } from 'yjs';
import { readBlocks, type IdRange } from '../../../shared/document/readBlocks.ts';

/** The letters of a block from one offset up to another. */
export function lettersOf(doc: Doc, root: string, block: number, from: number, to: number): IdRange[] {
  const letters = readBlocks(doc, root)[block]?.runs.flatMap((run) => run.letters) ?? [];
  const wanted: IdRange[] = [];
  let offset = 0;
  for (const [client, start, end] of letters) {
    const length = end - start;
    const first = Math.max(from - offset, 0);
    const last = Math.min(to - offset, length);
    if (first < last) wanted.push([client, start + first, start + last]);
    offset += length;
  }
  return wanted;
}

/** The letters between two places of the editor, over all blocks between them. */
export function lettersBetween(doc: Doc, root: string, shown: Node, from: number, to: number): IdRange[] {
  const letters: IdRange[] = [];
  shown.forEach((node, place, block) => {
    const start = Math.max(0, from - place - 1);
    const end = Math.min(node.content.size, to - place - 1);
    if (start < end) letters.push(...lettersOf(doc, root, block, start, end));
  });
  return letters;
}
