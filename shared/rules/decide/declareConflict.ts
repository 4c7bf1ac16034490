/** Asked before anything is shown (C31). A declared tie ends access; the chair may tick for those who were asked aloud. */
import { did, event, speakerOf, type Deed } from './Deed.ts';

export const declareConflict: Deed<'declareConflict'> = (meeting, command, context) => {
  const said = speakerOf(meeting, command, context);
  if (!said.ok) return said;
  return did(event('conflictDeclared', { speaker: said.speaker, conflict: command.conflict, note: command.note }));
};
