/** The dates that follow from a decision and from the referral by counting, as the record states them: rule, start, day due. */
import { beginsEnquiries, CLOSE_OF_WORK, countedDue } from '../rules/deadlines.ts';
import type { Decision, Meeting } from '../rules/meeting.ts';
import { londonDate, regionOf } from '../rules/workingDays.ts';
import type { ComputedDate } from './contents.ts';

const CONFERENCE_DAYS = 15;
const ASSESSMENT_DAYS = 45;

/** Of a decision that begins enquiries, when their conference is due; it counts from the day the meeting took place. */
export function datesOfDecision(decision: Decision, meeting: Meeting): ComputedDate[] {
  if (!beginsEnquiries(decision)) return [];
  const { writtenUp, startedAt, convenedAt } = meeting;
  return [counted('icpc15', writtenUp?.tookPlaceFrom ?? startedAt ?? convenedAt, CONFERENCE_DAYS, meeting)];
}

export function datesOfReferral(meeting: Meeting): ComputedDate[] {
  const { referral } = meeting;
  return referral === null ? [] : [counted('assessment45', referral.receivedAt, ASSESSMENT_DAYS, meeting)];
}

function counted(rule: ComputedDate['rule'], start: string, workingDays: number, { template }: Meeting): ComputedDate {
  const from = londonDate(new Date(start));
  const due = countedDue(from, workingDays, CLOSE_OF_WORK, regionOf(template.region), null);
  return { rule, workingDays, from, at: due.at, holidays: due.counted?.holidays ?? [], beyondKnown: due.beyondKnown };
}
