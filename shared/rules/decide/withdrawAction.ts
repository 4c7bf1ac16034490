/** An action is never deleted; it is withdrawn with a reason, which is kept and may be disclosed (C27). */
import { did, event, no, type Deed } from './Deed.ts';

export const withdrawAction: Deed<'withdrawAction'> = (meeting, { id, reason }, context) => {
  const action = meeting.actions[id];
  if (action?.withdrawn) return did();
  if (!action && !context.planRow(id)) return no('not-here-yet', 'id');
  return action ? did(event('actionWithdrawn', { id, reason })) : no('not-found', 'id');
};
