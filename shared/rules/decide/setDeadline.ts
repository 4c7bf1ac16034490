/** One deadline: an instant with its offset; the preset is only its label. */
import { did, event, no, isInstant, type Deed } from './Deed.ts';

export const setDeadline: Deed<'setDeadline'> = (meeting, { id, at, preset, expectedVersion }, context) => {
  const before = meeting.actions[id];
  if (!before) return context.planRow(id) ? no('incomplete', 'owner') : no('not-here-yet', 'id');
  if (before.withdrawn) return no('not-found', 'id');
  if (expectedVersion !== undefined && expectedVersion !== before.version) return no('changed', 'action');
  return isInstant(at) ? did(event('deadlineSet', { id, at, preset })) : no('bad-date', 'at');
};
