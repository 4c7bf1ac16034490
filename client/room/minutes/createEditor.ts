/**
 * One ProseMirror on one root of a document. It never scrolls, focuses or moves the caret because of somebody else;
 * Tab leaves it; undo takes back my own words only.
 */
import { baseKeymap, chainCommands, toggleMark } from 'prosemirror-commands';
import { keymap } from 'prosemirror-keymap';
import { Fragment, Slice, type Node } from 'prosemirror-model';
import { EditorState, type Command, type Plugin, type Transaction } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { redoCommand, undoCommand, ySyncPlugin, ySyncPluginKey, yUndoPlugin, yUndoPluginKey } from 'y-prosemirror';
import type * as Y from 'yjs';
import { asDeed, type Deed } from '../../../shared/document/originClaims.ts';
import { cleanText } from './cleanText.ts';
import { editorSchema } from './editorSchema.ts';
import { holdCaret } from './holdCaret.ts';

export interface EditorOptions {
  root: Y.XmlFragment;
  /** What a screen reader calls it: what matters stands in the name, descriptions are not read here. */
  label: string;
  /** Esc: the way out for people who do not use Tab. */
  leave: () => void;
  /** Told of the editor's undo manager, so that letters that come back keep their first writer (C1). */
  watchUndo: (manager: Y.UndoManager) => void;
}

export function createEditor(place: HTMLElement, options: EditorOptions): EditorView {
  let fromElsewhere = false;
  const view = new EditorView(place, {
    state: EditorState.create({ schema: editorSchema, plugins: plugins(options) }),
    attributes: {
      role: 'textbox',
      'aria-multiline': 'true',
      'aria-label': options.label,
      spellcheck: 'false',
      autocorrect: 'off',
      autocapitalize: 'off',
      autocomplete: 'off',
      writingsuggestions: 'false',
      translate: 'no',
      'data-gramm': 'false',
      class: 'editor',
    },
    transformPastedText: (text) => cleanText(text),
    transformPasted: (slice) => new Slice(cleanFragment(slice.content), slice.openStart, slice.openEnd),
    handleTextInput(editor, from, to, text) {
      const clean = cleanText(text);
      if (clean === text) return false;
      editor.dispatch(editor.state.tr.insertText(clean, from, to));
      return true;
    },
    handleScrollToSelection: () => fromElsewhere,
    // `this`, not `view`: the binding draws the document while the view is still being made.
    dispatchTransaction(this: EditorView, transaction: Transaction) {
      const meta = transaction.getMeta(ySyncPluginKey) as { isChangeOrigin?: boolean } | undefined;
      fromElsewhere = meta?.isChangeOrigin === true;
      try {
        asDeed(options.root.doc, deedOf(transaction), () => this.updateState(this.state.apply(transaction)));
      } finally {
        fromElsewhere = false;
      }
    },
  });
  const undo = yUndoPluginKey.getState(view.state) as { undoManager: Y.UndoManager } | undefined;
  if (undo) options.watchUndo(undo.undoManager);
  return view;
}

function plugins({ root, leave }: EditorOptions): Plugin[] {
  const leaveEditor: Command = () => {
    leave();
    return true;
  };
  return [
    ySyncPlugin(root) as Plugin,
    yUndoPlugin() as Plugin,
    holdCaret(),
    keymap({
      'Mod-z': undoCommand,
      'Mod-y': redoCommand,
      'Mod-Shift-z': redoCommand,
      'Mod-b': toggleMark(editorSchema.marks.bold),
      'Mod-i': toggleMark(editorSchema.marks.italic),
      'Shift-Enter': chainCommands(baseKeymap['Enter'] ?? (() => false)),
      Escape: leaveEditor,
    }),
    keymap(baseKeymap),
  ];
}

/** A cut and its paste are two deeds, and the letters alone do not say that they are one move. */
function deedOf(transaction: Transaction): Deed | null {
  const event: unknown = transaction.getMeta('uiEvent');
  return event === 'cut' || event === 'paste' ? event : null;
}

/** Pasted text keeps its letters, bold and italic; attributes and everything else stay behind. */
function cleanFragment(fragment: Fragment): Fragment {
  const nodes: Node[] = [];
  fragment.forEach((node) => {
    if (!node.isText) nodes.push(editorSchema.node(node.type.name, null, cleanFragment(node.content)));
    else if (cleanText(node.text ?? '') !== '') nodes.push(editorSchema.text(cleanText(node.text ?? ''), node.marks));
  });
  return Fragment.from(nodes);
}
