/** What this screen shows, as one short value per document: "devices held the same text" (C18). */
import type { Doc } from 'yjs';
import { shownWords } from '../../shared/document/shownWords.ts';
import type { DocumentId } from '../../shared/ids.ts';

export interface ShownDocument {
  id: DocumentId;
  doc: Doc;
  roots: ReadonlyMap<string, 'minutes' | 'plan'>;
}

/** SHA-256, base64, of the words of each document. */
export async function digestsOf(documents: readonly ShownDocument[]): Promise<Record<DocumentId, string>> {
  const digests: Record<DocumentId, string> = {};
  for (const { id, doc, roots } of documents) {
    const bytes = new TextEncoder().encode(shownWords(doc, roots));
    digests[id] = base64(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
  }
  return digests;
}

function base64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}
