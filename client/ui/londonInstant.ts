/** A date and a clock time in the meeting's place as an instant with its offset: `2026-11-24T17:00:00+00:00`. */
const ZONE = 'Europe/London';

export function londonInstant(date: string, time: string): string {
  const asUtc = Date.parse(`${date}T${time}:00Z`);
  // Twice, because the offset is that of the instant, not of its first guess: it matters for one hour a year.
  const guess = asUtc - offsetAt(asUtc);
  const offset = offsetAt(asUtc - offsetAt(guess));
  const minutes = offset / 60_000;
  const sign = minutes < 0 ? '-' : '+';
  const two = (n: number): string => String(Math.floor(Math.abs(n))).padStart(2, '0');
  return `${date}T${time}:00${sign}${two(minutes / 60)}:${two(minutes % 60)}`;
}

/** Milliseconds that clocks in London are ahead of UTC. */
function offsetAt(instant: number): number {
  const name = new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, timeZoneName: 'longOffset' })
    .formatToParts(new Date(instant))
    .find(({ type }) => type === 'timeZoneName')?.value;
  const match = /GMT([+-])(\d\d):(\d\d)/.exec(name ?? '');
  if (!match) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return (match[1] === '-' ? -minutes : minutes) * 60_000;
}
