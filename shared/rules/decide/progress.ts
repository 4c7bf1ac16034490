/** From assignment on, in the meeting and after the lock: by its owner, a helper or the chair. */
import { standingsOf } from '../permissions.ts';
import { did, event, no, type Deed } from './Deed.ts';

export const progress: Deed<'progress'> = (meeting, { id, state, note }, { by }) => {
  const action = meeting.actions[id];
  if (!action) return no('not-found', 'id');
  const owns = action.owner !== null && 'person' in action.owner && action.owner.person === by;
  const reports =
    owns ||
    action.helpers.includes(by) ||
    standingsOf(meeting, by).includes('chair') ||
    standingsOf(meeting, by).includes('minuteTaker');
  return reports ? did(event('progressed', { id, state, note })) : no('not-allowed', 'id');
};
