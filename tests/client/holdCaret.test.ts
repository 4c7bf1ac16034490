/** What the binding does to a selection when somebody else changes the paragraph, and what is made of it. */
import { Fragment, Slice } from 'prosemirror-model';
import { EditorState, TextSelection } from 'prosemirror-state';
import { describe, expect, it } from 'vitest';
import { ySyncPluginKey } from 'y-prosemirror';
import { editorSchema } from '../../client/room/minutes/editorSchema.ts';
import { holdCaret } from '../../client/room/minutes/holdCaret.ts';

/** `|` marks the caret. Paragraphs that stay the same keep their node, as y-prosemirror keeps it. */
function remote(before: string[], after: string[], caretIs: number): string {
  const nodes = before.map((text) => paragraph(text.replace('|', '')));
  const doc = editorSchema.node('doc', null, nodes);
  const state = EditorState.create({
    doc,
    plugins: [holdCaret()],
    selection: TextSelection.create(doc, caretOf(before)),
  });
  const kept = after.map((text) => nodes.find((node) => node.textContent === text) ?? paragraph(text));
  const change = state.tr.replace(0, doc.content.size, new Slice(Fragment.from(kept), 0, 0));
  change.setSelection(TextSelection.create(change.doc, caretIs)).setMeta(ySyncPluginKey, { isChangeOrigin: true });
  const { selection } = state.apply(change);
  const shown = after.slice();
  const index = selection.$head.index(0);
  const offset = selection.$head.parentOffset;
  shown[index] = `${after[index]?.slice(0, offset)}|${after[index]?.slice(offset)}`;
  return shown.join(' ¶ ');
}

function paragraph(text: string) {
  return editorSchema.node('paragraph', null, text === '' ? [] : [editorSchema.text(text)]);
}

function caretOf(texts: string[]): number {
  let place = 1;
  for (const text of texts) {
    const at = text.indexOf('|');
    if (at >= 0) return place + at;
    place += text.length + 2;
  }
  throw new Error('no caret');
}

describe('holding the caret', () => {
  it('[UI-2] somebody presses Enter earlier in my paragraph: my caret stays between its letters', () => {
    const before = ['Paragraph 40 has support for| a document'];
    expect(remote(before, ['Paragraph 40', ' has support for a document'], 13)).toBe(
      'Paragraph 40 ¶  has support for| a document',
    );
  });

  it('somebody joins my paragraph to the one above', () => {
    const before = ['above', 'the mark was| on the left arm'];
    expect(remote(before, ['abovethe mark was on the left arm'], 6)).toBe('abovethe mark was| on the left arm');
  });

  it('a caret that is where it was is left alone', () => {
    const before = ['the mark| was seen'];
    expect(remote(before, ['on Monday the mark was seen'], 19)).toBe('on Monday the mark| was seen');
  });

  it('two places that fit equally well: no guess', () => {
    const before = ['seen by the nurse|'];
    expect(remote(before, ['a seen by the nurse', 'b seen by the nurse'], 1)).toBe(
      '|a seen by the nurse ¶ b seen by the nurse',
    );
  });

  it('words of a paragraph that nobody touched are not mistaken for mine', () => {
    const before = ['seen by the nurse', 'also seen by the nurse|'];
    expect(remote(before, ['seen by the nurse', ''], 20)).toBe('seen by the nurse ¶ |');
  });
});
