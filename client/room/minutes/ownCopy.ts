/**
 * Words cut here and pasted here keep their label, speaker and source: the clipboard cannot be trusted with them (any
 * page may put there what it likes), so this page remembers what it copied last.
 */
import { Fragment, Slice, type Node } from 'prosemirror-model';

let copied: Slice | null = null;

export function rememberCopy(slice: Slice): Slice {
  copied = slice;
  return slice;
}

/** The slice as it was copied here, if the pasted words are those; a line that became an action becomes none again. */
export function asCopied(pasted: Slice): Slice | null {
  if (!copied || textOf(copied) !== textOf(pasted) || textOf(copied) === '') return null;
  return new Slice(withoutAction(copied.content), copied.openStart, copied.openEnd);
}

function withoutAction(fragment: Fragment): Fragment {
  const nodes: Node[] = [];
  fragment.forEach((node) => {
    nodes.push(node.isText ? node : node.type.create({ ...node.attrs, action: null }, node.content, node.marks));
  });
  return Fragment.from(nodes);
}

function textOf({ content }: Slice): string {
  return content.textBetween(0, content.size, '\n');
}
