/** C4: whoever wants to says now what each paragraph is; one list, one key each, and nobody has to. */
import { labelBlock, type Unlabelled } from '../../shared/document/unlabelledBlocks.ts';
import type { BlockKind } from '../../shared/document/schema.ts';
import { SHARED_DOCUMENT } from '../../shared/ids.ts';
import { writableRoots } from '../../shared/rules/permissions.ts';
import { lockWords as words } from '../../shared/words/en/lock.ts';
import { labelOf } from '../../shared/words/en/labels.ts';
import { say } from '../ui/Announcer.tsx';
import { takesWords } from '../wire/takesWords.ts';
import type { LockProps } from './ClosingProps.ts';
import { titleOfRoot } from './tasks.ts';

const KINDS: readonly BlockKind[] = ['fact', 'reported', 'opinion'];

export function UnlabelledList({ room, folded, unlabelled }: LockProps & { unlabelled: readonly Unlabelled[] }) {
  const { meeting, me } = folded;
  if (unlabelled.length === 0) return null;
  const mayWrite = writableRoots(meeting, me, SHARED_DOCUMENT);
  const label = ({ root, id }: Unlabelled, kind: BlockKind): void => {
    const open = room.documents.get().get(SHARED_DOCUMENT)?.get();
    if (open && labelBlock(open.doc, root, id, kind)) say(words.labelled(labelOf(kind)));
  };
  return (
    <details className="sheet unlabelled">
      <summary>{words.unlabelled(unlabelled.length)}</summary>
      <p className="hint">{words.unlabelledIntro}</p>
      <ul className="tasks">
        {unlabelled.map((block, index) => (
          <li key={`${block.id.client} ${block.id.clock}`}>
            <p className="meta">{titleOfRoot(block.root, meeting)}</p>
            <blockquote translate="no" id={`unlabelled-${index}`}>
              {block.text}
            </blockquote>
            {takesWords(meeting.phase) && mayWrite(block.root) ? (
              <div className="row">
                {KINDS.map((kind) => (
                  <button
                    key={kind}
                    type="button"
                    className="quiet"
                    aria-describedby={`unlabelled-${index}`}
                    onClick={() => label(block, kind)}
                  >
                    {labelOf(kind)}
                  </button>
                ))}
              </div>
            ) : null}
          </li>
        ))}
      </ul>
    </details>
  );
}
