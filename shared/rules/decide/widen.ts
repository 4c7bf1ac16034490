/** Only its originator lets more people read a restricted entry; the chair cannot. */
import { did, event, no, refusesPeople, type Deed } from './Deed.ts';

export const widen: Deed<'widen'> = (meeting, { id, audience }, { by }) => {
  const restricted = meeting.restricted[id];
  if (!restricted?.audience.includes(by)) return no('not-found', 'id');
  if (restricted.originator !== by) return no('not-allowed', 'id');
  const refused = refusesPeople(meeting, audience, 'audience');
  if (refused) return { ok: false, refusal: refused };
  if (audience.some((person) => meeting.people[person]?.role === 'observer')) return no('not-allowed', 'audience');
  return did(event('restrictionWidened', { id, audience: [...new Set([...restricted.audience, ...audience])] }));
};
