/** Ends somebody's access; the chair cannot remove whoever chairs. */
import { did, event, no, type Deed } from './Deed.ts';

export const remove: Deed<'remove'> = (meeting, { person, reason }) => {
  const attendee = meeting.people[person];
  if (!attendee || attendee.goneAt !== null) return no('not-found', 'person');
  if (meeting.chair === person) return no('not-allowed', 'person');
  return did(event('removed', { person, reason }));
};
