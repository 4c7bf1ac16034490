/**
 * What a deadline's preset comes to in this meeting, and what must be said about a date before anybody relies on it:
 * how it was counted, that it is no working day, that its bank holidays are not known yet.
 */
import {
  addDays,
  addWorkingDays,
  isWorkingDay,
  KNOWN_YEARS,
  londonInstant,
  londonMoment,
  type Region,
} from './workingDays.ts';

/** Outcomes that begin enquiries; one that says they continue begins nothing. */
const BEGINS_ENQUIRIES: readonly string[] = ['section47Joint', 'section47SocialCareOnly'];

export function beginsEnquiries({ outcome }: { readonly outcome: string }): boolean {
  return BEGINS_ENQUIRIES.includes(outcome);
}

/** From which days and times the deadlines of a meeting count. */
export interface DueFrom {
  now: Date;
  /** London day on which the meeting takes place, or took place where it is written up afterwards (C3). */
  meetingDay: string;
  /** The same day, where it is written up afterwards: then typed counts start there too; null: they start today. */
  writtenUpDay: string | null;
  /** When people stopped talking; null: they still talk, and hours count from now. */
  endedAt: Date | null;
  /** London day on which section 47 enquiries began; null while nobody has decided them. */
  section47Day: string | null;
  /** London day of the referral. */
  referralDay: string | null;
  region: Region;
}

export interface Due {
  /** With its offset: `2026-05-22T17:00:00+01:00`. */
  at: string;
  date: string;
  time: string;
  /** Key of the preset it was chosen by. */
  preset: string | null;
  /** How working days were counted to it; null where it was not counted. */
  counted: { days: number; from: string; holidays: string[] } | null;
  /** The working days around it, where it is none itself and was picked as a day. */
  around: { before: string; after: string } | null;
  /** It lies in, or was counted across, a year whose bank holidays are not known. */
  beyondKnown: boolean;
}

export const CLOSE_OF_WORK = '17:00';
export const END_OF_DAY = '23:59';

/** null: this preset has no date of its own, or what it counts from has not happened. */
export function dueOfPreset(key: string, from: DueFrom): Due | null {
  const today = londonMoment(from.now).date;
  const days = /^workingDays(\d{1,2})$/.exec(key)?.[1];
  if (days !== undefined) return countedDue(from.meetingDay, Number(days), CLOSE_OF_WORK, from.region, key);
  const hours = /^hours(\d{1,3})$/.exec(key)?.[1];
  if (hours !== undefined) return dueAfterHours(from.endedAt ?? from.now, Number(hours), key);
  switch (key) {
    case 'immediate':
    case 'sameDay':
      return dueOn(today, END_OF_DAY, key);
    case 'icpc15':
      return from.section47Day === null ? null : countedDue(from.section47Day, 15, CLOSE_OF_WORK, from.region, key);
    case 'assessment45':
      return from.referralDay === null ? null : countedDue(from.referralDay, 45, CLOSE_OF_WORK, from.region, key);
    default:
      return null;
  }
}

export function countedDue(start: string, days: number, time: string, region: Region, preset: string | null): Due {
  const { date, holidays, beyondKnown } = addWorkingDays(start, days, region);
  return { ...dueOn(date, time, preset), counted: { days, from: start, holidays }, beyondKnown };
}

/** Elapsed hours: weekends count, and an hour that the clocks skip is not one. */
export function dueAfterHours(start: Date, hours: number, preset: string | null): Due {
  const { date, time, at } = londonMoment(new Date(start.getTime() + hours * 60 * 60_000));
  return { ...dueOn(date, time, preset), at };
}

export function dueOn(date: string, time: string, preset: string | null): Due {
  const beyondKnown = Number(date.slice(0, 4)) > KNOWN_YEARS.last;
  return { at: londonInstant(date, time), date, time, preset, counted: null, around: null, beyondKnown };
}

/** As `dueOn`, for a day that somebody picked: a day off is allowed, and said. */
export function pickedDue(date: string, time: string, region: Region): Due {
  const around = isWorkingDay(date, region) ? null : workingDaysAround(date, region);
  return { ...dueOn(date, time, null), around };
}

function workingDaysAround(date: string, region: Region): { before: string; after: string } {
  let before = addDays(date, -1);
  while (!isWorkingDay(before, region)) before = addDays(before, -1);
  return { before, after: addWorkingDays(date, 1, region).date };
}
