/**
 * What one press of undo takes back: a sentence, a paste, a paragraph's first words; never a quarter of an hour of
 * typing, and never single letters because somebody types slowly.
 */
import type { EditorState, Transaction } from 'prosemirror-state';
import { defaultDeleteFilter, defaultProtectedNodes, ySyncPluginKey } from 'y-prosemirror';
import * as Y from 'yjs';

const PAUSE_MS = 1_500;

/** Mine only: what this editor's own hands wrote. A paragraph in which others' words stand stays. */
export function ownUndo(root: Y.XmlFragment): Y.UndoManager {
  return new Y.UndoManager(root, {
    captureTimeout: PAUSE_MS,
    trackedOrigins: new Set([ySyncPluginKey]),
    deleteFilter: (item) => defaultDeleteFilter(item, defaultProtectedNodes),
    captureTransaction: (transaction) => transaction.meta.get('addToHistory') !== false,
  });
}

/** To be told of every transaction before it is applied. */
export function undoSteps(undo: Y.UndoManager): (before: EditorState, transaction: Transaction) => void {
  let moved = false;
  return (before, transaction) => {
    if (!transaction.docChanged) {
      if (!transaction.selection.eq(before.selection)) moved = true;
      return;
    }
    const { $from } = before.selection;
    const written = $from.parent.textBetween(0, $from.parentOffset);
    const isDeed = transaction.getMeta('uiEvent') !== undefined;
    if (moved || isDeed || written === '' || /[.!?]\s$/.test(written)) undo.stopCapturing();
    moved = false;
  };
}
