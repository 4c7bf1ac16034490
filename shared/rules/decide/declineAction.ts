/** Only the owner declines, and says why; the action stays until the chair gives it to somebody else. */
import { did, event, no, speakerOf, type Deed } from './Deed.ts';

export const declineAction: Deed<'declineAction'> = (meeting, command, context) => {
  const said = speakerOf(meeting, command, context);
  if (!said.ok) return said;
  const owner = meeting.actions[command.id]?.owner;
  if (!owner) return no('not-found', 'id');
  if (!('person' in owner) || owner.person !== said.speaker) return no('not-allowed', 'owner');
  return did(
    event('actionAnswered', { id: command.id, answer: 'declined', reason: command.reason, speaker: said.speaker }),
  );
};
