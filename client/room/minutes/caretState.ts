/** What holds where the caret is: pressed buttons of the toolbar, and what the panel beside it shows. */
import { type EditorState } from 'prosemirror-state';
import type { BlockAttributes } from '../../../shared/document/schema.ts';
import { selectedBlocks } from './blockCommands.ts';
import { editorSchema } from './editorSchema.ts';
import { attributesOf } from './margin.ts';

export interface CaretState {
  bold: boolean;
  italic: boolean;
  list: BlockAttributes['list'] | null;
  kind: BlockAttributes['kind'] | null;
  source: string | null;
  keptOut: boolean;
  selects: boolean;
}

export const NOWHERE: CaretState = {
  bold: false,
  italic: false,
  list: null,
  kind: null,
  source: null,
  keptOut: false,
  selects: false,
};

export function caretState(state: EditorState): CaretState {
  const { selection, storedMarks } = state;
  const first = selectedBlocks(state)[0]?.node;
  const { list, kind, source, notForFamily } = first ? attributesOf(first) : {};
  const has = (name: 'bold' | 'italic'): boolean => {
    const mark = editorSchema.marks[name];
    if (!selection.empty) return state.doc.rangeHasMark(selection.from, selection.to, mark);
    return mark.isInSet(storedMarks ?? selection.$from.marks()) !== undefined;
  };
  return {
    bold: has('bold'),
    italic: has('italic'),
    list: list ?? null,
    kind: kind ?? null,
    source: source ?? null,
    keptOut: notForFamily !== undefined,
    selects: !selection.empty,
  };
}

export function sameCaretState(a: CaretState, b: CaretState): boolean {
  return (Object.keys(a) as (keyof CaretState)[]).every((name) => a[name] === b[name]);
}
