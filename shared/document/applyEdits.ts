/** Applies updates and nothing else. */
import * as Y from 'yjs';

/**
 * One transaction for all of them, marked local when its observers are called: after a *remote* transaction Yjs deletes
 * formatting marks that it finds superfluous, and whoever keeps the record must never write what nobody wrote.
 * (Marking it before is not enough: reading an update marks it remote.)
 */
export function applyEdits(doc: Y.Doc, updates: readonly Uint8Array[]): void {
  doc.transact((transaction) => {
    for (const update of updates) Y.applyUpdate(doc, update);
    transaction.local = true;
  });
}
