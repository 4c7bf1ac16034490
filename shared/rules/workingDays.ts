/**
 * Working days, counted as people count them: day 0 is the London day of the event, then one calendar day at a time,
 * Monday to Friday, without bank holidays. The answer is a date; a deadline on it is 17:00 in London unless a time is
 * given. Beyond the last year whose holidays are known the answer says so: it is never silently wrong.
 */

export type Region = 'england-and-wales' | 'scotland' | 'northern-ireland';

/** Years whose holidays are bundled; one-off days are added by proclamation, so an administrator may add to these. */
export const KNOWN_YEARS = { first: 2025, last: 2028 } as const;

const ENGLAND_AND_WALES = [
  '2025-01-01',
  '2025-04-18',
  '2025-04-21',
  '2025-05-05',
  '2025-05-26',
  '2025-08-25',
  '2025-12-25',
  '2025-12-26',
  '2026-01-01',
  '2026-04-03',
  '2026-04-06',
  '2026-05-04',
  '2026-05-25',
  '2026-08-31',
  '2026-12-25',
  '2026-12-28',
  '2027-01-01',
  '2027-03-26',
  '2027-03-29',
  '2027-05-03',
  '2027-05-31',
  '2027-08-30',
  '2027-12-27',
  '2027-12-28',
  '2028-01-03',
  '2028-04-14',
  '2028-04-17',
  '2028-05-01',
  '2028-05-29',
  '2028-08-28',
  '2028-12-25',
  '2028-12-26',
];

// The 2 January and St Andrew's Day, no Easter Monday, August at the beginning of the month. To be checked each year.
const SCOTLAND = [
  '2025-01-01',
  '2025-01-02',
  '2025-04-18',
  '2025-05-05',
  '2025-05-26',
  '2025-08-04',
  '2025-12-01',
  '2025-12-25',
  '2025-12-26',
  '2026-01-01',
  '2026-01-02',
  '2026-04-03',
  '2026-05-04',
  '2026-05-25',
  '2026-08-03',
  '2026-11-30',
  '2026-12-25',
  '2026-12-28',
  '2027-01-01',
  '2027-01-04',
  '2027-03-26',
  '2027-05-03',
  '2027-05-31',
  '2027-08-02',
  '2027-11-30',
  '2027-12-27',
  '2027-12-28',
  '2028-01-03',
  '2028-01-04',
  '2028-04-14',
  '2028-05-01',
  '2028-05-29',
  '2028-08-07',
  '2028-11-30',
  '2028-12-25',
  '2028-12-26',
];

// As England and Wales, with St Patrick's Day and the twelfth of July. To be checked each year.
const NORTHERN_IRELAND = [
  ...ENGLAND_AND_WALES,
  '2025-03-17',
  '2025-07-14',
  '2026-03-17',
  '2026-07-13',
  '2027-03-17',
  '2027-07-12',
  '2028-03-17',
  '2028-07-12',
];

const HOLIDAYS: Readonly<Record<Region, ReadonlySet<string>>> = {
  'england-and-wales': new Set(ENGLAND_AND_WALES),
  scotland: new Set(SCOTLAND),
  'northern-ireland': new Set(NORTHERN_IRELAND),
};

const DAY_MS = 24 * 60 * 60_000;
const SATURDAY = 6;
const SUNDAY = 0;

export interface Counted {
  /** YYYY-MM-DD */
  date: string;
  /** Bank holidays on the way, so that the date can be explained. */
  holidays: string[];
  /** Some day on the way lies in a year whose holidays are not known: check before relying on it. */
  beyondKnown: boolean;
}

/** A template names its region; an unknown one counts as England and Wales. */
export function regionOf(name: string): Region {
  return Object.hasOwn(HOLIDAYS, name) ? (name as Region) : 'england-and-wales';
}

export function isWorkingDay(date: string, region: Region): boolean {
  const day = new Date(noon(date)).getUTCDay();
  return day !== SATURDAY && day !== SUNDAY && !HOLIDAYS[region].has(date);
}

/** `days` working days after `date`; a start on a day off is still day 0. Throws for a date that does not exist. */
export function addWorkingDays(date: string, days: number, region: Region): Counted {
  const holidays: string[] = [];
  let beyondKnown = false;
  let at = noon(date);
  for (let left = days; left > 0;) {
    at += DAY_MS;
    const day = dateOf(at);
    const year = Number(day.slice(0, 4));
    if (year < KNOWN_YEARS.first || year > KNOWN_YEARS.last) beyondKnown = true;
    if (isWorkingDay(day, region)) left -= 1;
    else if (HOLIDAYS[region].has(day)) holidays.push(day);
  }
  return { date: dateOf(at), holidays, beyondKnown };
}

/** Calendar days later, whatever days they are. */
export function addDays(date: string, days: number): string {
  return dateOf(noon(date) + days * DAY_MS);
}

/** The London day of an instant: a meeting at 23:30 in summer belongs to that day, whatever UTC says. */
export function londonDate(instant: Date): string {
  const { year, month, day } = londonParts(instant);
  return `${year}-${month}-${day}`;
}

/** A London date and time with its offset, `2026-05-22T17:00:00+01:00`. */
export function londonInstant(date: string, time = '17:00'): string {
  const wanted = Date.parse(`${date}T${time}:00Z`);
  for (const hours of [0, 1]) {
    const { year, month, day, hour, minute } = londonParts(new Date(wanted - hours * 60 * 60_000));
    if (`${year}-${month}-${day}T${hour}:${minute}` === `${date}T${time}`) return `${date}T${time}:00+0${hours}:00`;
  }
  // An hour that the clocks skip in spring: the hour after it.
  return `${date}T${time}:00+01:00`;
}

/** An instant by the clocks of London, with the offset it has there: also in the hour that comes twice in autumn. */
export function londonMoment(instant: Date): { date: string; time: string; at: string } {
  const { year, month, day, hour, minute } = londonParts(instant);
  const date = `${year}-${month}-${day}`;
  const time = `${hour}:${minute}`;
  const ahead = Date.parse(`${date}T${time}:00Z`) - Math.floor(instant.getTime() / 60_000) * 60_000;
  return { date, time, at: `${date}T${time}:00+0${ahead / (60 * 60_000)}:00` };
}

export interface S47Clock {
  /** The day on which a meeting first decided section 47 enquiries; null while none has. */
  section47Start: string | null;
  icpcDue: string | null;
  assessmentDue: string | null;
  nextWorkingDay: string;
}

const CONFERENCE_DAYS = 15;
const ASSESSMENT_DAYS = 45;

/**
 * `heldOn`: the instant from which the meeting's day is taken (when it took place, not when it was typed up). The
 * assessment counts from the referral, the conference from the day the enquiries began and never from a later meeting.
 */
export function s47Clock(heldOn: Date, begun: boolean, referredAt: Date | null, region: Region): S47Clock {
  const day = londonDate(heldOn);
  return {
    section47Start: begun ? day : null,
    icpcDue: begun ? addWorkingDays(day, CONFERENCE_DAYS, region).date : null,
    assessmentDue: referredAt && addWorkingDays(londonDate(referredAt), ASSESSMENT_DAYS, region).date,
    nextWorkingDay: addWorkingDays(day, 1, region).date,
  };
}

/** Noon, so that no change of the clocks moves a day. Throws for a date that does not exist. */
function noon(date: string): number {
  const at = Date.parse(`${date}T12:00:00Z`);
  if (Number.isNaN(at) || dateOf(at) !== date) throw new RangeError(`${date} is not a date`);
  return at;
}

function dateOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

const LONDON = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

function londonParts(instant: Date): Record<'year' | 'month' | 'day' | 'hour' | 'minute', string> {
  const parts = { year: '', month: '', day: '', hour: '', minute: '' };
  for (const { type, value } of LONDON.formatToParts(instant))
    if (type in parts) parts[type as keyof typeof parts] = value;
  return parts;
}
