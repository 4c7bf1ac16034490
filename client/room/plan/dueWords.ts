/** A deadline in words: the day with its weekday, how it was counted, and what to check before relying on it. */
import type { Due } from '../../../shared/rules/deadlines.ts';
import { KNOWN_YEARS } from '../../../shared/rules/workingDays.ts';
import { planWords as words } from '../../../shared/words/en/plan.ts';
import { dayAndTimeOf } from '../../ui/times.ts';
import type { DueRead } from './readDue.ts';

const longDay = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'long', timeZone: 'UTC' });
const shortDay = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  timeZone: 'UTC',
});
const weekday = new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'UTC' });

/** `Tue 24 Nov 2026, 17:00` */
export function whenOf(due: Pick<Due, 'at'>): string {
  return dayAndTimeOf(due.at);
}

/** Why it is this day and what is doubtful about it, as sentences; empty: nothing to say. */
export function reasonsOf({ counted, around, date, beyondKnown }: Due): string[] {
  const reasons: string[] = [];
  if (counted) {
    const how = words.counted(counted.days, dayIn(longDay, counted.from));
    const holidays = counted.holidays.map((day) => dayIn(longDay, day));
    reasons.push(holidays.length === 0 ? `${how}.` : `${how}; ${words.holidays(holidays)}.`);
  }
  if (around) {
    const [day, before, after] = [date, around.before, around.after].map((one) => dayIn(shortDay, one));
    reasons.push(words.dayOff(day ?? '', before ?? '', after ?? ''));
  }
  if (beyondKnown) reasons.push(words.beyondKnown(KNOWN_YEARS.last));
  return reasons;
}

/** What is wrong with what was typed, as a sentence. */
export function wrongOf(read: Extract<DueRead, { ok: false }>): string {
  switch (read.code) {
    case 'past':
      return words.duePast(`${dayIn(shortDay, read.date)}, ${read.time}`);
    case 'wrongWeekday':
      return words.dueWeekday(dayIn(weekday, read.date));
    default:
      return words.dueWrong[read.code];
  }
}

function dayIn(form: Intl.DateTimeFormat, date: string): string {
  return form.format(new Date(`${date}T12:00:00Z`)).replace(',', '');
}
