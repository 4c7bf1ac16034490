/** Only the owner accepts; an owner who is not here is "to be accepted". */
import { did, event, no, speakerOf, type Deed } from './Deed.ts';

export const acceptAction: Deed<'acceptAction'> = (meeting, command, context) => {
  const said = speakerOf(meeting, command, context);
  if (!said.ok) return said;
  const owner = meeting.actions[command.id]?.owner;
  if (!owner) return no('not-found', 'id');
  if (!('person' in owner) || owner.person !== said.speaker) return no('not-allowed', 'owner');
  return did(event('actionAnswered', { id: command.id, answer: 'accepted', reason: null, speaker: said.speaker }));
};
