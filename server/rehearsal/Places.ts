/**
 * Puts paragraphs where they belong among those of their root, so that what people begin in the same moment stands in
 * the script's order: one is put at a time, on a screen that shows all earlier ones. Typing goes on meanwhile.
 */
import type * as Y from 'yjs';
import type { Timers } from '../../shared/clock.ts';
import type { BlockAttributes } from '../../shared/document/schema.ts';
import { insertBlock } from '../../shared/document/writeBlocks.ts';
import { within } from './stopping.ts';

export interface Paragraph {
  root: string;
  /** Among the paragraphs of its root; none has the rank of another. */
  rank: number;
  attributes: BlockAttributes;
}

export class Places {
  readonly #timers: Timers;
  /** By root: when the last paragraph stands. */
  readonly #lines = new Map<string, Promise<unknown>>();
  /** By root: the rank of every paragraph, by the id that its element has on every screen. */
  readonly #ranks = new Map<string, Map<string, number>>();

  constructor(timers: Timers) {
    this.#timers = timers;
  }

  /** Answers the text to write into. */
  put(doc: Y.Doc, paragraph: Paragraph): Promise<Y.XmlText> {
    const before = this.#lines.get(paragraph.root) ?? Promise.resolve();
    const standing = before.then(() => this.#insert(doc, paragraph));
    this.#lines.set(paragraph.root, standing);
    return standing;
  }

  async #insert(doc: Y.Doc, { root, rank, attributes }: Paragraph): Promise<Y.XmlText> {
    const ranks = this.#ranks.get(root) ?? new Map<string, number>();
    this.#ranks.set(root, ranks);
    await this.#shows(doc, root, ranks);
    let at = 0;
    doc
      .getXmlFragment(root)
      .toArray()
      .forEach((element, n) => {
        if ((ranks.get(idOf(element)) ?? Infinity) < rank) at = n + 1;
      });
    const text = insertBlock(doc, root, at, attributes);
    if (text.parent) ranks.set(idOf(text.parent), rank);
    return text;
  }

  async #shows(doc: Y.Doc, root: string, ranks: ReadonlyMap<string, number>): Promise<void> {
    const all = (): boolean => {
      const shown = new Set(doc.getXmlFragment(root).toArray().map(idOf));
      return [...ranks.keys()].every((id) => shown.has(id));
    };
    if (all()) return;
    let look = (): void => {};
    const shown = new Promise<void>((resolve) => {
      look = () => {
        if (all()) resolve();
      };
    });
    doc.on('update', look);
    try {
      await within(this.#timers, shown, 'a paragraph was not shown to somebody who writes below it');
    } finally {
      doc.off('update', look);
    }
  }
}

function idOf(type: { _item: { id: { client: number; clock: number } } | null }): string {
  return type._item ? `${type._item.id.client} ${type._item.id.clock}` : '';
}
