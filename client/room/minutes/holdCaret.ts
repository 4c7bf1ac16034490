/**
 * Nothing that somebody else does may move my caret. Yjs follows letters by their ids, but Enter or a join in the same
 * paragraph re-inserts letters under new ids, and the caret falls back to the place of the cut. So after every change
 * from elsewhere the words around each end of my selection are compared with what stood there before; if they are
 * gone, they are looked for in the blocks that this change touched, and only there: two paragraphs may end alike.
 */
import type { Node } from 'prosemirror-model';
import { Plugin, TextSelection, type EditorState } from 'prosemirror-state';
import { ySyncPluginKey } from 'y-prosemirror';

/** Letters on each side that are compared. */
const AROUND = 24;
/** Fewer common letters than this are no evidence. */
const LEAST = 4;

interface Around {
  before: string;
  after: string;
}

export function holdCaret(): Plugin {
  return new Plugin({
    appendTransaction(transactions, before, after) {
      if (!transactions.some(isFromElsewhere) || !before.selection.$from.parent.isTextblock) return null;
      const anchor = held(before, after, before.selection.anchor, after.selection.anchor);
      const head = held(before, after, before.selection.head, after.selection.head);
      if (anchor === after.selection.anchor && head === after.selection.head) return null;
      const selection = TextSelection.create(after.doc, anchor, head);
      return after.tr.setSelection(selection).setMeta('addToHistory', false);
    },
  });
}

function isFromElsewhere(transaction: { getMeta(key: unknown): unknown }): boolean {
  const meta = transaction.getMeta(ySyncPluginKey) as
    { isChangeOrigin?: boolean; isUndoRedoOperation?: boolean } | undefined;
  return meta?.isChangeOrigin === true && meta.isUndoRedoOperation !== true;
}

/** Where the caret that stood at `was` belongs, if the binding put it at `is`. */
function held(before: EditorState, after: EditorState, was: number, is: number): number {
  const words = around(before.doc, was);
  const here = likeness(words, around(after.doc, is));
  if (here === words.before.length + words.after.length) return is;
  let best = { place: is, score: Math.max(here, LEAST - 1), tied: false };
  const same = new Set<Node>();
  before.doc.forEach((node) => same.add(node));
  after.doc.forEach((node, offset) => {
    if (same.has(node) || !node.isTextblock) return;
    for (let i = 0; i <= node.content.size; i++) {
      const place = offset + 1 + i;
      const score = likeness(words, around(after.doc, place));
      if (score > best.score) best = { place, score, tied: false };
      else if (score === best.score && place !== best.place) best.tied = true;
    }
  });
  return best.tied ? is : best.place;
}

function around(doc: Node, place: number): Around {
  const $place = doc.resolve(place);
  const { parent, parentOffset } = $place;
  if (!parent.isTextblock) return { before: '', after: '' };
  const text = parent.textBetween(0, parent.content.size, null, '\ufffc');
  return {
    before: text.slice(Math.max(0, parentOffset - AROUND), parentOffset),
    after: text.slice(parentOffset, parentOffset + AROUND),
  };
}

/** Letters that agree, counted from the caret outwards. */
function likeness(a: Around, b: Around): number {
  let before = 0;
  while (before < a.before.length && before < b.before.length && a.before.at(-1 - before) === b.before.at(-1 - before))
    before += 1;
  let after = 0;
  while (after < a.after.length && after < b.after.length && a.after[after] === b.after[after]) after += 1;
  return before + after;
}
