/** The chair goes to somebody who is here. */
import { did, event, no, type Deed } from './Deed.ts';

export const handOverChair: Deed<'handOverChair'> = (meeting, { to }) => {
  const attendee = meeting.people[to];
  if (!attendee || attendee.goneAt !== null || attendee.conflict === 'declared') return no('not-found', 'to');
  if (attendee.role === 'observer' || attendee.role === 'legalAdviser') return no('not-allowed', 'to');
  return meeting.chair === to ? did() : did(event('chairHandedOver', { to }));
};
