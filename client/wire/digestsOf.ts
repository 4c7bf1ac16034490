/** What this screen shows, as one short value per document: "devices held the same text" (C18). */
import type { Doc } from 'yjs';
import { readPlan, wordsOfRoot } from '../../shared/document/readBlocks.ts';
import type { DocumentId } from '../../shared/ids.ts';

export interface ShownDocument {
  id: DocumentId;
  doc: Doc;
  roots: ReadonlyMap<string, 'minutes' | 'plan'>;
}

/** SHA-256, base64, over the words of every root in the order of the roots' names. */
export async function digestsOf(documents: readonly ShownDocument[]): Promise<Record<DocumentId, string>> {
  const digests: Record<DocumentId, string> = {};
  for (const { id, doc, roots } of documents) {
    const words = [...roots]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([root, kind]) => [root, kind === 'plan' ? planWords(doc) : wordsOfRoot(doc, root).text]);
    const bytes = new TextEncoder().encode(JSON.stringify(words));
    digests[id] = base64(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
  }
  return digests;
}

function planWords(doc: Doc): string[][] {
  return readPlan(doc).map(({ id, text, purpose }) => [id, text, purpose]);
}

function base64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}
