/** Whether these minutes may be locked now, by this chair, as this digest. The seal itself is written by the room. */
import { whatIsMissing } from '../gates.ts';
import { did, no, type Deed } from './Deed.ts';

export const lock: Deed<'lock'> = (meeting, command, context) => {
  const collected = meeting.freeze?.collected;
  if (!collected || collected.approvedDigest !== command.approvedDigest) return no('text-changed');
  const { readAloud, because } = command.statement;
  if (readAloud === 'nothing' && because === null) return no('incomplete', 'because');
  const { refuses, warns } = whatIsMissing(meeting, context);
  const [first] = refuses;
  if (first) return no('incomplete', first);
  const answered = new Set(command.warnings.map(({ gate }) => gate));
  const unanswered = warns.filter((gate) => !answered.has(gate));
  return unanswered.length > 0 ? no('incomplete', unanswered.join(' ')) : did();
};
