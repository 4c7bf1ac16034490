/** What keys and toolbar do to whole paragraphs: kind, lists, indentation, keeping out of the parents' letter. */
import type { Node } from 'prosemirror-model';
import type { Command, EditorState } from 'prosemirror-state';
import type { BlockAttributes, BlockKind } from '../../../shared/document/schema.ts';

interface Placed {
  place: number;
  node: Node;
}

/** The paragraphs that the selection touches. */
export function selectedBlocks({ doc, selection }: EditorState): Placed[] {
  const blocks: Placed[] = [];
  doc.nodesBetween(selection.from, selection.to, (node, place) => {
    if (node.isTextblock) blocks.push({ place, node });
    return false;
  });
  return blocks;
}

export function attributeOf<Name extends keyof BlockAttributes>(node: Node, name: Name): BlockAttributes[Name] | null {
  return (node.attrs as Record<Name, BlockAttributes[Name] | null>)[name] ?? null;
}

/** Sets an attribute of every selected paragraph; null takes it away. */
export function setAttribute<Name extends keyof BlockAttributes>(
  name: Name,
  value: NonNullable<BlockAttributes[Name]> | null,
): Command {
  return eachBlock((node) => (attributeOf(node, name) === value ? {} : { [name]: value }));
}

/** Pressed again, the paragraph has no kind: a wrong label is worse than none. */
export function toggleKind(kind: BlockKind): Command {
  return (state, dispatch) => setAttribute('kind', allHave(state, 'kind', kind) ? null : kind)(state, dispatch);
}

export function toggleKeptOut(): Command {
  return (state, dispatch) =>
    setAttribute('notForFamily', allHave(state, 'notForFamily', 'yes') ? null : 'yes')(state, dispatch);
}

export function toggleList(list: 'bullet' | 'number'): Command {
  return (state, dispatch) => setAttribute('list', allHave(state, 'list', list) ? null : list)(state, dispatch);
}

const DEEPEST = 4;

export function indentBy(step: 1 | -1): Command {
  return eachBlock((node) => {
    const now = Number(attributeOf(node, 'indent') ?? '0');
    const next = Math.min(DEEPEST, Math.max(0, now + step));
    return next === now ? {} : { indent: next === 0 ? null : String(next) };
  });
}

/** At the start of a list item Backspace ends the list before it joins lines. */
export const endListAtStart: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  const leaves = empty && $from.parentOffset === 0 && attributeOf($from.parent, 'list') !== null;
  return leaves && setAttribute('list', null)(state, dispatch);
};

function allHave(state: EditorState, name: keyof BlockAttributes, value: string): boolean {
  return selectedBlocks(state).every(({ node }) => attributeOf(node, name) === value);
}

function eachBlock(changesOf: (node: Node) => Record<string, string | null>): Command {
  return (state, dispatch) => {
    const change = state.tr;
    for (const { place, node } of selectedBlocks(state)) {
      for (const [name, value] of Object.entries(changesOf(node))) change.setNodeAttribute(place, name, value);
    }
    // Without a change the key is still ours: it must not do what the browser does with it.
    if (change.docChanged) dispatch?.(change);
    return true;
  };
}
