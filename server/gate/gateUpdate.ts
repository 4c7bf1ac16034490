/**
 * What may come in: decoded whole, under the writer's own ids, without a gap, leaning on nothing unknown, in roots the
 * meeting has and the writer may write, made of what minutes are made of. Nothing is applied here. (Yjs itself takes
 * all of it: forged ids that swallow a colleague's future words, elements that make the next reader's editor delete a
 * paragraph, references that park for ever.)
 */
import * as Y from 'yjs';
import type { PersonId } from '../../shared/ids.ts';
import type { RootKind } from '../../shared/document/roots.ts';
import type { RefusalCode } from '../../shared/wire/refusals.ts';
import { isForEver, objectionTo } from './allowedContent.ts';
import { decodeWhole, encodeWith, type Decoded, type Deletion, type Struct } from './decodeWhole.ts';
import { ADRIFT, GARBAGE, Places } from './places.ts';
import { saysOtherwise } from './saysOtherwise.ts';

/** What one deed of a person, or a reconnect after a day, brings at most; each far above what was ever measured. */
const MOST_BYTES = 512 * 1024;
const MOST_STRUCTS = 40_000;
const MOST_DELETIONS = 40_000;
/** Letters and structs by which one update may move a client's clock: 2^31 in eleven bytes would swallow the future. */
const MOST_NEW = 400_000;

export interface GatedDocument {
  doc: Y.Doc;
  claims: ReadonlyMap<number, PersonId>;
  roots: ReadonlyMap<string, RootKind>;
  /** Whether the meeting knows this person: nobody else can have said anything in it. */
  knows: (person: PersonId) => boolean;
}

export interface UpdateWriter {
  person: PersonId;
  mayWrite(root: string): boolean;
}

export type Gated =
  | { ok: true; update: Uint8Array; newClients: number[]; changesNothing: boolean }
  /** `why` is for tests and the security log: never content. */
  | { ok: false; code: RefusalCode; why: string };

type Refused = Extract<Gated, { ok: false }>;

function refused(code: RefusalCode, why: string): Refused {
  return { ok: false, code, why };
}

export function gateUpdate(update: Uint8Array, document: GatedDocument, writer: UpdateWriter): Gated {
  if (update.length > MOST_BYTES) return refused('too-large', 'bytes');
  const decoded = decodeWhole(update);
  if (!decoded) return refused('malformed', 'does not decode whole');
  const fresh = freshStructs(decoded, document, writer);
  if ('code' in fresh) return fresh;
  const places = new Places(document.doc, document.roots, decoded.structs);
  const structs = [...fresh.byClient.values()].flatMap((one) => one.structs);
  const badStruct = refusesStructs(structs, places, document, writer);
  if (badStruct) return badStruct;
  const deletions = judgeDeletions(decoded, places, document, writer);
  if ('code' in deletions) return deletions;
  const { dropped, kept, effective } = deletions;
  return {
    ok: true,
    update: dropped || fresh.repeats ? encodeWith(fresh.byClient, kept) : update,
    newClients: fresh.newClients,
    changesNothing: structs.length === 0 && !effective,
  };
}

interface Fresh {
  /** By client, from the clock on that the document lacks. */
  byClient: Map<number, { clock: number; structs: Struct[] }>;
  newClients: number[];
  /**
   * The update also brings what is there already. That is left out of what is written and passed on: where a screen
   * has thrown the repeated letters away, Yjs puts the rest of such a struct beside garbage and throws.
   */
  repeats: boolean;
}

/** Structs that the document has not got, every one of them the writer's own and in unbroken order. */
function freshStructs(
  { structs, deletions }: Decoded,
  { doc, claims }: GatedDocument,
  writer: UpdateWriter,
): Fresh | Refused {
  if (deletions.length > MOST_DELETIONS) return refused('too-many', 'deletions');
  const fresh: Fresh = { byClient: new Map(), newClients: [], repeats: false };
  let count = 0;
  let advance = 0;
  for (const [client, list] of structs) {
    if ((count += list.length) > MOST_STRUCTS) return refused('too-many', 'structs');
    const known = Y.getState(doc.store, client);
    const unknown = list.filter((struct) => struct.id.clock + struct.length > known);
    const [first] = unknown;
    if (unknown.length < list.length || (first && first.id.clock < known)) fresh.repeats = true;
    const owner = claims.get(client);
    const own = owner === undefined || owner === writer.person;
    if (first && !own) return refused('not-yours', 'a struct under the id of somebody else');
    if (list.some((struct) => struct.id.clock < known && saysOtherwise(struct, doc)))
      return refused(own ? 'conflict' : 'not-yours', 'other content under a clock that stands');
    if (!first) continue;
    if (owner === undefined) fresh.newClients.push(client);
    let next = known;
    for (const struct of unknown) {
      if (struct instanceof Y.Skip || struct.id.clock > next) return refused('gap', 'clock');
      if (struct.length < 1) return refused('malformed', 'an empty struct');
      advance += struct.id.clock + struct.length - next;
      next = struct.id.clock + struct.length;
    }
    if (advance > MOST_NEW) return refused('too-many', 'clock advance');
    fresh.byClient.set(client, { clock: known, structs: unknown });
  }
  return fresh;
}

function refusesStructs(
  structs: readonly Struct[],
  places: Places,
  { doc, knows }: GatedDocument,
  writer: UpdateWriter,
): Refused | null {
  const added = new Set<string>();
  for (const struct of structs) {
    if (!(struct instanceof Y.Item)) continue; // garbage of the writer's own unsent words
    const place = places.of(struct);
    if (place === ADRIFT) return refused('gap', 'leans on something unknown');
    if (place === GARBAGE) continue;
    // Form before right: content that minutes do not have is bad wherever it stands.
    const objection = objectionTo(struct, place, knows);
    if (objection) return refused(objection, `${place.within} ${struct.content.constructor.name}`);
    if (!writer.mayWrite(place.root)) return refused('read-only', 'root');
    if (!isForEver(place)) continue;
    const name = `${place.root} ${String(place.key)}`;
    if (added.has(name) && place.within === 'plan') return refused('bad-content', 'a row twice');
    added.add(name);
    if (writesOver(struct, place.container, place.key, doc))
      return refused('bad-content', 'a row or its wording written over');
  }
  return null;
}

/** Whether the map already has this key; a key that was deleted counts, because such keys are never deleted. */
function writesOver(item: Y.Item, container: unknown, key: string | null, doc: Y.Doc): boolean {
  if (item.origin !== null) return true; // Yjs gives the second value of a key the first as its left neighbour
  const map = typeof container === 'string' ? doc.share.get(container) : container;
  return map instanceof Y.AbstractType && key !== null && map._map.has(key);
}

interface Judged {
  kept: Deletion[];
  /** Some of another's root were left out. */
  dropped: boolean;
  /** Something is deleted that was not deleted before. */
  effective: boolean;
}

function judgeDeletions(
  { structs, deletions }: Decoded,
  places: Places,
  { doc }: GatedDocument,
  writer: UpdateWriter,
): Judged | Refused {
  const judged: Judged = { kept: [], dropped: false, effective: false };
  for (const deletion of deletions) {
    const end = deletion.clock + deletion.length;
    const known = Y.getState(doc.store, deletion.client);
    if (end > Math.max(known, endOf(structs.get(deletion.client)))) return refused('gap', 'deletes something unknown');
    if (deletion.clock >= known) {
      const refusal = refusesOwnDeletion(deletion, structs, places);
      if (refusal) return refusal;
      judged.kept.push(deletion);
      continue;
    }
    const refusal = judgeStored(deletion, Math.min(end, known), judged, places, doc, writer);
    if (refusal) return refusal;
    if (end > known) judged.kept.push({ client: deletion.client, clock: known, length: end - known });
  }
  return judged;
}

function endOf(list: readonly Struct[] | undefined): number {
  const last = list?.[list.length - 1];
  return last ? last.id.clock + last.length : 0;
}

/** A row that is made and deleted in one breath never was a row; minutes keep what was proposed. */
function refusesOwnDeletion(deletion: Deletion, structs: Decoded['structs'], places: Places): Refused | null {
  const list = structs.get(deletion.client) ?? [];
  let at = firstAt(list, deletion.clock);
  for (let struct = list[at]; struct && struct.id.clock < deletion.clock + deletion.length; struct = list[++at]) {
    const place = places.of(struct);
    if (typeof place !== 'string' && isForEver(place)) return refused('bad-content', 'a row deleted');
  }
  return null;
}

function firstAt(list: readonly Struct[], clock: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const struct = list[middle];
    if (struct && struct.id.clock + struct.length <= clock) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Deletions of what stands in the document, piece by piece. In a root that is not the writer's, formatting marks may be
 * among them: Yjs tidies those up by itself on every screen that receives words, so they are left out, not refused.
 */
function judgeStored(
  deletion: Deletion,
  end: number,
  judged: Judged,
  places: Places,
  doc: Y.Doc,
  writer: UpdateWriter,
): Refused | null {
  const stored = doc.store.clients.get(deletion.client) ?? [];
  let at = Y.findIndexSS(stored, deletion.clock);
  for (let struct = stored[at]; struct && struct.id.clock < end; struct = stored[++at]) {
    const from = Math.max(deletion.clock, struct.id.clock);
    const piece = {
      client: deletion.client,
      clock: from,
      length: Math.min(end, struct.id.clock + struct.length) - from,
    };
    if (!(struct instanceof Y.Item) || struct.deleted) {
      judged.kept.push(piece);
      continue;
    }
    const place = places.ofStored(struct);
    if (!writer.mayWrite(place.root)) {
      if (!(struct.content instanceof Y.ContentFormat)) return refused('read-only', 'deletes in a root of others');
      judged.dropped = true;
      continue;
    }
    if (isForEver(place)) return refused('bad-content', 'a row deleted');
    judged.kept.push(piece);
    judged.effective = true;
  }
  return null;
}
