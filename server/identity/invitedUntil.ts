const AFTER_MS = 24 * 60 * 60_000;

/** When an invitation ends: a day after the meeting, or after `now` where no time is set or it is over. */
export function invitedUntil(now: Date, scheduledStart: string | null): Date {
  return new Date(Math.max(now.getTime(), Date.parse(scheduledStart ?? '') || 0) + AFTER_MS);
}
