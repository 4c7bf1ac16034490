/** Links to the rows of the plan that lines of this section became. */
import type { Doc } from 'yjs';
import type { Block } from '../../../shared/document/readBlocks.ts';
import type { ActionId } from '../../../shared/ids.ts';
import type { Meeting } from '../../../shared/rules/meeting.ts';
import { minutesWords as words } from '../../../shared/words/en/minutes.ts';
import { useOfBlocks } from './useBlocks.ts';

export function ActionsFromHere({ doc, root, meeting }: { doc: Doc; root: string; meeting: Meeting }) {
  const actions = useOfBlocks(doc, root, actionsIn);
  if (actions === '') return null;
  return (
    <p className="actionsFromHere">
      {words.actionsFromHere}{' '}
      {actions.split(' ').map((id) => (
        <a key={id} href={`#action-${id}`}>
          {words.marginAction(meeting.actions[id as ActionId]?.number ?? null)}
        </a>
      ))}
    </p>
  );
}

function actionsIn(blocks: Block[]): string {
  return [...new Set(blocks.flatMap(({ attributes }) => attributes.action ?? []))].join(' ');
}
