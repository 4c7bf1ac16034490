/** The originator confirms at read-back that the entry says what was meant. */
import { mayTakeDown } from '../permissions.ts';
import { did, event, no, type Deed } from './Deed.ts';

export const confirmRestricted: Deed<'confirmRestricted'> = (meeting, { id }, { by }) => {
  const restricted = meeting.restricted[id];
  if (!restricted?.audience.includes(by)) return no('not-found', 'id');
  const speaks =
    restricted.originator !== null && (restricted.originator === by || mayTakeDown(meeting, by, restricted.originator));
  return speaks ? did(event('restrictionConfirmed', { id })) : no('not-allowed', 'id');
};
