/**
 * Where a struct would stand: in which root, in what kind of thing there. Found from the struct's neighbours or parent,
 * in the document or in the update itself, without applying anything. Iterative: an update may chain 20,000 structs.
 */
import * as Y from 'yjs';
import type { RootKind } from '../../shared/document/roots.ts';
import type { Struct } from './decodeWhole.ts';

export type Within = 'fragment' | 'block' | 'text' | 'plan' | 'row' | 'rowText' | 'nothing';

export interface Place {
  root: string;
  /** What it stands in; `nothing`: in something that minutes do not have. */
  within: Within;
  /** The thing it stands in, to tell two of a kind apart. */
  container: unknown;
  /** The key it stands under, in a map or as an attribute. */
  key: string | null;
}

/** Its surroundings were deleted for good: Yjs makes garbage of it, and it changes nothing. */
export const GARBAGE = 'garbage';
/** It leans on something that neither the document nor the update has, or on itself. */
export const ADRIFT = 'adrift';
export type Found = Place | typeof GARBAGE | typeof ADRIFT;

interface TypePlace {
  root: string;
  within: Within;
}

/** Types never move, so where one stands is found once. */
const placesOfTypes = new WeakMap<object, TypePlace>();

export class Places {
  readonly #doc: Y.Doc;
  readonly #roots: ReadonlyMap<string, RootKind>;
  readonly #structs: ReadonlyMap<number, readonly Struct[]>;
  readonly #found = new Map<Struct, Found>();

  constructor(doc: Y.Doc, roots: ReadonlyMap<string, RootKind>, structs: ReadonlyMap<number, readonly Struct[]>) {
    this.#doc = doc;
    this.#roots = roots;
    this.#structs = structs;
  }

  /** Of a struct of the update. */
  of(struct: Struct): Found {
    const way: Struct[] = [struct];
    const onTheWay = new Set<Struct>(way);
    for (let top = way[way.length - 1]; top; top = way[way.length - 1]) {
      const step = this.#found.get(top) ?? this.#step(top);
      if (isStruct(step)) {
        if (onTheWay.has(step)) return ADRIFT;
        way.push(step);
        onTheWay.add(step);
        continue;
      }
      this.#found.set(top, step);
      onTheWay.delete(top);
      way.pop();
    }
    return this.#found.get(struct) ?? ADRIFT;
  }

  /** Of an item that stands in the document. */
  ofStored(item: Y.Item): Place {
    const type = this.ofType(item.parent as Y.AbstractType<unknown>);
    return { ...type, container: item.parent, key: item.parentSub };
  }

  ofType(type: Y.AbstractType<unknown>): TypePlace {
    const known = placesOfTypes.get(type);
    if (known) return known;
    const item = type._item;
    const place =
      item === null
        ? this.#rootPlace(nameOf(this.#doc, type))
        : inside(this.ofType(item.parent as Y.AbstractType<unknown>), type);
    placesOfTypes.set(type, place);
    return place;
  }

  /** The place, or the struct of the update whose place must be known first. */
  #step(struct: Struct): Found | Struct {
    if (!(struct instanceof Y.Item)) return GARBAGE;
    if (typeof struct.parent === 'string') {
      return { ...this.#rootPlace(struct.parent), container: struct.parent, key: struct.parentSub };
    }
    if (struct.parent instanceof Y.ID) return this.#insideOf(struct.parent, struct.parentSub);
    return this.#besides(struct);
  }

  #insideOf(id: Y.ID, key: string | null): Found | Struct {
    const parent = this.#structAt(id);
    if (parent === null) return ADRIFT;
    if (!(parent.struct instanceof Y.Item)) return GARBAGE;
    const { content } = parent.struct;
    if (content instanceof Y.ContentDeleted) return GARBAGE;
    if (!(content instanceof Y.ContentType)) return ADRIFT;
    if (parent.stored) return { ...this.ofType(content.type), container: content.type, key };
    const outer = this.#found.get(parent.struct);
    if (outer === undefined) return parent.struct;
    if (outer === GARBAGE || outer === ADRIFT) return outer;
    return { ...inside(outer, content.type), container: content.type, key };
  }

  #besides(struct: Y.Item): Found | Struct {
    const left = struct.origin && this.#structAt(struct.origin);
    const right = struct.rightOrigin && this.#structAt(struct.rightOrigin);
    if ((struct.origin && !left) || (struct.rightOrigin && !right)) return ADRIFT;
    const places: Found[] = [];
    for (const neighbour of [left, right]) {
      if (!neighbour) continue;
      const place = this.#placeAt(neighbour);
      if (isStruct(place)) return place;
      places.push(place);
    }
    const [first, second] = places;
    if (first === undefined || places.includes(ADRIFT)) return ADRIFT;
    if (places.includes(GARBAGE)) return GARBAGE;
    // Between two things of different parents Yjs would have to guess.
    if (second !== undefined && containerOf(first) !== containerOf(second)) return ADRIFT;
    return first;
  }

  #placeAt(neighbour: { struct: Struct; stored: boolean }): Found | Struct {
    if (!(neighbour.struct instanceof Y.Item)) return GARBAGE;
    if (neighbour.stored) return this.ofStored(neighbour.struct);
    return this.#found.get(neighbour.struct) ?? neighbour.struct;
  }

  #structAt(id: Y.ID): { struct: Struct; stored: boolean } | null {
    if (id.clock < Y.getState(this.#doc.store, id.client)) {
      const stored = this.#doc.store.clients.get(id.client);
      const struct = stored?.[Y.findIndexSS(stored, id.clock)];
      return struct ? { struct, stored: true } : null;
    }
    const list = this.#structs.get(id.client);
    const struct = list && find(list, id.clock);
    return struct ? { struct, stored: false } : null;
  }

  #rootPlace(name: string): TypePlace {
    const kind = this.#roots.get(name);
    if (kind === 'plan') return { root: name, within: 'plan' };
    return { root: name, within: kind === 'minutes' ? 'fragment' : 'nothing' };
  }
}

function containerOf(found: Found): unknown {
  return typeof found === 'string' ? found : found.container;
}

function isStruct(step: Found | Struct): step is Struct {
  return step instanceof Y.Item || step instanceof Y.GC || step instanceof Y.Skip;
}

/** By the very constructor: XmlText is a Text and XmlHook a Map to `instanceof`, and minutes have neither there. */
function inside(outer: TypePlace, type: Y.AbstractType<unknown>): TypePlace {
  const { root } = outer;
  const made = type.constructor;
  if (outer.within === 'fragment' && made === Y.XmlElement) return { root, within: 'block' };
  if (outer.within === 'block' && made === Y.XmlText) return { root, within: 'text' };
  if (outer.within === 'plan' && made === Y.Map) return { root, within: 'row' };
  if (outer.within === 'row' && made === Y.Text) return { root, within: 'rowText' };
  return { root, within: 'nothing' };
}

function nameOf(doc: Y.Doc, type: unknown): string {
  for (const [name, shared] of doc.share) if (shared === type) return name;
  return '';
}

function find(list: readonly Struct[], clock: number): Struct | null {
  let low = 0;
  let high = list.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const struct = list[middle];
    if (!struct) return null;
    if (clock < struct.id.clock) high = middle - 1;
    else if (clock >= struct.id.clock + struct.length) low = middle + 1;
    else return struct;
  }
  return null;
}
