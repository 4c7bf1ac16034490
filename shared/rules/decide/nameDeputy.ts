/** Who may take the chair if whoever chairs is cut off. */
import { did, event, no, type Deed } from './Deed.ts';

export const nameDeputy: Deed<'nameDeputy'> = (meeting, { person }) => {
  const attendee = meeting.people[person];
  if (!attendee || attendee.goneAt !== null || attendee.role === 'observer') return no('not-found', 'person');
  return did(event('deputyNamed', { person }));
};
