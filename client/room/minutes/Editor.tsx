/** One root of a document as an editor, with its two buttons. The editor itself lives outside React. */
import { toggleMark } from 'prosemirror-commands';
import type { EditorView } from 'prosemirror-view';
import { useLayoutEffect, useRef } from 'react';
import type { Awareness } from 'y-protocols/awareness';
import type { Doc } from 'yjs';
import type { Mark } from '../../../shared/document/schema.ts';
import { roomWords as words } from '../../../shared/words/en/room.ts';
import { setPlace } from '../../wire/presence.ts';
import { createEditor, type EditorOptions } from './createEditor.ts';
import { editorSchema } from './editorSchema.ts';
import './editor.css';

export interface EditorProps {
  doc: Doc;
  awareness: Awareness;
  root: string;
  name: string;
  label: string;
  headingId: string;
  watchUndo: EditorOptions['watchUndo'];
}

export function Editor({ doc, awareness, root, name, label, headingId, watchUndo }: EditorProps) {
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  useLayoutEffect(() => {
    if (!place.current) return undefined;
    const editor = createEditor(place.current, {
      root: doc.getXmlFragment(root),
      label,
      leave: () => document.getElementById(headingId)?.focus(),
      watchUndo,
    });
    view.current = editor;
    return () => {
      view.current = null;
      // The editor goes away under somebody's hands (the freeze): they stay where they were.
      if (editor.hasFocus()) document.getElementById(headingId)?.focus();
      editor.destroy();
    };
  }, [doc, root, label, headingId, watchUndo]);

  const mark = (kind: Mark): void => {
    const editor = view.current;
    if (!editor) return;
    toggleMark(editorSchema.marks[kind])(editor.state, editor.dispatch.bind(editor));
    editor.focus();
  };

  return (
    <div
      className="editorFrame"
      onFocus={() => setPlace(awareness, root)}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setPlace(awareness, null);
      }}
    >
      <div ref={place} />
      <fieldset className="formatting" aria-label={words.formatting(name)}>
        <button type="button" className="quiet" onClick={() => mark('bold')}>
          {words.bold}
        </button>
        <button type="button" className="quiet" onClick={() => mark('italic')}>
          {words.italic}
        </button>
      </fieldset>
    </div>
  );
}
