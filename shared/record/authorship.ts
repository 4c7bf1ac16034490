/**
 * Who typed, first wrote, moved and deleted each letter: a fold of the journal's edits and of nothing else (C1).
 *
 * Yjs gives a letter the id of whoever put it in. Enter in a colleague's sentence, a join, a list, undo, cut and paste
 * delete letters and put equal ones in again under the presser's id; here such letters keep their first writer. Words
 * that were deleted are kept with their ids, because somebody may ask what they were.
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { applyEdits } from '../document/applyEdits.ts';
import type { DocumentId, PersonId } from '../ids.ts';
import type { IdRange } from '../document/readBlocks.ts';
import { returnedLetters, type LetterRun } from './returnedLetters.ts';

export type { IdRange };

export interface LetterAuthor {
  typedBy: PersonId;
  typedAt: string;
  firstBy: PersonId;
  firstAt: string;
  movedBy: PersonId | null;
  movedAt: string | null;
  deletedBy: PersonId | null;
  deletedAt: string | null;
}

export interface OriginClaim {
  inserted: IdRange;
  source: { document: DocumentId; range: IdRange };
}

export interface FoldedEdit {
  document: DocumentId;
  update: Uint8Array;
  person: PersonId;
  at: string;
}

/** Letters of one client from `from` up to `to`, by one hand in one edit. */
interface Stretch {
  from: number;
  to: number;
  typedBy: PersonId;
  typedAt: string;
  firstBy: PersonId;
  firstAt: string;
  movedBy: PersonId | null;
  movedAt: string | null;
}

interface Deleted {
  from: number;
  to: number;
  by: PersonId;
  at: string;
}

interface Written {
  /** Keeps what was deleted; the room's own document forgets it. */
  doc: Y.Doc;
  /** By client, in the order of clocks. */
  stretches: Map<number, Stretch[]>;
  deleted: Map<number, Deleted[]>;
}

/** Edits are folded when somebody asks, or when so many wait: none of it is on the way of a keystroke. */
const MOST_WAITING = 500;

export class Letters {
  readonly #documents = new Map<DocumentId, Written>();
  #waiting: FoldedEdit[] = [];

  foldEdit(edit: FoldedEdit): void {
    this.#waiting.push(edit);
    if (this.#waiting.length >= MOST_WAITING) this.#settle();
  }

  /** Keeps the claims whose letters are equal and their claimant's own; answers those. */
  foldOrigins(claim: {
    document: DocumentId;
    origins: readonly OriginClaim[];
    person: PersonId;
    at: string;
  }): OriginClaim[] {
    this.#settle();
    return claim.origins.filter(({ inserted, source }) => {
      const text = this.textOf(claim.document, [inserted]);
      if (text === null || text !== this.textOf(source.document, [source.range])) return false;
      if (this.authors(claim.document, inserted).some(({ author }) => author.typedBy !== claim.person)) return false;
      this.#returned(
        claim.document,
        inserted,
        this.authors(source.document, source.range),
        source.range[1],
        claim.person,
        claim.at,
      );
      return true;
    });
  }

  /** The letters of these ids, deleted ones too; null where one of them is not here or is no letter. */
  textOf(document: DocumentId, ranges: readonly IdRange[]): string | null {
    this.#settle();
    const written = this.#documents.get(document);
    let text = '';
    for (const range of ranges) {
      const part = written && lettersIn(written.doc, range);
      if (part === undefined || part === null) return null;
      text += part;
    }
    return text;
  }

  /** Who did what to these letters, in the order of their ids; letters nobody typed are left out. */
  authors(document: DocumentId, [client, from, to]: IdRange): { from: number; to: number; author: LetterAuthor }[] {
    this.#settle();
    const written = this.#documents.get(document);
    const found: { from: number; to: number; author: LetterAuthor }[] = [];
    for (const stretch of overlapping(written?.stretches.get(client) ?? [], from, to)) {
      const { from: _from, to: _to, ...hand } = stretch;
      const cuts = overlapping(
        written?.deleted.get(client) ?? [],
        Math.max(from, stretch.from),
        Math.min(to, stretch.to),
      );
      let next = Math.max(from, stretch.from);
      const end = Math.min(to, stretch.to);
      for (const cut of cuts) {
        if (cut.from > next)
          found.push({ from: next, to: cut.from, author: { ...hand, deletedBy: null, deletedAt: null } });
        const until = Math.min(cut.to, end);
        found.push({
          from: Math.max(next, cut.from),
          to: until,
          author: { ...hand, deletedBy: cut.by, deletedAt: cut.at },
        });
        next = until;
      }
      if (next < end) found.push({ from: next, to: end, author: { ...hand, deletedBy: null, deletedAt: null } });
    }
    return found;
  }

  serialise(): Uint8Array {
    this.#settle();
    const encoder = encoding.createEncoder();
    const documents = [...this.#documents].sort(([a], [b]) => (a < b ? -1 : 1));
    encoding.writeVarUint(encoder, documents.length);
    for (const [id, written] of documents) {
      encoding.writeVarString(encoder, id);
      encoding.writeVarUint8Array(encoder, Y.encodeStateAsUpdate(written.doc));
      encoding.writeVarString(encoder, JSON.stringify([inOrder(written.stretches), inOrder(written.deleted)]));
    }
    return encoding.toUint8Array(encoder);
  }

  static parse(bytes: Uint8Array): Letters {
    const letters = new Letters();
    const decoder = decoding.createDecoder(bytes);
    for (let left = decoding.readVarUint(decoder); left > 0; left--) {
      const written = letters.#of(decoding.readVarString(decoder) as DocumentId);
      const update = decoding.readVarUint8Array(decoder);
      applyEdits(written.doc, [update]);
      const [stretches, deleted] = JSON.parse(decoding.readVarString(decoder)) as [
        [number, Stretch[]][],
        [number, Deleted[]][],
      ];
      for (const [client, list] of stretches) written.stretches.set(client, list);
      for (const [client, list] of deleted) written.deleted.set(client, list);
    }
    return letters;
  }

  /** Equal for equal folds, however they came about. */
  fingerprint(): string {
    this.#settle();
    const documents = [...this.#documents].sort(([a], [b]) => (a < b ? -1 : 1));
    return JSON.stringify(documents.map(([id, written]) => [id, inOrder(written.stretches), inOrder(written.deleted)]));
  }

  #settle(): void {
    if (this.#waiting.length === 0) return;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const edit of waiting) this.#fold(edit);
  }

  #of(document: DocumentId): Written {
    let written = this.#documents.get(document);
    if (!written) {
      written = { doc: new Y.Doc({ gc: false }), stretches: new Map(), deleted: new Map() };
      this.#documents.set(document, written);
    }
    return written;
  }

  #fold({ document, update, person, at }: FoldedEdit): void {
    const written = this.#of(document);
    const changes = apply(written.doc, update);
    for (const { client, clock, length } of changes.inserted) {
      const hand = { typedBy: person, typedAt: at, firstBy: person, firstAt: at, movedBy: null, movedAt: null };
      push(written.stretches, client, { from: clock, to: clock + length, ...hand });
    }
    if (changes.inserted.length > 0 && changes.deleted.length > 0) {
      const sources = runsOf(changes.deleted, changes.wasHere);
      // After a reconnect one edit holds many deeds: what came back and went again is somebody's too, if it returns.
      for (const pieces of [changes.inserted.filter(isHere), changes.inserted.filter((piece) => !isHere(piece))]) {
        for (const { inserted, source } of returnedLetters(runsOf(pieces, standsNow), sources)) {
          this.#returned(document, inserted, this.#authorsNow(written, source), source[1], person, at);
        }
      }
    }
    for (const { client, clock, length } of changes.deleted)
      cut(written.deleted, client, { from: clock, to: clock + length, by: person, at });
  }

  #authorsNow(
    written: Written,
    [client, from, to]: IdRange,
  ): { from: number; to: number; author: Pick<Stretch, 'firstBy' | 'firstAt'> }[] {
    return overlapping(written.stretches.get(client) ?? [], from, to).map((stretch) => ({
      from: Math.max(from, stretch.from),
      to: Math.min(to, stretch.to),
      author: stretch,
    }));
  }

  /** Gives letters that came back their first writer, stretch by stretch. */
  #returned(
    document: DocumentId,
    [client, from]: IdRange,
    sources: readonly { from: number; to: number; author: Pick<Stretch, 'firstBy' | 'firstAt'> }[],
    sourceFrom: number,
    person: PersonId,
    at: string,
  ): void {
    const list = this.#of(document).stretches.get(client);
    if (!list) return;
    for (const source of sources) {
      const start = from + source.from - sourceFrom;
      const end = from + source.to - sourceFrom;
      const { firstBy, firstAt } = source.author;
      for (const stretch of isolate(list, start, end)) {
        stretch.firstBy = firstBy;
        stretch.firstAt = firstAt;
        stretch.movedBy = person;
        stretch.movedAt = at;
      }
    }
  }
}

/** New words in an update, with their ids; null for bytes that are no update. For what never enters a document. */
export function lettersOfUpdate(update: Uint8Array): { client: number; clock: number; text: string }[] | null {
  try {
    const letters: { client: number; clock: number; text: string }[] = [];
    for (const struct of Y.decodeUpdate(update).structs) {
      if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString)) continue;
      letters.push({ client: struct.id.client, clock: struct.id.clock, text: struct.content.str });
    }
    return letters;
  } catch {
    return null;
  }
}

interface Piece {
  client: number;
  clock: number;
  length: number;
  item: Y.Item;
}

interface Changes {
  inserted: Piece[];
  deleted: Piece[];
  /** Stood in the text before this edit. */
  wasHere: (item: Y.Item) => boolean;
}

function isHere({ item }: Piece): boolean {
  return !item.deleted;
}

function standsNow(item: Y.Item): boolean {
  return !item.deleted;
}

/** Applies an edit and says which letters it brought and which it deleted. */
function apply(doc: Y.Doc, update: Uint8Array): Changes {
  let seen: Y.Transaction | null = null;
  const watch = (transaction: Y.Transaction): void => {
    seen = transaction;
  };
  doc.on('afterTransaction', watch);
  applyEdits(doc, [update]);
  doc.off('afterTransaction', watch);
  const { beforeState, afterState, deleteSet } = seen as unknown as Y.Transaction;
  const isNew = (item: Y.Item): boolean => item.id.clock >= (beforeState.get(item.id.client) ?? 0);
  const inserted: Piece[] = [];
  for (const [client, after] of afterState) collect(doc, client, beforeState.get(client) ?? 0, after, inserted);
  const gone: Piece[] = [];
  for (const [client, ranges] of deleteSet.clients)
    for (const { clock, len } of ranges) collect(doc, client, clock, clock + len, gone);
  const deletedNow = new Set(gone.map(({ item }) => item));
  return {
    inserted,
    deleted: gone.filter(({ item }) => !isNew(item)),
    wasHere: (item) => !isNew(item) && (!item.deleted || deletedNow.has(item)),
  };
}

function collect(doc: Y.Doc, client: number, from: number, to: number, into: Piece[]): void {
  const structs = doc.store.clients.get(client);
  if (!structs || from >= to) return;
  let at = Y.findIndexSS(structs, from);
  for (let struct = structs[at]; struct && struct.id.clock < to; struct = structs[++at]) {
    if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString)) continue;
    const clock = Math.max(from, struct.id.clock);
    into.push({ client, clock, length: Math.min(to, struct.id.clock + struct.length) - clock, item: struct });
  }
}

/** Pieces as runs of letters that stood (or stand) next to each other, in document order within each text. */
function runsOf(pieces: readonly Piece[], counts: (item: Y.Item) => boolean): LetterRun[] {
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

function lettersIn(doc: Y.Doc, [client, from, to]: IdRange): string | null {
  const structs = doc.store.clients.get(client);
  if (!structs || from >= to || to > Y.getState(doc.store, client)) return null;
  let text = '';
  let at = Y.findIndexSS(structs, from);
  for (let struct = structs[at]; struct && struct.id.clock < to; struct = structs[++at]) {
    if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString)) return null;
    const start = Math.max(0, from - struct.id.clock);
    text += struct.content.str.slice(start, Math.min(struct.length, to - struct.id.clock));
  }
  return text;
}

function overlapping<Range extends { from: number; to: number }>(
  list: readonly Range[],
  from: number,
  to: number,
): Range[] {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const range = list[middle];
    if (range && range.to <= from) low = middle + 1;
    else high = middle;
  }
  const found: Range[] = [];
  for (let range = list[low]; range && range.from < to; range = list[++low]) found.push(range);
  return found;
}

/** The stretches of exactly `from` to `to`, after cutting those that reach beyond. */
function isolate(list: Stretch[], from: number, to: number): Stretch[] {
  for (const stretch of overlapping(list, from, to)) {
    const pieces: Stretch[] = [];
    if (stretch.from < from) pieces.push({ ...stretch, to: from });
    pieces.push({ ...stretch, from: Math.max(from, stretch.from), to: Math.min(to, stretch.to) });
    if (stretch.to > to) pieces.push({ ...stretch, from: to });
    if (pieces.length > 1) list.splice(list.indexOf(stretch), 1, ...pieces);
  }
  return overlapping(list, from, to);
}

function push(map: Map<number, Stretch[]>, client: number, stretch: Stretch): void {
  const list = map.get(client);
  if (list) list.push(stretch);
  else map.set(client, [stretch]);
}

/** Letters are deleted once, but ids come in any order: kept sorted, neighbours by one hand at one time are one. */
function cut(map: Map<number, Deleted[]>, client: number, deleted: Deleted): void {
  const list = map.get(client) ?? [];
  let at = list.length;
  for (let before = list[at - 1]; before && before.from > deleted.from; before = list[at - 1]) at -= 1;
  const before = list[at - 1];
  if (before && before.to === deleted.from && before.by === deleted.by && before.at === deleted.at)
    before.to = deleted.to;
  else list.splice(at, 0, deleted);
  map.set(client, list);
}

function inOrder<Value>(map: ReadonlyMap<number, Value>): [number, Value][] {
  return [...map].sort(([a], [b]) => a - b);
}
