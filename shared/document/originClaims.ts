/**
 * For a screen: where letters come from that its own hands have just brought back. Every split, join, list, cut and
 * paste puts letters in again under new ids, undo and redo do so too (Yjs remembers which: `redone`). Only the screen
 * knows for sure, because others may have deleted the same letters meanwhile; the server keeps a claim if the letters
 * are equal (C1).
 */
import * as Y from 'yjs';
import type { DocumentId } from '../ids.ts';
import type { OriginClaim } from '../record/authorship.ts';
import { changedLetters, isHere, runsOf, standsNow } from './changedLetters.ts';
import { returnedLetters } from './returnedLetters.ts';

interface Popped {
  stackItem: { deletions: { clients: Map<number, { clock: number; len: number }[]> } };
}

/** Calls `send` with the claims of every deed of these hands, after its edit was sent; the answer stops it. */
export function observeOrigins(
  doc: Y.Doc,
  document: DocumentId,
  undo: Y.UndoManager | null,
  send: (claims: OriginClaim[]) => void,
): () => void {
  let claims: OriginClaim[] = [];
  const changed = (transaction: Y.Transaction): void => {
    if (transaction.local && transaction.origin !== undo) claims.push(...claimsOfDeed(transaction, document));
  };
  // Only now has the edit itself gone out, and the server must have the letters before it hears where they come from.
  const ended = (): void => {
    const done = claims;
    claims = [];
    if (done.length > 0) send(done);
  };
  const popped = ({ stackItem }: Popped): void => {
    const restored: OriginClaim[] = [];
    for (const [client, ranges] of stackItem.deletions.clients) {
      for (const { clock, len } of ranges) restored.push(...claimsOfUndo(doc, document, client, clock, clock + len));
    }
    if (restored.length > 0) send(restored);
  };
  doc.on('afterTransaction', changed);
  doc.on('afterAllTransactions', ended);
  undo?.on('stack-item-popped', popped);
  return () => {
    doc.off('afterTransaction', changed);
    doc.off('afterAllTransactions', ended);
    undo?.off('stack-item-popped', popped);
  };
}

function claimsOfDeed(transaction: Y.Transaction, document: DocumentId): OriginClaim[] {
  if (transaction.deleteSet.clients.size === 0) return [];
  const { inserted, deleted, wasHere } = changedLetters(transaction);
  if (inserted.length === 0 || deleted.length === 0) return [];
  const sources = runsOf(deleted, wasHere);
  return returnedLetters(runsOf(inserted.filter(isHere), standsNow), sources).map(({ inserted: to, source }) => ({
    inserted: to,
    source: { document, range: source },
  }));
}

function claimsOfUndo(doc: Y.Doc, document: DocumentId, client: number, from: number, to: number): OriginClaim[] {
  const claims: OriginClaim[] = [];
  const structs = doc.store.clients.get(client) ?? [];
  if (from >= Y.getState(doc.store, client)) return claims;
  let at = Y.findIndexSS(structs, from);
  for (let struct = structs[at]; struct && struct.id.clock < to; struct = structs[++at]) {
    if (!(struct instanceof Y.Item) || struct.redone === null || !(struct.content instanceof Y.ContentString)) continue;
    const start = Math.max(0, from - struct.id.clock);
    const end = Math.min(struct.length, to - struct.id.clock);
    const { client: by, clock } = struct.redone;
    claims.push({
      inserted: [by, clock + start, clock + end],
      source: { document, range: [client, struct.id.clock + start, struct.id.clock + end] },
    });
  }
  return claims;
}
