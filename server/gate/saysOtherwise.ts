/**
 * Whether what is sent again is what stands under the same clocks. Yjs drops it unread: two texts under one clock would
 * be called saved both, and two screens would keep one each for ever, with equal state vectors.
 */
import { equalityDeep } from 'lib0/function';
import * as Y from 'yjs';
import type { Struct } from './decodeWhole.ts';

/** What Yjs leaves of a letter of two halves that something was put between: an honest repeat still has both. */
const HALVED = '\uFFFD';

/** Compares a struct of an update with what the document holds of it, as far as that was not thrown away. */
export function saysOtherwise(struct: Struct, doc: Y.Doc): boolean {
  if (!(struct instanceof Y.Item)) return false; // garbage says nothing
  const { client, clock } = struct.id;
  const stored = doc.store.clients.get(client) ?? [];
  const end = Math.min(clock + struct.length, Y.getState(doc.store, client));
  if (end <= clock) return false;
  for (let at = Y.findIndexSS(stored, clock); at < stored.length; at++) {
    const other = stored[at];
    if (!other || other.id.clock >= end) return false;
    if (!(other instanceof Y.Item)) continue;
    if (differs(struct, other, Math.max(clock, other.id.clock), end) || !sameParent(struct, other, doc)) return true;
  }
  return false;
}

/** Both have the clocks from `from` on, up to `end` or to where the stored one ends. */
function differs(struct: Y.Item, stored: Y.Item, from: number, end: number): boolean {
  if (!sameId(leftOf(struct, from), leftOf(stored, from))) return true;
  if (!sameId(struct.rightOrigin, stored.rightOrigin)) return true;
  const to = Math.min(end, stored.id.clock + stored.length);
  return !sameContent(struct.content, [from - struct.id.clock, to - struct.id.clock], stored.content, [
    from - stored.id.clock,
    to - stored.id.clock,
  ]);
}

/** What the piece from `clock` on was put behind: inside a struct always its own letter before. */
function leftOf(item: Y.Item, clock: number): Y.ID | null {
  return clock === item.id.clock ? item.origin : Y.createID(item.id.client, clock - 1);
}

function sameId(a: Y.ID | null, b: Y.ID | null): boolean {
  return a === null || b === null ? a === b : a.client === b.client && a.clock === b.clock;
}

/** Only what has no neighbours names its parent; everything else stands where they stand. */
function sameParent({ parent, parentSub }: Y.Item, stored: Y.Item, doc: Y.Doc): boolean {
  if (parent === null) return true;
  if (parentSub !== stored.parentSub) return false;
  if (typeof parent === 'string') return doc.share.get(parent) === stored.parent;
  return parent instanceof Y.ID && sameId(parent, (stored.parent as Y.AbstractType<unknown>)._item?.id ?? null);
}

type Range = [from: number, to: number];
type Content = Y.Item['content'];

function sameContent(sent: Content, sentRange: Range, stored: Content, storedRange: Range): boolean {
  // Deleted on either side: what it said is gone, and nothing can come of it.
  if (sent instanceof Y.ContentDeleted || stored instanceof Y.ContentDeleted) return true;
  if (sent.constructor !== stored.constructor) return false;
  if (sent instanceof Y.ContentString && stored instanceof Y.ContentString)
    return sameLetters(sent.str.slice(...sentRange), stored.str.slice(...storedRange));
  if (sent instanceof Y.ContentFormat && stored instanceof Y.ContentFormat)
    return sent.key === stored.key && equalityDeep(sent.value, stored.value);
  if (sent instanceof Y.ContentType && stored instanceof Y.ContentType) return sameType(sent.type, stored.type);
  return equalityDeep(sent.getContent().slice(...sentRange), stored.getContent().slice(...storedRange));
}

function sameLetters(sent: string, stored: string): boolean {
  if (sent === stored) return true;
  for (let at = 0; at < sent.length; at++)
    if (sent[at] !== stored[at] && sent[at] !== HALVED && stored[at] !== HALVED) return false;
  return true;
}

function sameType(a: Y.AbstractType<unknown>, b: Y.AbstractType<unknown>): boolean {
  return a.constructor === b.constructor && (a as Y.XmlElement).nodeName === (b as Y.XmlElement).nodeName;
}
