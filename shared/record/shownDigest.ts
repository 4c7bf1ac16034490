/** What a screen shows of a document, as one short value; a device says it when it has sent everything (C18). */
import type * as Y from 'yjs';
import type { RootKind } from '../document/roots.ts';
import { shownWords } from '../document/shownWords.ts';
import { toBase64 } from './base64.ts';
import type { Sha256 } from './merkle.ts';

/** SHA-256, base64, over the words of every root in the order of the roots' names. */
export function shownDigest(doc: Y.Doc, roots: ReadonlyMap<string, RootKind>, sha256: Sha256): string {
  return toBase64(sha256(new TextEncoder().encode(shownWords(doc, roots))));
}
