/** Leaving for good; access ends at once. */
import { did, event, no, speakerOf, type Deed } from './Deed.ts';

export const withdraw: Deed<'withdraw'> = (meeting, command, context) => {
  const said = speakerOf(meeting, command, context);
  if (!said.ok) return said;
  if (meeting.chair === said.speaker) return no('not-allowed', 'chair');
  return did(event('withdrew', { person: said.speaker, reason: command.reason, note: command.note }));
};
