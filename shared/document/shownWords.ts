/** The words of a document as one text: what a screen and the server each take the digest of (C18). */
import type { Doc } from 'yjs';
import { readPlan, wordsOfRoot } from './readBlocks.ts';
import type { RootKind } from './roots.ts';

/** The words of every root, in the order of the roots' names. */
export function shownWords(doc: Doc, roots: ReadonlyMap<string, RootKind>): string {
  const shown = [...roots]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([root, kind]) => [
      root,
      kind === 'plan' ? readPlan(doc).map(({ id, text, purpose }) => [id, text, purpose]) : wordsOfRoot(doc, root).text,
    ]);
  return JSON.stringify(shown);
}
