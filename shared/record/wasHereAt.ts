/** Whether somebody was at the meeting at a moment, by roll call: times of coming and going are stated as the clock showed them. */
import { addDays, londonDate, londonInstant } from '../rules/workingDays.ts';
import type { Attendee, Meeting } from '../rules/meeting.ts';

/** On the roll call as somebody who was there, if only for a while. */
export function isCalledPresent({ attendance }: { readonly attendance: string }): boolean {
  return attendance === 'attended' || attendance === 'partial' || attendance === 'withdrawn';
}

/** `at`: ISO 8601. Nobody who was not called as present was here, whatever else is known of them. */
export function wasHereAt(meeting: Meeting, attendee: Attendee, at: string): boolean {
  const { joined } = attendee;
  if (!isCalledPresent(attendee)) return false;
  if (joined !== null && statedInstant(startOf(meeting), joined) > Date.parse(at)) return false;
  return !hadLeftBy(meeting, attendee, at);
}

export function hadLeftBy(meeting: Meeting, { left, goneAt }: Attendee, at: string): boolean {
  const moment = Date.parse(at);
  if (left !== null && statedInstant(startOf(meeting), left) < moment) return true;
  return goneAt !== null && Date.parse(goneAt) < moment;
}

function startOf({ startedAt, convenedAt }: Meeting): string {
  return startedAt ?? convenedAt;
}

/** A clock time is of the day that brings it nearest to the start: some come before it, and some meetings pass midnight. */
export function statedInstant(start: string, time: string): number {
  const day = londonDate(new Date(start));
  const moments = [-1, 0, 1].map((days) => Date.parse(londonInstant(addDays(day, days), time)));
  return moments.reduce((nearest, moment) =>
    Math.abs(moment - Date.parse(start)) < Math.abs(nearest - Date.parse(start)) ? moment : nearest,
  );
}
