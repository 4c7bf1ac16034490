/**
 * C4: who set a label of a paragraph as it stands, or took it off. A paragraph that a colleague splits or moves is made
 * anew with its labels under the presser's id: those keep whoever set them. What somebody changed and changed back is
 * nobody's change.
 */
import * as Y from 'yjs';
import { lettersEverIn, paragraphAt, paragraphHolding } from '../document/everWritten.ts';
import type { Block } from '../document/readBlocks.ts';
import type { DocumentId } from '../ids.ts';
import type { Letters } from './authorship.ts';
import type { LabelSetBy } from './contents.ts';

type LabelName = 'kind' | 'source' | 'saidBy';

interface Label {
  value: unknown;
  hand: LabelSetBy;
}

/** A label that was moved more often than this is whoever's moved it there; nobody reads further back. */
const MOST_MOVES = 200;

/** null: it is not set, and nobody took it off. */
export function whoSet(
  name: LabelName,
  { client, clock }: Block['id'],
  document: DocumentId,
  letters: Letters,
): LabelSetBy | null {
  const doc = letters.everWritten(document);
  const element = doc && paragraphAt(doc, client, clock);
  return element ? (new Labels(document, doc, name, letters).of(element, null, 0)?.hand ?? null) : null;
}

class Labels {
  readonly #document: DocumentId;
  readonly #doc: Y.Doc;
  readonly #name: LabelName;
  readonly #letters: Letters;

  constructor(document: DocumentId, doc: Y.Doc, name: LabelName, letters: Letters) {
    this.#document = document;
    this.#doc = doc;
    this.#name = name;
    this.#letters = letters;
  }

  /** As it stood before `until`, or stands now. */
  of(element: Y.XmlElement, until: string | null, depth: number): Label | null {
    let item = element._map.get(this.#name) ?? null;
    while (item && until !== null && (this.#handsOf(item)?.at ?? '') >= until) item = item.left;
    const hands = item && this.#handsOf(item);
    if (!item || !hands) return null;
    const { by, at, endedBy, endedAt } = hands;
    const ended = endedBy !== null && endedAt !== null && (until === null || endedAt < until);
    const now: Label = ended
      ? { value: null, hand: { by: endedBy, at: endedAt } }
      : { value: valueOf(item), hand: { by, at } };
    const before = this.#before(element, item, now.hand, ended, depth);
    if ((before?.value ?? null) === now.value) return before;
    return now;
  }

  /** What the label was before all that this person did to it in a row. */
  #before(element: Y.XmlElement, item: Y.Item, { by }: LabelSetBy, ended: boolean, depth: number): Label | null {
    let first: Y.Item | null = null;
    let at: Y.Item | null = item;
    if (!ended) [first, at] = [item, item.left];
    for (; at && this.#handsOf(at)?.by === by; at = at.left) {
      if (this.#endedByOther(at, by)) break;
      first = at;
    }
    if (at) {
      const hands = this.#handsOf(at);
      if (!hands) return null;
      const other = this.#endedByOther(at, by);
      if (other) return { value: null, hand: other };
      return this.#resolved(element, at, hands, depth);
    }
    return first && this.#broughtWith(element, first, depth);
  }

  #resolved(element: Y.XmlElement, item: Y.Item, { by, at }: LabelSetBy, depth: number): Label | null {
    const now = { value: valueOf(item), hand: { by, at } };
    if (depth >= MOST_MOVES) return now;
    const before = this.#before(element, item, now.hand, false, depth + 1);
    return (before?.value ?? null) === now.value ? before : now;
  }

  #endedByOther(item: Y.Item, by: LabelSetBy['by']): LabelSetBy | null {
    const hands = this.#handsOf(item);
    if (!hands || hands.endedBy === null || hands.endedAt === null || hands.endedBy === by) return null;
    return { by: hands.endedBy, at: hands.endedAt };
  }

  /** The label of the paragraph out of which this one was made: where its letters, put in by the same edit, stood. */
  #broughtWith(element: Y.XmlElement, first: Y.Item, depth: number): Label | null {
    const hands = this.#handsOf(first);
    if (!hands || depth >= MOST_MOVES) return null;
    for (const { client, from } of this.#lettersOf(element, hands)) {
      const source = this.#letters.withSources(this.#document, [client, from, from + 1])[1];
      if (source?.document !== this.#document) continue; // what stood in a restricted entry is told to nobody else
      const [letter] = this.#letters.authors(source.document, source.range);
      const there = paragraphHolding(this.#doc, source.range[0], source.range[1]);
      if (!there || there === element || !letter) continue;
      const label = this.of(there, letter.author.deletedAt, depth + 1);
      if (label?.value === valueOf(first)) return label;
    }
    return null;
  }

  /** Pieces of the paragraph's letters, standing or not, that this edit brought back. */
  #lettersOf(element: Y.XmlElement, { by, at }: LabelSetBy): { client: number; from: number }[] {
    return lettersEverIn(element).flatMap(({ id, length }) =>
      this.#letters
        .authors(this.#document, [id.client, id.clock, id.clock + length])
        .filter(({ author }) => author.movedBy !== null && author.typedBy === by && author.typedAt === at)
        .map(({ from }) => ({ client: id.client, from })),
    );
  }

  #handsOf({ id }: Y.Item): ReturnType<Letters['labelHands']> {
    return this.#letters.labelHands(this.#document, id.client, id.clock);
  }
}

function valueOf({ content }: Y.Item): unknown {
  return content instanceof Y.ContentAny ? content.arr[0] : null;
}
