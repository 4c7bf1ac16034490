/** How long a meeting's doors stay open, from what its journal says of it. */

/** As far as whoever signs in needs it. */
export interface MeetingLife {
  /** When it was locked or cancelled; null: it is open. */
  overAt: string | null;
  /** People are talking, or it was frozen just now: nobody is to be signed out of it. */
  runs: boolean;
  /** The last thing that happened in it, or its planned start where that is later. */
  lastAt: string;
}

const DAY_MS = 24 * 60 * 60_000;
/**
 * An open meeting in which nothing happened for so long is taken for abandoned. Longer than any time between two
 * sittings of one meeting (an enquiry has 15 working days, which over Christmas can be 26 days), and no link that somebody
 * forgot opens for ever.
 */
const ABANDONED_MS = 28 * DAY_MS;

/** The earliest end of an invitation that is made now: after the lock it is a day to read the record. */
export function earliestEnd(now: Date): Date {
  return new Date(now.getTime() + DAY_MS);
}

/** When an invitation ends that ends at `earliest` at the earliest; null: nobody knows this meeting. */
export function invitationEnd(earliest: string, life: MeetingLife | null): Date {
  if (life === null) return new Date(earliest);
  const { overAt, lastAt } = life;
  const end = overAt === null ? Date.parse(lastAt) + ABANDONED_MS : Date.parse(overAt) + DAY_MS;
  return new Date(Math.max(end, Date.parse(earliest)));
}
