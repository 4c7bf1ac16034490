/**
 * What the script says against what the record and the copies say: nothing missing, altered, given to the wrong person
 * or shown to one. Pure, so that planted faults can prove that it finds them.
 */
import { compareAfterLock } from './compareAfterLock.ts';
import { compareClock } from './compareClock.ts';
import { compareCopies } from './compareCopies.ts';
import { compareDeeds } from './compareDeeds.ts';
import { compareMinutes } from './compareMinutes.ts';
import { comparePeople } from './comparePeople.ts';
import { Findings, type Difference } from './Findings.ts';
import { Observation, type Observed } from './Observation.ts';

export type { Difference } from './Findings.ts';
export type { Observed } from './Observation.ts';

export function compare(observed: Observed): Difference[] {
  const findings = new Findings(new Observation(observed));
  for (const look of [comparePeople, compareMinutes, compareDeeds, compareClock, compareCopies, compareAfterLock])
    look(findings);
  return findings.list;
}
