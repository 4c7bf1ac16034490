import { expect, it } from 'vitest';
import { addWorkingDays, isWorkingDay, londonDate, londonInstant, s47Clock } from '../../shared/rules/workingDays.ts';

const VECTORS: [from: string, days: number, to: string][] = [
  ['2026-04-30', 1, '2026-05-01'],
  ['2026-04-30', 3, '2026-05-06'],
  ['2026-04-30', 5, '2026-05-08'],
  ['2026-04-30', 10, '2026-05-15'],
  ['2026-04-30', 15, '2026-05-22'],
  ['2026-04-02', 1, '2026-04-07'],
  ['2026-04-02', 15, '2026-04-27'],
  ['2026-04-28', 45, '2026-07-02'],
  ['2026-05-02', 1, '2026-05-05'],
  ['2026-05-02', 15, '2026-05-26'],
  ['2026-12-23', 1, '2026-12-24'],
  ['2026-12-23', 2, '2026-12-29'],
  ['2026-12-23', 15, '2027-01-18'],
  ['2026-12-31', 10, '2027-01-15'],
];

it.each(VECTORS)('[CHAIR-60] %s and %i working days is %s', (from, days, to) => {
  expect(addWorkingDays(from, days, 'england-and-wales').date).toBe(to);
});

it('[CHAIR-60] agrees with a slow walk over the calendar for every day from 2025 to 2028', () => {
  for (let at = Date.UTC(2025, 0, 1); at < Date.UTC(2028, 10, 1); at += 24 * 60 * 60_000) {
    const from = new Date(at).toISOString().slice(0, 10);
    const days = 1 + ((at / 86_400_000) % 20);
    let day = at;
    for (let left = days; left > 0;) {
      day += 24 * 60 * 60_000;
      if (isWorkingDay(new Date(day).toISOString().slice(0, 10), 'england-and-wales')) left -= 1;
    }
    expect(addWorkingDays(from, days, 'england-and-wales').date, from).toBe(new Date(day).toISOString().slice(0, 10));
  }
});

it('[CHAIR-61] a date beyond the years whose holidays are known says so', () => {
  expect(addWorkingDays('2028-12-20', 15, 'england-and-wales').beyondKnown).toBe(true);
  expect(addWorkingDays('2028-06-01', 15, 'england-and-wales').beyondKnown).toBe(false);
});

it('[CHAIR-62] a meeting at half past eleven on a summer night belongs to that London day', () => {
  expect(londonDate(new Date('2026-06-30T22:30:00Z'))).toBe('2026-06-30');
  expect(londonDate(new Date('2026-06-30T23:30:00Z'))).toBe('2026-07-01');
  expect(londonInstant('2026-05-22')).toBe('2026-05-22T17:00:00+01:00');
  expect(londonInstant('2026-12-22')).toBe('2026-12-22T17:00:00+00:00');
});

it('[CHAIR-63] the conference counts from the day the enquiries began, the assessment from the referral', () => {
  expect(
    s47Clock(new Date('2026-04-30T09:04:00Z'), true, new Date('2026-04-28T13:10:00Z'), 'england-and-wales'),
  ).toEqual({
    section47Start: '2026-04-30',
    icpcDue: '2026-05-22',
    assessmentDue: '2026-07-02',
    nextWorkingDay: '2026-05-01',
  });
});
