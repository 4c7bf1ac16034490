/**
 * Which letters a transaction brought and which it deleted, in document order. To be asked in `afterTransaction`: later
 * a document that collects garbage has forgotten what was deleted.
 */
import * as Y from 'yjs';
import type { LetterRun } from './returnedLetters.ts';

export interface Piece {
  client: number;
  clock: number;
  length: number;
  item: Y.Item;
}

export interface ChangedLetters {
  /** New letters, also those that the same transaction deleted again. */
  inserted: Piece[];
  /** Letters that stood there before. */
  deleted: Piece[];
  /** Whether an item stood in the text before this transaction. */
  wasHere: (item: Y.Item) => boolean;
}

export function isHere({ item }: Piece): boolean {
  return !item.deleted;
}

export function standsNow(item: Y.Item): boolean {
  return !item.deleted;
}

export function changedLetters({ doc, beforeState, afterState, deleteSet }: Y.Transaction): ChangedLetters {
  const isNew = (item: Y.Item): boolean => item.id.clock >= (beforeState.get(item.id.client) ?? 0);
  const inserted: Piece[] = [];
  for (const [client, after] of afterState) collect(doc, client, beforeState.get(client) ?? 0, after, inserted);
  const gone: Piece[] = [];
  for (const [client, ranges] of deleteSet.clients) {
    for (const { clock, len } of ranges) collect(doc, client, clock, clock + len, gone);
  }
  const deletedNow = new Set(gone.map(({ item }) => item));
  return {
    inserted,
    deleted: gone.filter(({ item }) => !isNew(item)),
    wasHere: (item) => !isNew(item) && (!item.deleted || deletedNow.has(item)),
  };
}

/** Which labels of blocks (kind, source, speaker …) a transaction set, and which it took off or wrote over. */
export function changedLabels({ doc, beforeState, afterState, deleteSet }: Y.Transaction): {
  set: Piece[];
  ended: Piece[];
} {
  const set: Piece[] = [];
  const ended: Piece[] = [];
  for (const [client, after] of afterState) collect(doc, client, beforeState.get(client) ?? 0, after, set, isLabel);
  for (const [client, ranges] of deleteSet.clients)
    for (const { clock, len } of ranges) collect(doc, client, clock, clock + len, ended, isLabel);
  return { set, ended };
}

function isLetters({ content }: Y.Item): boolean {
  return content instanceof Y.ContentString;
}

function isLabel({ parent, parentSub }: Y.Item): boolean {
  return parentSub !== null && parent instanceof Y.XmlElement;
}

function collect(
  doc: Y.Doc,
  client: number,
  from: number,
  to: number,
  into: Piece[],
  counts: (item: Y.Item) => boolean = isLetters,
): void {
  const structs = doc.store.clients.get(client);
  if (!structs || from >= to) return;
  let at = Y.findIndexSS(structs, from);
  for (let struct = structs[at]; struct && struct.id.clock < to; struct = structs[++at]) {
    if (!(struct instanceof Y.Item) || !counts(struct)) continue;
    const clock = Math.max(from, struct.id.clock);
    into.push({ client, clock, length: Math.min(to, struct.id.clock + struct.length) - clock, item: struct });
  }
}

/** Pieces as runs of letters that stood (or stand) next to each other, in document order within each text. */
export function runsOf(pieces: readonly Piece[], counts: (item: Y.Item) => boolean): LetterRun[] {
  const wanted = new Map<Y.Item, Piece>();
  const texts = new Set<Y.AbstractType<unknown>>();
  for (const piece of pieces) {
    wanted.set(piece.item, piece);
    texts.add(piece.item.parent as Y.AbstractType<unknown>);
  }
  const runs: LetterRun[] = [];
  for (const text of texts) {
    let run: LetterRun | null = null;
    for (let item = text._start; item !== null; item = item.right) {
      const { content } = item;
      if (!(content instanceof Y.ContentString)) continue;
      const piece = wanted.get(item);
      if (!piece) {
        if (counts(item)) run = null; // a letter that stayed parts what was on its two sides
        continue;
      }
      if (!run) runs.push((run = { text: '', ids: [] }));
      const start = piece.clock - item.id.clock;
      run.text += content.str.slice(start, start + piece.length);
      run.ids.push([piece.client, piece.clock, piece.clock + piece.length]);
    }
  }
  return runs;
}
