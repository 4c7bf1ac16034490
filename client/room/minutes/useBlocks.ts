/** The blocks of a root as they stand, again after every change of it. */
import { useMemo, useSyncExternalStore } from 'react';
import type { Doc } from 'yjs';
import { readBlocks, type Block } from '../../../shared/document/readBlocks.ts';

export function useBlocks(doc: Doc, root: string): Block[] {
  return useOfBlocks(doc, root, (blocks) => blocks);
}

/** What `pick` makes of them; drawn anew only when that is another text, number or truth. */
export function useOfBlocks<T>(doc: Doc, root: string, pick: (blocks: Block[]) => T): T {
  const store = useMemo(() => {
    const fragment = doc.getXmlFragment(root);
    let now = pick(readBlocks(doc, root));
    return {
      get: () => now,
      subscribe: (listener: () => void) => {
        const changed = (): void => {
          now = pick(readBlocks(doc, root));
          listener();
        };
        changed();
        fragment.observeDeep(changed);
        return () => fragment.unobserveDeep(changed);
      },
    };
    // `pick` is one and the same function for the life of a component.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [doc, root]);
  return useSyncExternalStore(store.subscribe, store.get);
}
