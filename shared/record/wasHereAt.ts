/** Whether somebody was at the meeting at a moment, by roll call: times of coming and going are stated as the clock showed them. */
import { addDays, londonDate, londonInstant } from '../rules/workingDays.ts';
import type { Attendee, Meeting } from '../rules/meeting.ts';

/** `at`: ISO 8601. Nobody who was not called as present was here, whatever else is known of them. */
export function wasHereAt(meeting: Meeting, { attendance, joined, left, goneAt }: Attendee, at: string): boolean {
  if (attendance !== 'attended' && attendance !== 'partial' && attendance !== 'withdrawn') return false;
  const moment = Date.parse(at);
  if (joined !== null && stated(meeting, joined) > moment) return false;
  if (left !== null && stated(meeting, left) < moment) return false;
  return goneAt === null || Date.parse(goneAt) >= moment;
}

/** A clock time is of the day that brings it nearest to the start: some come before it, and some meetings pass midnight. */
function stated({ startedAt, convenedAt }: Meeting, time: string): number {
  const start = startedAt ?? convenedAt;
  const day = londonDate(new Date(start));
  const moments = [-1, 0, 1].map((days) => Date.parse(londonInstant(addDays(day, days), time)));
  return moments.reduce((nearest, moment) =>
    Math.abs(moment - Date.parse(start)) < Math.abs(nearest - Date.parse(start)) ? moment : nearest,
  );
}
