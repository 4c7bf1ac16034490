/** Two people chose for one field: the earlier one reads what the later one made of it, and can change it back. */
import type { Happening } from '../../../shared/wire/rt.ts';
import type { ActionId } from '../../../shared/ids.ts';
import { planWords as words } from '../../../shared/words/en/plan.ts';
import { nameIn } from '../../ui/nameIn.ts';
import { dayAndTimeOf } from '../../ui/times.ts';
import { ownerName, sameOwner } from './ownerChoices.ts';
import type { LineProps } from './PlanRoom.ts';

export function ChangedByOther({ line, folded, giving, what }: LineProps & { what: 'owner' | 'due' }) {
  const { action, mine, id, number } = line;
  const changer = lastChange(folded.happenings, id);
  if (!action || !mine || line.chosen || changer === folded.me) return null;
  const { owner, deadline } = action;
  const changed = what === 'owner' ? !sameOwner(owner, mine.owner) : deadline?.at !== mine.deadline?.at;
  const now = what === 'owner' ? owner && ownerName(owner, folded.meeting) : deadline && dayAndTimeOf(deadline.at);
  if (!changed || !now) return null;

  function changeBack(): void {
    if (what === 'owner' && mine?.owner) giving.chooseOwner(id, mine.owner);
    if (what === 'due' && mine?.deadline) giving.chooseDeadline(id, mine.deadline);
    giving.forget(id);
  }

  return (
    <div className="changed">
      <p>{words.changedTo(now, nameIn(folded.meeting, changer))}</p>
      <div className="row">
        <button type="button" className="quiet" aria-label={words.changeBackName(number)} onClick={changeBack}>
          {words.changeBack}
        </button>
        <button
          type="button"
          className="quiet"
          aria-label={words.dismissName(number)}
          onClick={() => giving.forget(id)}
        >
          {words.dismiss}
        </button>
      </div>
    </div>
  );
}

/** Who gave this action or its date last. */
function lastChange(happenings: readonly Happening[], id: ActionId): string | null {
  const last = happenings.findLast(
    ({ event }) => (event.type === 'actionAssigned' || event.type === 'deadlineSet') && event.id === id,
  );
  return last?.by ?? null;
}
