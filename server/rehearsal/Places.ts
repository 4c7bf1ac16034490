/** Where a paragraph goes among those of its root, so that what was typed at the same time stands in the script's order. */
import type * as Y from 'yjs';

export class Places {
  /** By document and root: the order of every paragraph, by the id that its text has on every screen. */
  readonly #orders = new Map<string, Map<string, number>>();

  /** The index at which a paragraph of this order belongs, as this screen sees the root now. */
  take(doc: Y.Doc, name: string, root: string, order: number): number {
    const orders = this.#orders.get(name);
    const elements = doc.getXmlFragment(root).toArray();
    let at = 0;
    elements.forEach((element, n) => {
      const known = orders?.get(idOf(element));
      if (known !== undefined && known < order) at = n + 1;
    });
    return at;
  }

  put(name: string, text: Y.XmlText, order: number): void {
    const orders = this.#orders.get(name) ?? new Map<string, number>();
    this.#orders.set(name, orders);
    if (text.parent) orders.set(idOf(text.parent), order);
  }
}

function idOf(type: { _item: { id: { client: number; clock: number } } | null }): string {
  return type._item ? `${type._item.id.client} ${type._item.id.clock}` : '';
}
