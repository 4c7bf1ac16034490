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
import {
  changedLabels,
  changedLetters,
  isHere,
  runsOf,
  standsNow,
  type ChangedLetters,
  type Piece,
} from '../document/changedLetters.ts';
import { partOfClaim } from '../document/claimParts.ts';
import { returnedLetters } from '../document/returnedLetters.ts';

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
  /** The letters these are, come back: kept as a reference, because whose they were may become known later. */
  source: { document: DocumentId; client: number; from: number } | null;
  movedBy: PersonId | null;
  movedAt: string | null;
}

interface First {
  from: number;
  to: number;
  firstBy: PersonId;
  firstAt: string;
}

interface Deleted {
  from: number;
  to: number;
  by: PersonId;
  at: string;
}

/** Who set a label of a block, and who took it off or set another in its place. */
export interface LabelHands {
  by: PersonId;
  at: string;
  endedBy: PersonId | null;
  endedAt: string | null;
}

interface LabelSet {
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
  labels: Map<number, LabelSet[]>;
  /** Of letters and of labels. */
  deleted: Map<number, Deleted[]>;
}

/** Edits are folded when somebody asks, or when so many wait: none of it is on the way of a keystroke. */
const MOST_WAITING = 500;
/** A letter that was moved more often than this belongs to whoever moved it there; nobody reads further back. */
const MOST_MOVES = 2_000;

export class Letters {
  readonly #documents = new Map<DocumentId, Written>();
  #waiting: FoldedEdit[] = [];

  foldEdit(edit: FoldedEdit): void {
    this.#waiting.push(edit);
    if (this.#waiting.length >= MOST_WAITING) this.#settle();
  }

  /** Keeps the claims whose letters are equal, their claimant's own and gone from where they were; answers those. */
  foldOrigins(claim: {
    document: DocumentId;
    origins: readonly OriginClaim[];
    person: PersonId;
    at: string;
  }): OriginClaim[] {
    this.#settle();
    return claim.origins.filter((origin) => {
      const { inserted, source } = origin;
      if (!this.haveReturned(claim.document, origin)) return false;
      if (this.authors(claim.document, inserted).some(({ author }) => author.typedBy !== claim.person)) return false;
      this.#returned(claim.document, inserted, source.document, source.range, claim.person, claim.at);
      return true;
    });
  }

  /**
   * Whether these letters can be those, come back: equal, and the old ones deleted. Who wrote what still stands is
   * beyond any claim: else everybody could put words together from a colleague's letters, in the colleague's name.
   */
  haveReturned(document: DocumentId, { inserted, source }: OriginClaim): boolean {
    const text = this.textOf(document, [inserted]);
    if (text === null || !text.isWellFormed() || text !== this.textOf(source.document, [source.range])) return false;
    const written = this.#documents.get(source.document);
    return written !== undefined && itemsIn(written.doc, source.range)?.every((item) => item.deleted) === true;
  }

  /**
   * The parts of a claim whose letters are here on both sides. What a screen put in and deleted again before it could
   * send it comes without its letters, and must not spoil the claim for those that stand.
   */
  knownParts(document: DocumentId, claim: OriginClaim): OriginClaim[] {
    this.#settle();
    const { inserted, source } = claim;
    if (inserted[2] - inserted[1] !== source.range[2] - source.range[1]) return []; // no letter has two places
    const here = lettersKnown(this.#documents.get(document)?.doc, inserted);
    const there = lettersKnown(this.#documents.get(source.document)?.doc, source.range);
    return here.flatMap((part) =>
      overlapping(there, part.from, part.to).map((known) =>
        partOfClaim(claim, Math.max(part.from, known.from), Math.min(part.to, known.to)),
      ),
    );
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
      const { typedBy, typedAt, movedBy, movedAt } = stretch;
      const ours = { from: Math.max(from, stretch.from), to: Math.min(to, stretch.to) };
      for (const first of this.#firsts(document, client, ours.from, ours.to, 0)) {
        const { firstBy, firstAt } = first;
        const hand = { typedBy, typedAt, firstBy, firstAt, movedBy, movedAt };
        for (const { deletedBy, deletedAt, ...piece } of cutAt(first, written?.deleted.get(client) ?? [])) {
          found.push({ ...piece, author: { ...hand, deletedBy, deletedAt } });
        }
      }
    }
    return found;
  }

  /** Everybody who first wrote one of these letters. */
  writersOf(document: DocumentId, ranges: readonly IdRange[]): Set<PersonId> {
    return new Set(ranges.flatMap((range) => this.authors(document, range).map(({ author }) => author.firstBy)));
  }

  /** These letters, and wherever they stood before they were split off, moved or brought back. */
  withSources(document: DocumentId, range: IdRange): { document: DocumentId; range: IdRange }[] {
    this.#settle();
    return this.#chain(document, range);
  }

  /** Name of the root in which this letter stood, also when it is deleted; null where it is not known. */
  rootOf(document: DocumentId, client: number, clock: number): string | null {
    this.#settle();
    const doc = this.#documents.get(document)?.doc;
    if (!doc || clock >= Y.getState(doc.store, client)) return null;
    return rootOfItem(Y.getItem(doc.store, Y.createID(client, clock)));
  }

  /** The document with all that was ever deleted in it; null where nobody wrote. To be read and never changed. */
  everWritten(document: DocumentId): Y.Doc | null {
    this.#settle();
    return this.#documents.get(document)?.doc ?? null;
  }

  /** Of the label with this id; null where it is not known. */
  labelHands(document: DocumentId, client: number, clock: number): LabelHands | null {
    this.#settle();
    const written = this.#documents.get(document);
    const [set] = overlapping(written?.labels.get(client) ?? [], clock, clock + 1);
    const [ended] = overlapping(written?.deleted.get(client) ?? [], clock, clock + 1);
    return set ? { by: set.by, at: set.at, endedBy: ended?.by ?? null, endedAt: ended?.at ?? null } : null;
  }

  /** Every piece of letters that came back, and where it stood before. */
  moves(): { to: { document: DocumentId; range: IdRange }; source: { document: DocumentId; range: IdRange } }[] {
    this.#settle();
    return [...this.#documents].flatMap(([document, { stretches }]) =>
      [...stretches].flatMap(([client, list]) =>
        list.flatMap(({ from, to, source }) =>
          source === null
            ? []
            : {
                to: { document, range: [client, from, to] as IdRange },
                source: {
                  document: source.document,
                  range: [source.client, source.from, source.from + to - from] as IdRange,
                },
              },
        ),
      ),
    );
  }

  serialise(): Uint8Array {
    this.#settle();
    const encoder = encoding.createEncoder();
    const documents = [...this.#documents].sort(([a], [b]) => (a < b ? -1 : 1));
    encoding.writeVarUint(encoder, documents.length);
    for (const [id, written] of documents) {
      encoding.writeVarString(encoder, id);
      encoding.writeVarUint8Array(encoder, Y.encodeStateAsUpdate(written.doc));
      encoding.writeVarString(encoder, JSON.stringify(listsOf(written)));
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
      const [stretches, deleted, labels] = JSON.parse(decoding.readVarString(decoder)) as ReturnType<typeof listsOf>;
      for (const [client, list] of stretches) written.stretches.set(client, list);
      for (const [client, list] of deleted) written.deleted.set(client, list);
      for (const [client, list] of labels) written.labels.set(client, list);
    }
    return letters;
  }

  /** Equal for equal folds, however they came about. */
  fingerprint(): string {
    this.#settle();
    const documents = [...this.#documents].sort(([a], [b]) => (a < b ? -1 : 1));
    return JSON.stringify(documents.map(([id, written]) => [id, ...listsOf(written)]));
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
      written = { doc: new Y.Doc({ gc: false }), stretches: new Map(), labels: new Map(), deleted: new Map() };
      this.#documents.set(document, written);
    }
    return written;
  }

  #fold({ document, update, person, at }: FoldedEdit): void {
    const written = this.#of(document);
    const changes = apply(written.doc, update);
    for (const { client, clock, length } of changes.inserted) {
      const hand = { typedBy: person, typedAt: at, source: null, movedBy: null, movedAt: null };
      push(written.stretches, client, { from: clock, to: clock + length, ...hand });
    }
    if (changes.inserted.length > 0 && changes.deleted.length > 0) {
      const sources = runsOf(changes.deleted, changes.wasHere);
      // After a reconnect one edit holds many deeds: what came back and went again is somebody's too, if it returns.
      for (const pieces of [changes.inserted.filter(isHere), changes.inserted.filter((piece) => !isHere(piece))]) {
        for (const { inserted, source } of returnedLetters(runsOf(pieces, standsNow), sources)) {
          this.#returned(document, inserted, document, source, person, at);
        }
      }
    }
    for (const { client, clock, length } of changes.set)
      push(written.labels, client, { from: clock, to: clock + length, by: person, at });
    for (const { client, clock, length } of [...changes.deleted, ...changes.ended])
      cut(written.deleted, client, { from: clock, to: clock + length, by: person, at });
  }

  /** Remembers where letters that came back come from. A claim that leads back to itself is not remembered. */
  #returned(
    document: DocumentId,
    inserted: IdRange,
    sourceDocument: DocumentId,
    source: IdRange,
    person: PersonId,
    at: string,
  ): void {
    const [client, from, to] = inserted;
    const list = this.#of(document).stretches.get(client);
    if (!list || this.#comesFrom(sourceDocument, source, document, inserted)) return;
    for (const stretch of isolate(list, from, to)) {
      stretch.source = { document: sourceDocument, client: source[0], from: source[1] + stretch.from - from };
      stretch.movedBy = person;
      stretch.movedAt = at;
    }
  }

  /** Who first wrote these letters, followed back through every move. */
  #firsts(document: DocumentId, client: number, from: number, to: number, depth: number): First[] {
    const list = this.#documents.get(document)?.stretches.get(client) ?? [];
    return overlapping(list, from, to).flatMap((stretch): First[] => {
      const start = Math.max(from, stretch.from);
      const end = Math.min(to, stretch.to);
      const { source } = stretch;
      if (!source || depth >= MOST_MOVES)
        return [{ from: start, to: end, firstBy: stretch.typedBy, firstAt: stretch.typedAt }];
      const there = source.from + start - stretch.from;
      const moved = this.#firsts(source.document, source.client, there, there + end - start, depth + 1);
      return moved.map((first) => ({ ...first, from: first.from - there + start, to: first.to - there + start }));
    });
  }

  #comesFrom(document: DocumentId, range: IdRange, from: DocumentId, wanted: IdRange): boolean {
    return this.#chain(document, range).some(
      ({ document: at, range: [client, start, end] }) =>
        at === from && client === wanted[0] && start < wanted[2] && end > wanted[1],
    );
  }

  #chain(document: DocumentId, range: IdRange): { document: DocumentId; range: IdRange }[] {
    const chain: { document: DocumentId; range: IdRange }[] = [];
    const seen = [{ document, range }];
    for (let one = seen.pop(); one && chain.length < MOST_MOVES; one = seen.pop()) {
      chain.push(one);
      const [client, start, end] = one.range;
      for (const stretch of overlapping(this.#documents.get(one.document)?.stretches.get(client) ?? [], start, end)) {
        if (!stretch.source) continue;
        const there = stretch.source.from + Math.max(start, stretch.from) - stretch.from;
        const length = Math.min(end, stretch.to) - Math.max(start, stretch.from);
        seen.push({ document: stretch.source.document, range: [stretch.source.client, there, there + length] });
      }
    }
    return chain;
  }
}

/** A piece cut where letters of it were deleted. */
function cutAt(
  piece: { from: number; to: number },
  deleted: readonly Deleted[],
): { from: number; to: number; deletedBy: PersonId | null; deletedAt: string | null }[] {
  const pieces: { from: number; to: number; deletedBy: PersonId | null; deletedAt: string | null }[] = [];
  let next = piece.from;
  for (const cut of overlapping(deleted, piece.from, piece.to)) {
    if (cut.from > next) pieces.push({ from: next, to: cut.from, deletedBy: null, deletedAt: null });
    const until = Math.min(cut.to, piece.to);
    pieces.push({ from: Math.max(next, cut.from), to: until, deletedBy: cut.by, deletedAt: cut.at });
    next = until;
  }
  if (next < piece.to) pieces.push({ from: next, to: piece.to, deletedBy: null, deletedAt: null });
  return pieces;
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

type Changes = ChangedLetters & { set: Piece[]; ended: Piece[] };

/** Applies an edit and says which letters and labels it brought and which it deleted. */
function apply(doc: Y.Doc, update: Uint8Array): Changes {
  let changed: Changes | null = null;
  const watch = (transaction: Y.Transaction): void => {
    changed = { ...changedLetters(transaction), ...changedLabels(transaction) };
  };
  doc.on('afterTransaction', watch);
  applyEdits(doc, [update]);
  doc.off('afterTransaction', watch);
  if (!changed) throw new Error('Yjs ended no transaction');
  return changed;
}

function rootOfItem(struct: unknown): string | null {
  let item = struct;
  while (item instanceof Y.Item) {
    const parent: unknown = item.parent;
    if (!(parent instanceof Y.AbstractType)) return null;
    if (parent._item === null) return Y.findRootTypeKey(parent);
    item = parent._item;
  }
  return null;
}

function lettersIn(doc: Y.Doc, range: IdRange): string | null {
  const items = itemsIn(doc, range);
  if (!items) return null;
  let text = '';
  for (const { id, length, content } of items) {
    if (!(content instanceof Y.ContentString)) return null;
    text += content.str.slice(Math.max(0, range[1] - id.clock), Math.min(length, range[2] - id.clock));
  }
  return text;
}

/** Where of these ids the letters are known, counted from the first of them. */
function lettersKnown(doc: Y.Doc | undefined, [client, from, to]: IdRange): { from: number; to: number }[] {
  const known: { from: number; to: number }[] = [];
  const structs = doc?.store.clients.get(client);
  if (!doc || !structs || from >= Y.getState(doc.store, client)) return known;
  let at = Y.findIndexSS(structs, from);
  for (let struct = structs[at]; struct && struct.id.clock < to; struct = structs[++at]) {
    if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString)) continue;
    const part = {
      from: Math.max(from, struct.id.clock) - from,
      to: Math.min(to, struct.id.clock + struct.length) - from,
    };
    const last = known[known.length - 1];
    if (last?.to === part.from) last.to = part.to;
    else known.push(part);
  }
  return known;
}

/** The items that hold these ids; null where one of the ids is not here or was never an item's. */
function itemsIn(doc: Y.Doc, [client, from, to]: IdRange): Y.Item[] | null {
  const structs = doc.store.clients.get(client);
  if (!structs || from >= to || to > Y.getState(doc.store, client)) return null;
  const items: Y.Item[] = [];
  let at = Y.findIndexSS(structs, from);
  for (let struct = structs[at]; struct && struct.id.clock < to; struct = structs[++at]) {
    if (!(struct instanceof Y.Item)) return null;
    items.push(struct);
  }
  return items;
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
    const pieces = [
      partOf(stretch, stretch.from, Math.min(from, stretch.to)),
      partOf(stretch, Math.max(from, stretch.from), Math.min(to, stretch.to)),
      partOf(stretch, Math.max(to, stretch.from), stretch.to),
    ].filter((piece) => piece.from < piece.to);
    if (pieces.length > 1) list.splice(list.indexOf(stretch), 1, ...pieces);
  }
  return overlapping(list, from, to);
}

/** A part of a stretch comes from the same part of its source. */
function partOf(stretch: Stretch, from: number, to: number): Stretch {
  const { source } = stretch;
  return { ...stretch, from, to, source: source && { ...source, from: source.from + from - stretch.from } };
}

function push<Range>(map: Map<number, Range[]>, client: number, range: Range): void {
  const list = map.get(client);
  if (list) list.push(range);
  else map.set(client, [range]);
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

function listsOf({
  stretches,
  deleted,
  labels,
}: Written): [[number, Stretch[]][], [number, Deleted[]][], [number, LabelSet[]][]] {
  return [inOrder(stretches), inOrder(deleted), inOrder(labels)];
}

function inOrder<Value>(map: ReadonlyMap<number, Value>): [number, Value][] {
  return [...map].sort(([a], [b]) => a - b);
}
