/**
 * A letter stands between its two neighbours. Undo in Yjs may restore one between neighbours that stand the other way
 * round (yjs issue 794): each screen then shows it where it came first, for ever, with nothing left to exchange.
 */
import * as Y from 'yjs';

/** Neighbours are next to each other but for what came between meanwhile; nobody need look further than this in all. */
const MOST_STEPS = 200_000;

/**
 * A screen's own letters name, before they are sent, the neighbours that they really stand between: as if they had been
 * typed there. Without it the server has to refuse that undo, for an honest hand about once in 18,000 updates.
 */
export function keepBetweenNeighbours(doc: Y.Doc): void {
  doc.on('afterTransaction', (transaction: Y.Transaction) => {
    if (!transaction.local) return;
    for (const item of misplacedIn(transaction)) {
      item.origin = standingBefore(item, 'left')?.lastId ?? null;
      item.rightOrigin = standingBefore(item, 'right')?.id ?? null;
    }
  });
}

/** The neighbour on this side at the moment the item came: what the same screen put between later does not count. */
function standingBefore(item: Y.Item, side: 'left' | 'right'): Y.Item | null {
  let next = item[side];
  while (next !== null && next.id.client === item.id.client && next.id.clock > item.id.clock) next = next[side];
  return next;
}

/** The items that came with this transaction and do not stand between the neighbours they name. */
export function misplacedIn({ doc, beforeState, afterState }: Y.Transaction): Y.Item[] {
  const budget = { steps: MOST_STEPS };
  const misplaced: Y.Item[] = [];
  for (const [client, after] of afterState) {
    const before = beforeState.get(client) ?? 0;
    if (before >= after) continue;
    const structs = doc.store.clients.get(client) ?? [];
    for (let at = Y.findIndexSS(structs, before), item = structs[at]; item; item = structs[++at]) {
      if (!(item instanceof Y.Item) || item.parentSub !== null) continue;
      const between =
        (!item.origin || isOn(item, 'left', item.origin, budget)) &&
        (!item.rightOrigin || isOn(item, 'right', item.rightOrigin, budget));
      if (!between) misplaced.push(item);
    }
  }
  return misplaced;
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
