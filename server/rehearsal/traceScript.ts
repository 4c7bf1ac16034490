import type { Script } from './script.ts';
import { parseScript } from './script.ts';

/** A meeting with one person per agent of a trace, the first in the chair. */
export function traceScript(agents: number): Script {
  const attendees = Array.from({ length: agents }, (_, n) => ({
    id: `agent${n}`,
    name: `Agent ${n}`,
    agency: `agency${n}`,
    organisation: `Organisation ${n}`,
    role: n === 0 ? 'chair' : 'agencyRepresentative',
    attendance: 'attended',
  }));
  const meeting = {
    id: 'trace',
    kind: 'strategyMeeting',
    title: 'A recorded editing trace',
    childReference: 'TRACE-1',
    attendees,
  };
  const parsed = parseScript(JSON.stringify({ meeting }));
  if (!parsed.ok) throw new Error(parsed.problems.map(({ sentence }) => sentence).join(' '));
  return parsed.script;
}
