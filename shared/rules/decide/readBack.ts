/** What was read aloud; "nothing" and "some of it" need a because, and none of it may be false (C11). */
import { did, event, no, speakerOf, type Deed } from './Deed.ts';

export const readBack: Deed<'readBack'> = (meeting, command, context) => {
  const said = speakerOf(meeting, command, context);
  if (!said.ok) return said;
  if (command.scope === 'nothing' && command.because === null) return no('incomplete', 'because');
  return did(event('readBack', { scope: command.scope, because: command.because, speaker: said.speaker }));
};
