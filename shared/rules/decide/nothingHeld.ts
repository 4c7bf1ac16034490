/** "We hold nothing" is an answer; an empty block is not. */
import { did, event, no, speakerOf, type Deed } from './Deed.ts';

export const nothingHeld: Deed<'nothingHeld'> = (meeting, command, context) => {
  const said = speakerOf(meeting, command, context);
  if (!said.ok) return said;
  if (meeting.people[said.speaker]?.organisation !== command.organisation) return no('not-allowed', 'organisation');
  return did(event('nothingHeld', { speaker: said.speaker, organisation: command.organisation }));
};
