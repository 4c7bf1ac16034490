/** Who is present, how their name is known, on which device: said by whoever chairs, not guessed from connections (C19). */
import { did, event, no, type Deed } from './Deed.ts';

export const rollCall: Deed<'rollCall'> = (meeting, { type: _type, ...called }) => {
  const attendee = meeting.people[called.person];
  if (!attendee || attendee.goneAt !== null) return no('not-found', 'person');
  return did(event('rollCalled', called));
};
