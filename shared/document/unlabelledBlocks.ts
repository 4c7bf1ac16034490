/**
 * C4: fact, reported or opinion is never asked while somebody types. Blocks that nobody has labelled come as one list
 * when the meeting closes; leaving them as they are is allowed.
 */
import * as Y from 'yjs';
import { readBlocks, textOfBlock, type Block } from './readBlocks.ts';
import type { RootKind } from './roots.ts';
import type { BlockKind } from './schema.ts';

export interface Unlabelled {
  root: string;
  /** Stays the block's own while others write before it. */
  id: Block['id'];
  text: string;
}

/** In the order of the roots. A line that became an action says what is to be done: it needs no label. */
export function unlabelledBlocks(doc: Y.Doc, roots: ReadonlyMap<string, RootKind>): Unlabelled[] {
  return [...roots.keys()]
    .filter((root) => roots.get(root) === 'minutes')
    .flatMap((root) =>
      readBlocks(doc, root)
        .filter(({ attributes }) => attributes.kind === undefined && attributes.action === undefined)
        .map((block) => ({ root, id: block.id, text: textOfBlock(block) })),
    )
    .filter(({ text }) => text.trim() !== '');
}

/** Labels one block; false where it is gone meanwhile. */
export function labelBlock(doc: Y.Doc, root: string, id: Block['id'], kind: BlockKind): boolean {
  for (const element of doc.getXmlFragment(root).toArray()) {
    if (!(element instanceof Y.XmlElement)) continue;
    if (element._item?.id.client !== id.client || element._item.id.clock !== id.clock) continue;
    element.setAttribute('kind', kind);
    return true;
  }
  return false;
}
