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
import type { IdRange } from './readBlocks.ts';
import { goneLetters, returnedLetters, type LetterRun } from './returnedLetters.ts';

interface Popped {
  stackItem: { deletions: { clients: Map<number, { clock: number; len: number }[]> } };
}

/** What the editor knows of a deed and the letters alone do not say. */
export type Deed = 'cut' | 'paste';

const deeds = new WeakMap<Y.Doc, Deed>();

/** Whatever `task` writes into the document is this deed; a paste that brings back all that was cut moves it. */
export function asDeed(doc: Y.Doc | null, deed: Deed | null, task: () => void): void {
  if (!doc || !deed) return task();
  deeds.set(doc, deed);
  try {
    task();
  } finally {
    deeds.delete(doc);
  }
}

type Send = (claims: OriginClaim[]) => void;

/** Calls `send` with the claims of every deed of these hands, after its edit was sent; the answer stops it. */
export function observeOrigins(doc: Y.Doc, document: DocumentId, undo: Y.UndoManager | null, send: Send): () => void {
  const stops = [observeDeeds(doc, document, send), undo ? observeUndo(doc, document, undo, send) : () => {}];
  return () => {
    for (const stop of stops) stop();
  };
}

/** Once for a document: all its editors write into it. */
export function observeDeeds(doc: Y.Doc, document: DocumentId, send: Send): () => void {
  let claims: OriginClaim[] = [];
  let cut: LetterRun[] = [];
  const changed = (transaction: Y.Transaction): void => {
    if (!transaction.local || transaction.origin instanceof Y.UndoManager) return;
    const deed = deeds.get(doc);
    claims.push(...claimsOfDeed(transaction, document, deed === 'paste' ? cut : []));
    if (deed === 'cut') cut = goneIn(transaction);
  };
  // Only now has the edit itself gone out, and the server must have the letters before it hears where they come from.
  const ended = (): void => {
    const done = claims;
    claims = [];
    if (done.length > 0) send(done);
  };
  doc.on('afterTransaction', changed);
  doc.on('afterAllTransactions', ended);
  return () => {
    doc.off('afterTransaction', changed);
    doc.off('afterAllTransactions', ended);
  };
}

/** Once for each editor: undo knows which letters it brings back. */
export function observeUndo(doc: Y.Doc, document: DocumentId, undo: Y.UndoManager, send: Send): () => void {
  const popped = ({ stackItem }: Popped): void => {
    const restored: OriginClaim[] = [];
    for (const [client, ranges] of stackItem.deletions.clients) {
      for (const { clock, len } of ranges) restored.push(...claimsOfUndo(doc, document, client, clock, clock + len));
    }
    if (restored.length > 0) send(restored);
  };
  undo.on('stack-item-popped', popped);
  return () => undo.off('stack-item-popped', popped);
}

function goneIn(transaction: Y.Transaction): LetterRun[] {
  const { inserted, deleted, wasHere } = changedLetters(transaction);
  return goneLetters(runsOf(inserted.filter(isHere), standsNow), runsOf(deleted, wasHere));
}

function claimsOfDeed(transaction: Y.Transaction, document: DocumentId, cut: readonly LetterRun[]): OriginClaim[] {
  if (transaction.deleteSet.clients.size === 0 && cut.length === 0) return [];
  const { inserted, deleted, wasHere } = changedLetters(transaction);
  const sources = runsOf(deleted, wasHere);
  if (inserted.length === 0 || sources.length + cut.length === 0) return [];
  const runs = runsOf(inserted.filter(isHere), standsNow);
  const returned = returnedLetters(runs, [...sources, ...cut]);
  const pasted = returned.filter(({ source }) => cut.some(({ ids }) => ids.some((range) => isWithin(source, range))));
  // A part of it is no paste of it: something else was copied meanwhile, and some of its letters are equal by chance.
  const whole = sizeOf(pasted.map(({ source }) => source)) === sizeOf(cut.flatMap(({ ids }) => ids));
  return (whole ? returned : returnedLetters(runs, sources)).map(({ inserted: to, source }) => ({
    inserted: to,
    source: { document, range: source },
  }));
}

function isWithin([client, from, to]: IdRange, [of, start, end]: IdRange): boolean {
  return client === of && from >= start && to <= end;
}

function sizeOf(ranges: readonly IdRange[]): number {
  return ranges.reduce((sum, [, from, to]) => sum + to - from, 0);
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
