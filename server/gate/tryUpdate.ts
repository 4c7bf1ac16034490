/**
 * The trial on the room's own document. Yjs applies an update bit by bit and cannot take it back: when this answers
 * `ok: false` the document may hold half of it, and the caller throws it away.
 */
import * as Y from 'yjs';
import { applyEdits } from '../../shared/document/applyEdits.ts';
import type { RootKind } from '../../shared/document/roots.ts';
import { Places } from './places.ts';

export type Trial =
  /** `outgoing`: what others are to be sent; null where nothing changed. */
  | { ok: true; outgoing: Uint8Array | null }
  /** `why` is for whoever runs the server; null where an honest program may do it, and nobody need look. */
  | { ok: false; why: string | null };

/** Neighbours are next to each other but for what came between meanwhile; nobody need look further than this in all. */
const MOST_STEPS = 200_000;

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
    misplaced = isMisplaced(transaction);
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

/**
 * Undo in Yjs may restore a letter between neighbours that stand the other way round (yjs issue 794): each screen then
 * shows it where it came first, for ever, with nothing left to exchange. A letter stands between its two neighbours.
 */
function isMisplaced({ doc, beforeState, afterState }: Y.Transaction): boolean {
  const budget = { steps: MOST_STEPS };
  for (const [client, after] of afterState) {
    const before = beforeState.get(client) ?? 0;
    if (before >= after) continue;
    const structs = doc.store.clients.get(client) ?? [];
    for (let at = Y.findIndexSS(structs, before), item = structs[at]; item; item = structs[++at]) {
      if (!(item instanceof Y.Item) || item.parentSub !== null) continue;
      if (item.origin && !isOn(item, 'left', item.origin, budget)) return true;
      if (item.rightOrigin && !isOn(item, 'right', item.rightOrigin, budget)) return true;
    }
  }
  return false;
}

function isOn(item: Y.Item, side: 'left' | 'right', { client, clock }: Y.ID, budget: { steps: number }): boolean {
  for (let next = item[side]; next !== null; next = next[side]) {
    const { id, length } = next;
    if (id.client === client && id.clock <= clock && clock < id.clock + length) return true;
    budget.steps -= 1;
    if (budget.steps <= 0) return true; // a flood, whoever made it: that is for other limits
  }
  return false;
}
