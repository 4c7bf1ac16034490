/**
 * For a screen: where letters come from that its own hands have just brought back. Undo and redo put equal letters in
 * under new ids and Yjs remembers which (`redone`); the server keeps the claim if the letters are equal (C1).
 */
import * as Y from 'yjs';
import type { DocumentId } from '../ids.ts';
import type { OriginClaim } from '../record/authorship.ts';

interface Popped {
  stackItem: { deletions: { clients: Map<number, { clock: number; len: number }[]> } };
}

/** Calls `send` with the claims of every undo and redo; the answer stops it. */
export function observeOrigins(
  doc: Y.Doc,
  document: DocumentId,
  undo: Y.UndoManager,
  send: (claims: OriginClaim[]) => void,
): () => void {
  const popped = ({ stackItem }: Popped): void => {
    const claims: OriginClaim[] = [];
    for (const [client, ranges] of stackItem.deletions.clients) {
      for (const { clock, len } of ranges) claims.push(...claimsIn(doc, document, client, clock, clock + len));
    }
    if (claims.length > 0) send(claims);
  };
  undo.on('stack-item-popped', popped);
  return () => undo.off('stack-item-popped', popped);
}

function claimsIn(doc: Y.Doc, document: DocumentId, client: number, from: number, to: number): OriginClaim[] {
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
