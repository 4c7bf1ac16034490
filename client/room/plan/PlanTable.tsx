/** The plan as a native table; roles are named because cards, which it becomes when narrow, would lose them. */
/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role -- a table that is laid out as cards loses its roles in some browsers */
import { planWords as words } from '../../../shared/words/en/plan.ts';
import { ActionRow } from './ActionRow.tsx';
import type { PlanLine, PlanRoom } from './PlanRoom.ts';

export function PlanTable({ plan, lines, name }: { plan: PlanRoom; lines: readonly PlanLine[]; name: string }) {
  const { columns } = words;
  return (
    <table className="plan" role="table" aria-label={name}>
      <thead role="rowgroup">
        <tr role="row">
          {Object.entries(columns).map(([key, column]) => (
            <th key={key} scope="col" role="columnheader">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {lines.map((line) => (
          <ActionRow key={line.id} {...plan} line={line} />
        ))}
      </tbody>
    </table>
  );
}
