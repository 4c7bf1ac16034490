/** Agreement of somebody present to an action as it is worded. */
import { did, event, no, voiceOf, type Deed } from './Deed.ts';

export const agreeAction: Deed<'agreeAction'> = (meeting, command, context) => {
  const said = voiceOf(meeting, command, context, 'agreement');
  if (!said.ok) return said;
  if (!Object.hasOwn(meeting.actions, command.id)) return no('not-found', 'id');
  return did(event('actionAgreed', { id: command.id, answer: command.answer, speaker: said.speaker }));
};
