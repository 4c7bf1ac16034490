/** Originator or chair may take people out of an audience, never the originator. */
import { did, event, no, type Deed } from './Deed.ts';

export const tighten: Deed<'tighten'> = (meeting, { id, audience }, { by }) => {
  const restricted = meeting.restricted[id];
  if (!restricted || (!restricted.audience.includes(by) && meeting.chair !== by)) return no('not-found', 'id');
  if (restricted.originator !== by && meeting.chair !== by) return no('not-allowed', 'id');
  const left = restricted.audience.filter((person) => audience.includes(person) || person === restricted.originator);
  return left.length === restricted.audience.length
    ? did()
    : did(event('restrictionTightened', { id, audience: left }));
};
