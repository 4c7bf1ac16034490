/** From which days this meeting's deadlines count. */
import { beginsEnquiries, type DueFrom } from '../../../shared/rules/deadlines.ts';
import type { Meeting } from '../../../shared/rules/meeting.ts';
import { londonDate, regionOf } from '../../../shared/rules/workingDays.ts';

export function dueFrom(meeting: Meeting, now: Date): DueFrom {
  const { writtenUp, startedAt, endedAt, referral, template, decisions } = meeting;
  const begun = Object.values(decisions).some(beginsEnquiries);
  const day = (at: string | null | undefined): string | null => (at ? londonDate(new Date(at)) : null);
  const writtenUpDay = day(writtenUp?.tookPlaceFrom);
  const meetingDay = writtenUpDay ?? day(startedAt) ?? londonDate(now);
  return {
    now,
    meetingDay,
    writtenUpDay,
    endedAt: endedAt === null ? null : new Date(endedAt),
    section47Day: begun ? meetingDay : null,
    referralDay: day(referral?.receivedAt),
    region: regionOf(template.region),
  };
}
