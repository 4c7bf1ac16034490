/** Minutes as text, for whoever may not write them now: no textbox, nothing that looks like one. */
import { useMemo, useSyncExternalStore } from 'react';
import type { Doc } from 'yjs';
import { readBlocks, type Block } from '../../../shared/document/readBlocks.ts';
import { roomWords as words } from '../../../shared/words/en/room.ts';
import type { Readable } from '../../wire/Value.ts';

export function ReadText({ doc, root }: { doc: Doc; root: string }) {
  const store = useMemo(() => blocksOf(doc, root), [doc, root]);
  const blocks = useSyncExternalStore(store.subscribe, store.get);
  if (blocks.every(({ runs }) => runs.length === 0)) return <p className="hint">{words.nothingWritten}</p>;
  return (
    <div className="readText" translate="no">
      {blocks.map((block) => (
        <p
          key={`${block.id.client} ${block.id.clock}`}
          data-list={block.attributes.list}
          data-indent={block.attributes.indent}
          data-not-for-family={block.attributes.notForFamily}
        >
          {block.attributes.list ? <span className="unseen">{words.bullet}</span> : null}
          {block.runs.map((run) => {
            const [first] = run.letters;
            const key = `${first?.[0]} ${first?.[1]}`;
            const text = run.italic ? <em>{run.text}</em> : run.text;
            return run.bold ? <strong key={key}>{text}</strong> : <span key={key}>{text}</span>;
          })}
        </p>
      ))}
    </div>
  );
}

function blocksOf(doc: Doc, root: string): Readable<Block[]> {
  const fragment = doc.getXmlFragment(root);
  let blocks = readBlocks(doc, root);
  return {
    get: () => blocks,
    subscribe(listener) {
      const changed = (): void => {
        blocks = readBlocks(doc, root);
        listener();
      };
      changed();
      fragment.observeDeep(changed);
      return () => fragment.unobserveDeep(changed);
    },
  };
}
