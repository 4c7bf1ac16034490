/** What a screen shows of a document, as one short value; a device says it when it has sent everything (C18). */
import type * as Y from 'yjs';
import { readPlan, wordsOfRoot } from '../document/readBlocks.ts';
import { toBase64 } from './base64.ts';
import type { Sha256 } from './merkle.ts';

/** SHA-256, base64, over the words of every root in the order of the roots' names. */
export function shownDigest(doc: Y.Doc, roots: ReadonlyMap<string, 'minutes' | 'plan'>, sha256: Sha256): string {
  const shown = [...roots]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([root, kind]) => [
      root,
      kind === 'plan' ? readPlan(doc).map(({ id, text, purpose }) => [id, text, purpose]) : wordsOfRoot(doc, root).text,
    ]);
  return toBase64(sha256(new TextEncoder().encode(JSON.stringify(shown))));
}
