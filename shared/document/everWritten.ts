/** Paragraphs and letters of a document that keeps what was deleted: where something stands, or last stood. */
import * as Y from 'yjs';

/** The paragraph with this id; null where there never was one. */
export function paragraphAt(doc: Y.Doc, client: number, clock: number): Y.XmlElement | null {
  const item = itemAt(doc, client, clock);
  return item && paragraphIn(item);
}

export function paragraphIn({ content }: Y.Item): Y.XmlElement | null {
  return content instanceof Y.ContentType && content.type instanceof Y.XmlElement ? content.type : null;
}

/** The paragraph in which this letter stands or stood; null where it stood in none. */
export function paragraphHolding(doc: Y.Doc, client: number, clock: number): Y.XmlElement | null {
  const text = itemAt(doc, client, clock)?.parent;
  const element = text instanceof Y.XmlText ? text._item?.parent : null;
  return element instanceof Y.XmlElement ? element : null;
}

/** Items of letters in a paragraph, deleted ones too, in the order of the text. */
export function lettersEverIn(element: Y.XmlElement): Y.Item[] {
  const items: Y.Item[] = [];
  for (let child = element._start; child !== null; child = child.right) {
    if (!(child.content instanceof Y.ContentType) || !(child.content.type instanceof Y.XmlText)) continue;
    for (let item = child.content.type._start; item !== null; item = item.right)
      if (item.content instanceof Y.ContentString) items.push(item);
  }
  return items;
}

function itemAt(doc: Y.Doc, client: number, clock: number): Y.Item | null {
  if (clock >= Y.getState(doc.store, client)) return null;
  const item: unknown = Y.getItem(doc.store, Y.createID(client, clock));
  return item instanceof Y.Item ? item : null;
}
