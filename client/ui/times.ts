/** Times as people in the meeting say them, by the clock of the place the meeting is held in. */
const ZONE = 'Europe/London';
const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: ZONE });
const day = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: ZONE,
});
const isoDay = new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone: ZONE });

/** `10:24` */
export function timeOf(iso: string): string {
  return time.format(new Date(iso));
}

/** `Mon 23 Nov 2026, 17:00` */
export function dayAndTimeOf(iso: string): string {
  return `${day.format(new Date(iso)).replace(',', '')}, ${timeOf(iso)}`;
}

/** `2026-11-23`, as a date field wants it. */
export function dateFieldOf(iso: string): string {
  return isoDay.format(new Date(iso));
}

/** When somebody left, as roll call stated it (a clock time) or as the server saw it; null: they have not. */
export function leftAt({ left, goneAt }: { left: string | null; goneAt: string | null }): string | null {
  return left ?? (goneAt === null ? null : timeOf(goneAt));
}
