/**
 * The editor draws others' carets and selections around letters, and a letter that is put into another element takes my
 * caret out of itself. Chrome then tells scripts that the caret is where it should be, and writes the next letter one
 * place before it: "test" became "tste". The editor believes what it is told, so the caret is set anew here.
 */
import { TextSelection } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';

export function keepBrowserCaret(view: EditorView, change: () => void): void {
  const before = reported(view);
  change();
  const after = reported(view);
  const { selection } = view.state;
  // An input method's own caret is left alone: nothing is drawn around what it composes.
  if (!before || !after || same(before, after) || view.composing || !(selection instanceof TextSelection)) return;
  const anchor = drawn(view, selection.$anchor);
  const head = drawn(view, selection.$head);
  getSelection()?.setBaseAndExtent(anchor.node, anchor.offset, head.node, head.offset);
}

type Reported = Pick<Selection, 'anchorNode' | 'anchorOffset' | 'focusNode' | 'focusOffset'>;

/** null: the selection is not this editor's. */
function reported(view: EditorView): Reported | null {
  const selection = view.hasFocus() ? getSelection() : null;
  if (!selection || !view.dom.contains(selection.focusNode)) return null;
  const { anchorNode, anchorOffset, focusNode, focusOffset } = selection;
  return { anchorNode, anchorOffset, focusNode, focusOffset };
}

function same(a: Reported, b: Reported): boolean {
  return (
    a.anchorNode === b.anchorNode &&
    a.anchorOffset === b.anchorOffset &&
    a.focusNode === b.focusNode &&
    a.focusOffset === b.focusOffset
  );
}

/** Where the editor itself would put it: behind the letter before, and only at the start before the one after. */
function drawn(view: EditorView, { pos, parentOffset }: TextSelection['$head']) {
  return view.domAtPos(pos, parentOffset > 0 ? -1 : 1);
}
