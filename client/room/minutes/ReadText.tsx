/** Minutes as text, for whoever may not write them now: no textbox, nothing that looks like one. */
import type { Doc } from 'yjs';
import type { Meeting } from '../../../shared/rules/meeting.ts';
import { roomWords as words } from '../../../shared/words/en/room.ts';
import { marginOf } from './margin.ts';
import { useBlocks } from './useBlocks.ts';

export function ReadText({ doc, root, meeting }: { doc: Doc; root: string; meeting: Meeting }) {
  const blocks = useBlocks(doc, root);
  if (blocks.every(({ runs }) => runs.length === 0)) return <p className="hint">{words.nothingWritten}</p>;
  return (
    <div className="readText" translate="no">
      {blocks.map((block) => {
        const note = marginOf(block.attributes, meeting);
        return (
          <p
            key={`${block.id.client} ${block.id.clock}`}
            data-list={block.attributes.list}
            data-indent={block.attributes.indent}
            data-not-for-family={block.attributes.notForFamily}
          >
            {note === null ? null : <span className="inMargin">{note}: </span>}
            {block.attributes.list ? <span className="unseen">{words.bullet}</span> : null}
            {block.runs.map((run) => {
              const [first] = run.letters;
              const key = `${first?.[0]} ${first?.[1]}`;
              const text = run.italic ? <em>{run.text}</em> : run.text;
              return run.bold ? <strong key={key}>{text}</strong> : <span key={key}>{text}</span>;
            })}
          </p>
        );
      })}
    </div>
  );
}
