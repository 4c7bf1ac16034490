/** The chair's leave to write in another organisation's block for somebody who is on the phone (C5). */
import { did, event, no, refusesPeople, type Deed } from './Deed.ts';

export const allowTakingDown: Deed<'allowTakingDown'> = (meeting, { organisation, person }) => {
  if (!Object.hasOwn(meeting.organisations, organisation)) return no('not-found', 'organisation');
  const refused = refusesPeople(meeting, [person], 'person');
  return refused ? { ok: false, refusal: refused } : did(event('takingDownAllowed', { organisation, person }));
};
