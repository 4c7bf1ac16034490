/**
 * Enter. A paragraph's label, source, speaker and action are about its own words: the next one begins without them. An
 * empty list item ends the list, and a line that begins with "Action:" becomes a row of the plan.
 */
import type { Node } from 'prosemirror-model';
import { TextSelection, type Command } from 'prosemirror-state';
import type { ActionId, PersonId } from '../../../shared/ids.ts';
import { attributeOf, setAttribute } from './blockCommands.ts';

export interface ParagraphOptions {
  /** Whose words are taken down now; null: the writer's own. */
  speaker: () => PersonId | null;
  /** Makes a row of the plan with these words; null where this editor's words do not go there. */
  addAction: ((words: string) => ActionId) | null;
}

export function newParagraph(options: ParagraphOptions): Command {
  return (state, dispatch) => {
    const { $from } = state.selection;
    if (!$from.parent.isTextblock) return false;
    if ($from.parent.content.size === 0 && attributeOf($from.parent, 'list') !== null)
      return setAttribute('list', null)(state, dispatch);
    if (!dispatch) return true;
    const change = state.tr.deleteSelection();
    const $at = change.doc.resolve(change.mapping.map($from.pos));
    const { parent, parentOffset } = $at;
    const place = $at.before();
    const ends = parentOffset === parent.content.size;
    const words = ends ? wordsOfAction(parent) : null;
    if (words !== null && options.addAction) change.setNodeAttribute(place, 'action', options.addAction(words));
    change.split($at.pos, 1, [{ type: parent.type, attrs: ends ? next(parent, options) : withoutAction(parent) }]);
    // Before the first letter: the words go on with all that is theirs, and what is new stands above them.
    if (parentOffset === 0 && !ends) change.setNodeMarkup(place, null, next(parent, options));
    change.setSelection(TextSelection.create(change.doc, $at.pos + 2));
    dispatch(change.scrollIntoView());
    return true;
  };
}

function next(parent: Node, { speaker }: ParagraphOptions): Record<string, string | null> {
  const { list, indent, notForFamily } = parent.attrs as Record<string, string | null>;
  return { list: list ?? null, indent: indent ?? null, notForFamily: notForFamily ?? null, saidBy: speaker() };
}

function withoutAction(parent: Node): Record<string, unknown> {
  return { ...parent.attrs, action: null };
}

/** What stands after "Action:" at the start of a line that is no action yet. */
export function wordsOfAction(block: Node): string | null {
  if (attributeOf(block, 'action') !== null) return null;
  return /^\s*action\s*:\s*(\S.*)$/is.exec(block.textContent)?.[1]?.trim() ?? null;
}
