/** One action as a row of the table; below a certain width the same cells stand under each other as a card. */
/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role -- a table that is laid out as cards loses its roles in some browsers */
import { planWords as words } from '../../../shared/words/en/plan.ts';
import { DueCell } from './DueCell.tsx';
import { OwnerCell } from './OwnerCell.tsx';
import type { LineProps } from './PlanRoom.ts';
import { StateCell } from './StateCell.tsx';
import { WordingCell } from './WordingCell.tsx';

export function ActionRow(props: LineProps) {
  const { line, giving } = props;
  const { number, id, action } = line;
  const { columns } = words;
  return (
    <tr
      role="row"
      data-line={id}
      className={action?.withdrawn ? 'withdrawn' : undefined}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) giving.left(id);
      }}
    >
      <th scope="row" role="rowheader" id={`action-${id}`}>
        <span className="cardWord">{words.cardWord} </span>
        {number}
      </th>
      <td role="cell">
        <WordingCell {...props} />
      </td>
      <td role="cell">
        <span className="cardLabel" aria-hidden="true">
          {columns.owner}
        </span>
        <OwnerCell {...props} />
      </td>
      <td role="cell">
        <span className="cardLabel" aria-hidden="true">
          {columns.due}
        </span>
        <DueCell {...props} />
      </td>
      <td role="cell">
        <span className="cardLabel" aria-hidden="true">
          {columns.state}
        </span>
        <StateCell {...props} />
      </td>
    </tr>
  );
}
