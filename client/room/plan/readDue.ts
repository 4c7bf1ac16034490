/**
 * What somebody typed as a deadline: `+3`, `3wd`, `t`, `tom`, `fri`, `24/11`, `24 nov`, `18:00`, `fri 15:00`. Nothing is
 * guessed in silence: what is meant is shown before it counts, and what cannot be meant is said.
 */
import {
  CLOSE_OF_WORK,
  countedDue,
  dueAfterHours,
  dueOn,
  END_OF_DAY,
  pickedDue,
  type Due,
  type DueFrom,
} from '../../../shared/rules/deadlines.ts';
import { addDays, londonMoment } from '../../../shared/rules/workingDays.ts';

export type DueRead =
  | { ok: true; due: Due }
  | { ok: false; code: 'unknown' | 'noSuchDate' | 'noSuchTime' | 'tooFar' }
  | { ok: false; code: 'past' | 'wrongWeekday'; date: string; time: string };

const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
/** More working days than a year has, or a date further away, is a slip of the finger. */
const MOST_COUNTED = 260;
const MOST_YEARS = 5;
/** A day and month that lie further ahead than this are those that have just gone by. */
const HALF_A_YEAR = 183;

export function readDue(typed: string, from: DueFrom): DueRead {
  const words = typed
    .toLowerCase()
    .replaceAll(',', ' ')
    .replace(/(\d)\s+(am|pm)\b/g, '$1$2')
    .split(/\s+/)
    .filter((word) => word !== '' && word !== 'at' && word !== 'by' && word !== 'on' && word !== 'in');
  const times = words.flatMap((word) => timeOf(word) ?? []);
  const day = words.filter((word) => timeOf(word) === null).join(' ');
  if (words.length === 0 || times.length > 1) return unknown;
  const read = dayOf(day, times[0] ?? null, from);
  return read.ok ? checked(read.due, from) : read;
}

const unknown: DueRead = { ok: false, code: 'unknown' };

function dayOf(day: string, time: string | null, from: DueFrom): DueRead {
  const today = londonMoment(from.now).date;
  if (/^(t|tod|today|tonight)?$/.test(day))
    return found({ ...dueOn(today, time ?? END_OF_DAY, day === 'tonight' ? 'immediate' : null) });
  const at = time ?? CLOSE_OF_WORK;
  if (isStart(day, 'tomorrow', 3)) return found(pickedDue(addDays(today, 1), at, from.region));
  return lengthOf(day, time, from) ?? weekdayOf(day, at, today, from) ?? dateOf(day, time, today, from) ?? unknown;
}

/** `+3`, `3wd`, `2 days`, `1 week`, `24h`: said in the room, so they count from today. */
function lengthOf(day: string, time: string | null, from: DueFrom): DueRead | null {
  const match = /^(\+?)(\d{1,4}) ?([a-z ]*)$/.exec(day);
  if (!match) return null;
  const [, plus, digits = '', unit = ''] = match;
  const n = Number(digits);
  const today = londonMoment(from.now).date;
  const at = time ?? CLOSE_OF_WORK;
  if (/^(wd|wds|working days?)$/.test(unit) || (plus === '+' && unit === '')) {
    if (n === 0) return unknown;
    return n > MOST_COUNTED
      ? { ok: false, code: 'tooFar' }
      : found(countedDue(from.writtenUpDay ?? today, n, at, from.region, null));
  }
  if (/^(d|days?)$/.test(unit)) return found(pickedDue(addDays(today, n), at, from.region));
  if (/^(w|wks?|weeks?)$/.test(unit)) return found(pickedDue(addDays(today, 7 * n), at, from.region));
  if (/^(h|hrs?|hours?)$/.test(unit) && time === null) return found(dueAfterHours(from.now, n, null));
  return null;
}

/** The next such day after today. */
function weekdayOf(day: string, at: string, today: string, { region }: DueFrom): DueRead | null {
  const wanted = weekdayIn(day);
  if (wanted === null) return null;
  const ahead = (wanted - weekdayNumber(today) + 7) % 7;
  return found(pickedDue(addDays(today, ahead === 0 ? 7 : ahead), at, region));
}

function dateOf(day: string, time: string | null, today: string, { region }: DueFrom): DueRead | null {
  const at = time ?? CLOSE_OF_WORK;
  const [first = '', ...rest] = day.split(' ');
  const weekday = rest.length === 0 ? null : weekdayIn(first);
  const parts = calendarParts(weekday === null ? day : rest.join(' '));
  if (!parts) return null;
  const date = parts.year === null ? nearest(parts, today) : isoDate(parts.year, parts.month, parts.day);
  if (date === null) return { ok: false, code: 'noSuchDate' };
  if (weekday !== null && weekdayNumber(date) !== weekday) return { ok: false, code: 'wrongWeekday', date, time: at };
  if (date === today) return found(dueOn(date, time ?? END_OF_DAY, null));
  return found(pickedDue(date, at, region));
}

interface CalendarParts {
  day: number;
  month: number;
  year: number | null;
}

function calendarParts(text: string): CalendarParts | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso) return { year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) };
  const numbers = /^(\d{1,2})[/-](\d{1,2})(?:[/-](\d{2}|\d{4}))?$/.exec(text);
  if (numbers) return { day: Number(numbers[1]), month: Number(numbers[2]), year: yearOf(numbers[3]) };
  const named =
    /^(?<day>\d{1,2})(?:st|nd|rd|th)? ?(?<month>[a-z]{3,9})\.? ?(?<year>\d{2}|\d{4})?$/.exec(text) ??
    /^(?<month>[a-z]{3,9})\.? (?<day>\d{1,2})(?:st|nd|rd|th)?(?: (?<year>\d{4}))?$/.exec(text);
  const month = named?.groups ? MONTHS.findIndex((name) => isStart(named.groups?.['month'] ?? '', name, 3)) + 1 : 0;
  if (!named?.groups || month === 0) return null;
  return { day: Number(named.groups['day']), month, year: yearOf(named.groups['year']) };
}

function yearOf(digits: string | undefined): number | null {
  if (digits === undefined) return null;
  return digits.length === 2 ? 2000 + Number(digits) : Number(digits);
}

/** Without a year: this year's, or next year's where that is near. One that has just gone by stays, to be refused. */
function nearest({ day, month }: CalendarParts, today: string): string | null {
  const year = Number(today.slice(0, 4));
  const now = isoDate(year, month, day);
  if (now !== null && now >= today) return now;
  const next = isoDate(year + 1, month, day);
  return next !== null && next <= addDays(today, HALF_A_YEAR) ? next : now;
}

function isoDate(year: number, month: number, day: number): string | null {
  const at = new Date(Date.UTC(year, month - 1, day));
  const exists = at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
  return exists ? at.toISOString().slice(0, 10) : null;
}

/** `18:00`, `18.00`, `6pm`, `6:30pm`, `noon`; null: no time. */
function timeOf(word: string): string | null {
  if (word === 'noon' || word === 'midday') return '12:00';
  const match = /^(\d{1,2})(?:[:.](\d{2}))?(am|pm)?$/.exec(word);
  if (!match || (match[2] === undefined && match[3] === undefined)) return null;
  const [, digits = '', minutes = '00', half] = match;
  const hour = Number(digits);
  if (Number(minutes) > 59 || (half ? hour < 1 || hour > 12 : hour > 23)) return null;
  const hours = half ? (hour % 12) + (half === 'pm' ? 12 : 0) : hour;
  return `${String(hours).padStart(2, '0')}:${minutes}`;
}

function weekdayIn(word: string): number | null {
  const number = WEEKDAYS.findIndex((name) => isStart(word, name, 3));
  return number < 0 ? null : number;
}

function weekdayNumber(date: string): number {
  return new Date(`${date}T12:00:00Z`).getUTCDay();
}

/** `tues` of `tuesday`: its beginning, of so many letters at least. */
function isStart(word: string, name: string, least: number): boolean {
  return word.length >= least && name.startsWith(word);
}

function found(due: Due): DueRead {
  return { ok: true, due };
}

/** A date that has passed, one far away, and a time that the clocks skip are refused, however they came about. */
function checked(due: Due, { now }: DueFrom): DueRead {
  const { date, time, at } = due;
  if (londonMoment(new Date(at)).time !== time) return { ok: false, code: 'noSuchTime' };
  if (Date.parse(at) <= now.getTime()) return { ok: false, code: 'past', date, time };
  const last = Number(londonMoment(now).date.slice(0, 4)) + MOST_YEARS;
  return Number(date.slice(0, 4)) > last ? { ok: false, code: 'tooFar' } : { ok: true, due };
}
