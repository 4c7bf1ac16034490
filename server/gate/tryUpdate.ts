/**
 * The trial on the room's own document. Yjs applies an update bit by bit and cannot take it back: when this answers
 * `ok: false` the document may hold half of it, and the caller throws it away.
 */
import type * as Y from 'yjs';
import { applyEdits } from '../../shared/document/applyEdits.ts';
import { misplacedIn } from '../../shared/document/neighbours.ts';
import type { RootKind } from '../../shared/document/roots.ts';
import { Places } from './places.ts';

export type Trial =
  /** `outgoing`: what others are to be sent; null where nothing changed. */
  | { ok: true; outgoing: Uint8Array | null }
  /** `why` is for whoever runs the server; null where an honest program may do it, and nobody need look. */
  | { ok: false; why: string | null };

export function tryUpdate(
  doc: Y.Doc,
  update: Uint8Array,
  roots: ReadonlyMap<string, RootKind>,
  mayWrite: (root: string) => boolean,
): Trial {
  const sent: Uint8Array[] = [];
  let stray = false;
  let misplaced = false;
  const onUpdate = (bytes: Uint8Array): void => {
    sent.push(bytes);
  };
  const onTransaction = (transaction: Y.Transaction): void => {
    const places = new Places(doc, roots, new Map());
    for (const type of transaction.changed.keys()) {
      if (!mayWrite(places.ofType(type as Y.AbstractType<unknown>).root)) stray = true;
    }
    misplaced = misplacedIn(transaction).length > 0;
  };
  doc.on('update', onUpdate);
  doc.on('afterTransaction', onTransaction);
  try {
    applyEdits(doc, [update]);
  } catch {
    return { ok: false, why: 'it throws' };
  } finally {
    doc.off('update', onUpdate);
    doc.off('afterTransaction', onTransaction);
  }
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null)
    return { ok: false, why: 'parts of it are pending' };
  if (sent.length > 1) return { ok: false, why: 'the document wrote by itself' };
  if (misplaced) return { ok: false, why: null };
  if (stray) return { ok: false, why: 'it changed a root that is not the writer’s' };
  return { ok: true, outgoing: sent[0] ?? null };
}
