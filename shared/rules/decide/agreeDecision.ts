/** Agreement of somebody present at that moment, to the words as they stand: own press, or said aloud and recorded (C20). */
import { did, event, no, voiceOf, type Deed } from './Deed.ts';

export const agreeDecision: Deed<'agreeDecision'> = (meeting, command, context) => {
  const said = voiceOf(meeting, command, context, 'agreement');
  if (!said.ok) return said;
  const decision = meeting.decisions[command.id];
  if (!decision) return no('not-found', 'id');
  if (command.expectedVersion !== undefined && command.expectedVersion !== decision.version)
    return no('changed', 'decision');
  return did(event('decisionAgreed', { id: command.id, answer: command.answer, speaker: said.speaker }));
};
