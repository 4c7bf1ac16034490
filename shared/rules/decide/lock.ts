/** Whether these minutes may be locked now, by this chair, as this digest. The seal itself is written by the room. */
import { refuse } from '../../wire/refusals.ts';
import { statementGaps, whatIsMissing } from '../gates.ts';
import { did, no, type Deed } from './Deed.ts';

export const lock: Deed<'lock'> = (meeting, command, context) => {
  const collected = meeting.freeze?.collected;
  if (!collected) return refuse('not-now', { why: 'notCollected' });
  if (collected.approvedDigest !== command.approvedDigest) return no('text-changed');
  const { readAloud, because } = command.statement;
  if (readAloud === 'nothing' && because === null) return no('incomplete', 'because');
  const { refuses, warns, gaps: missing } = whatIsMissing(meeting, context);
  const stated = statementGaps(meeting, context.by, command.statement.present);
  const gaps = [...missing, ...stated];
  const answered = new Set(command.warnings.map(({ gate }) => gate));
  const open =
    refuses.length > 0 ? refuses : [...warns, ...stated.map(({ gate }) => gate)].filter((gate) => !answered.has(gate));
  if (open.length === 0) return did();
  return refuse('incomplete', { field: open.join(' '), gaps: gaps.filter(({ gate }) => open.includes(gate)) });
};
