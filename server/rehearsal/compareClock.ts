/** The dates that the software must work out by itself. */
import { addWorkingDays, londonDate, s47Clock, type Region } from '../../shared/rules/workingDays.ts';
import type { Findings } from './Findings.ts';
import type { Script } from './scriptForm.ts';

type Dates = Record<(typeof FIELDS)[number], string | null>;

const BEGINS_ENQUIRIES = /^section47(?!Continues)/;
const CONFERENCE_DAYS = 15;
const FIELDS = ['section47Start', 'icpcDue', 'assessmentDue', 'nextWorkingDay'] as const;

export function compareClock(findings: Findings): void {
  const { script, observed } = findings.observation;
  const held = script.actualStart ?? script.scheduledStart;
  if (!script.clock || held === null) return;
  const ours = datesOf(script, script.clock, new Date(held), observed.template.region as Region);
  for (const field of FIELDS)
    if (script.clock[field] !== null) findings.same(`clock ${field}`, script.clock[field], ours[field]);
}

/**
 * A meeting that follows another takes over from it the day on which enquiries began, and the referral too where it
 * names none: those stand in the record of the other, and what counts from them is counted here.
 */
function datesOf(script: Script, stated: Dates, held: Date, region: Region): Dates {
  const { follows, referral, decisions } = script;
  const begun = decisions.some(({ outcome }) => BEGINS_ENQUIRIES.test(outcome));
  const ours = s47Clock(held, begun, referral && new Date(referral.receivedAt), region);
  if (follows === null) return ours;
  const started = stated.section47Start;
  const carried = started !== null && started < londonDate(held);
  return {
    ...ours,
    assessmentDue: referral ? ours.assessmentDue : stated.assessmentDue,
    section47Start: carried ? started : ours.section47Start,
    icpcDue: carried ? addWorkingDays(started, CONFERENCE_DAYS, region).date : ours.icpcDue,
  };
}
