/** What people type as a deadline, and what it comes to on a given evening in London. */
import { describe, expect, it } from 'vitest';
import { readDue } from '../../client/room/plan/readDue.ts';
import { dueOfPreset, type DueFrom } from '../../shared/rules/deadlines.ts';

function on(now: string, more: Partial<DueFrom> = {}): DueFrom {
  return {
    now: new Date(now),
    meetingDay: now.slice(0, 10),
    writtenUpDay: null,
    endedAt: null,
    section47Day: null,
    referralDay: null,
    region: 'england-and-wales',
    ...more,
  };
}

const MONDAY = '2026-11-23T10:30:00Z';
const EVENING = '2026-11-23T18:40:00Z';
const BEFORE_MAY_DAY = '2026-04-30T09:00:00+01:00';
const NEW_YEARS_EVE = '2026-12-31T12:00:00Z';
const FRIDAY = '2026-11-27T12:00:00Z';
const SPRING_EVE = '2027-03-27T20:00:00Z';
const AUTUMN_EVE = '2026-10-24T20:00:00+01:00';
const LATE_SUMMER = '2026-06-30T23:30:00+01:00';

const READ: [now: string, typed: string, at: string][] = [
  [MONDAY, '+1', '2026-11-24T17:00:00+00:00'],
  [MONDAY, '+3', '2026-11-26T17:00:00+00:00'],
  [MONDAY, '+5', '2026-11-30T17:00:00+00:00'],
  [MONDAY, '3wd', '2026-11-26T17:00:00+00:00'],
  [MONDAY, '3 wd', '2026-11-26T17:00:00+00:00'],
  [MONDAY, '+3wd', '2026-11-26T17:00:00+00:00'],
  [MONDAY, '3 working days', '2026-11-26T17:00:00+00:00'],
  [MONDAY, 'in 1 working day', '2026-11-24T17:00:00+00:00'],
  [MONDAY, '+3 15:00', '2026-11-26T15:00:00+00:00'],
  [MONDAY, '+15', '2026-12-14T17:00:00+00:00'],
  [MONDAY, 't', '2026-11-23T23:59:00+00:00'],
  [MONDAY, 'today', '2026-11-23T23:59:00+00:00'],
  [MONDAY, 'Tonight', '2026-11-23T23:59:00+00:00'],
  [MONDAY, 'tonight 21:00', '2026-11-23T21:00:00+00:00'],
  [EVENING, 't', '2026-11-23T23:59:00+00:00'],
  [EVENING, 't 19:30', '2026-11-23T19:30:00+00:00'],
  [MONDAY, 'tom', '2026-11-24T17:00:00+00:00'],
  [MONDAY, 'tomorrow at 9am', '2026-11-24T09:00:00+00:00'],
  [MONDAY, 'fri', '2026-11-27T17:00:00+00:00'],
  [MONDAY, 'Friday', '2026-11-27T17:00:00+00:00'],
  [MONDAY, 'fri 15:00', '2026-11-27T15:00:00+00:00'],
  [MONDAY, '15:00 fri', '2026-11-27T15:00:00+00:00'],
  [MONDAY, 'by fri, 3pm', '2026-11-27T15:00:00+00:00'],
  [MONDAY, 'thurs', '2026-11-26T17:00:00+00:00'],
  [MONDAY, 'mon', '2026-11-30T17:00:00+00:00'],
  [FRIDAY, 'fri', '2026-12-04T17:00:00+00:00'],
  [MONDAY, '24/11', '2026-11-24T17:00:00+00:00'],
  [MONDAY, '24-11-2026', '2026-11-24T17:00:00+00:00'],
  [MONDAY, '24/11/26', '2026-11-24T17:00:00+00:00'],
  [MONDAY, '2026-11-24', '2026-11-24T17:00:00+00:00'],
  [MONDAY, '24 nov', '2026-11-24T17:00:00+00:00'],
  [MONDAY, '24nov', '2026-11-24T17:00:00+00:00'],
  [MONDAY, 'nov 24', '2026-11-24T17:00:00+00:00'],
  [MONDAY, '24th November 2026', '2026-11-24T17:00:00+00:00'],
  [MONDAY, 'tue 24 nov', '2026-11-24T17:00:00+00:00'],
  [MONDAY, '24 nov 18.00', '2026-11-24T18:00:00+00:00'],
  [MONDAY, '23/11', '2026-11-23T23:59:00+00:00'],
  [MONDAY, '23/11 17:00', '2026-11-23T17:00:00+00:00'],
  [MONDAY, '18:00', '2026-11-23T18:00:00+00:00'],
  [MONDAY, '6 pm', '2026-11-23T18:00:00+00:00'],
  [MONDAY, 'noon', '2026-11-23T12:00:00+00:00'],
  [MONDAY, '12am tom', '2026-11-24T00:00:00+00:00'],
  [MONDAY, '2 days', '2026-11-25T17:00:00+00:00'],
  [MONDAY, '1 week', '2026-11-30T17:00:00+00:00'],
  [EVENING, '24h', '2026-11-24T18:40:00+00:00'],
  // Holidays and turns of the year
  [BEFORE_MAY_DAY, '+15', '2026-05-22T17:00:00+01:00'],
  ['2026-04-02T09:00:00+01:00', '+1', '2026-04-07T17:00:00+01:00'],
  ['2026-12-23T09:00:00Z', '+2', '2026-12-29T17:00:00+00:00'],
  [NEW_YEARS_EVE, '+1', '2027-01-04T17:00:00+00:00'],
  [NEW_YEARS_EVE, 'tom', '2027-01-01T17:00:00+00:00'],
  [NEW_YEARS_EVE, '4/1', '2027-01-04T17:00:00+00:00'],
  [NEW_YEARS_EVE, '4 jan', '2027-01-04T17:00:00+00:00'],
  ['2027-12-20T12:00:00Z', '29 feb', '2028-02-29T17:00:00+00:00'],
  ['2028-02-28T12:00:00Z', 'tom', '2028-02-29T17:00:00+00:00'],
  ['2028-02-28T12:00:00Z', '29/2', '2028-02-29T17:00:00+00:00'],
  // Nights on which the clocks change, and the hour in which London has another day than UTC
  [SPRING_EVE, 'tom 03:00', '2027-03-28T03:00:00+01:00'],
  [SPRING_EVE, 'tom 00:30', '2027-03-28T00:30:00+00:00'],
  [SPRING_EVE, '24h', '2027-03-28T21:00:00+01:00'],
  [SPRING_EVE, '+1', '2027-03-30T17:00:00+01:00'],
  [AUTUMN_EVE, 'tom 03:00', '2026-10-25T03:00:00+00:00'],
  [AUTUMN_EVE, 'tom 00:30', '2026-10-25T00:30:00+01:00'],
  [AUTUMN_EVE, '24h', '2026-10-25T19:00:00+00:00'],
  ['2026-10-24T23:30:00+01:00', '2h', '2026-10-25T01:30:00+01:00'],
  ['2026-10-24T23:30:00+01:00', '3h', '2026-10-25T01:30:00+00:00'],
  [LATE_SUMMER, 't', '2026-06-30T23:59:00+01:00'],
  [LATE_SUMMER, '+1', '2026-07-01T17:00:00+01:00'],
  ['2026-07-01T00:30:00+01:00', 't', '2026-07-01T23:59:00+01:00'],
];

const REFUSED: [now: string, typed: string, code: string][] = [
  [MONDAY, '', 'unknown'],
  [MONDAY, '   ', 'unknown'],
  [MONDAY, 'soon', 'unknown'],
  [MONDAY, '3', 'unknown'],
  [MONDAY, '+0', 'unknown'],
  [MONDAY, '-3', 'unknown'],
  [MONDAY, '+', 'unknown'],
  [MONDAY, 'next fri', 'unknown'],
  [MONDAY, 'to', 'unknown'],
  [MONDAY, 'm', 'unknown'],
  [MONDAY, '24', 'unknown'],
  [MONDAY, '25:00', 'unknown'],
  [MONDAY, '13pm', 'unknown'],
  [MONDAY, '12:60', 'unknown'],
  [MONDAY, '15:00 16:00', 'unknown'],
  [MONDAY, 'midnight', 'unknown'],
  [MONDAY, '24 foo', 'unknown'],
  [MONDAY, '+3 +4', 'unknown'],
  [MONDAY, '<b>fri</b>', 'unknown'],
  [MONDAY, '31/11', 'noSuchDate'],
  [MONDAY, '30 feb', 'noSuchDate'],
  [MONDAY, '29/2', 'noSuchDate'],
  [MONDAY, '29/2/2027', 'noSuchDate'],
  [MONDAY, '1/13', 'noSuchDate'],
  [MONDAY, '0/11', 'noSuchDate'],
  [MONDAY, '22/11', 'past'],
  [MONDAY, '22 nov 2026', 'past'],
  [MONDAY, '10:00', 'past'],
  [MONDAY, '10:30', 'past'],
  [MONDAY, '1/1/1900', 'past'],
  [MONDAY, 'wed 24 nov', 'wrongWeekday'],
  [MONDAY, '1/1/2099', 'tooFar'],
  [MONDAY, '+999', 'tooFar'],
  [MONDAY, '9999 days', 'tooFar'],
  [SPRING_EVE, 'tom 01:30', 'noSuchTime'],
];

describe('a deadline as it is typed', () => {
  it.each(READ)('[UI-40] %s: "%s" is %s', (now, typed, at) => {
    expect(readDue(typed, on(now))).toMatchObject({ ok: true, due: { at } });
  });

  it.each(REFUSED)('[UI-40] %s: "%s" is refused: %s', (now, typed, code) => {
    expect(readDue(typed, on(now))).toMatchObject({ ok: false, code });
  });

  it('[UI-41] how working days were counted is told, with the bank holidays on the way', () => {
    expect(readDue('+15', on(BEFORE_MAY_DAY))).toMatchObject({
      due: { counted: { days: 15, from: '2026-04-30', holidays: ['2026-05-04'] }, around: null, beyondKnown: false },
    });
  });

  it('[UI-41] a day off is allowed and names the working days around it', () => {
    expect(readDue('sat', on(MONDAY))).toMatchObject({
      due: { date: '2026-11-28', around: { before: '2026-11-27', after: '2026-11-30' } },
    });
    expect(readDue('25 dec', on(MONDAY))).toMatchObject({
      due: { around: { before: '2026-12-24', after: '2026-12-29' } },
    });
    expect(readDue('t', on('2026-11-28T10:00:00Z'))).toMatchObject({ due: { around: null } });
  });

  it('[UI-41] a date beyond the years whose bank holidays are known says so', () => {
    expect(readDue('+15', on('2028-12-20T12:00:00Z'))).toMatchObject({ due: { beyondKnown: true } });
    expect(readDue('3/1/2029', on('2028-12-20T12:00:00Z'))).toMatchObject({ due: { beyondKnown: true } });
    expect(readDue('+3', on('2028-12-20T12:00:00Z'))).toMatchObject({ due: { beyondKnown: false } });
  });

  it('in Scotland Scottish bank holidays count', () => {
    expect(readDue('+1', on('2027-01-01T12:00:00Z', { region: 'scotland' }))).toMatchObject({
      due: { date: '2027-01-05' },
    });
  });

  it('counts typed while it is written up afterwards start on the day it took place', () => {
    const from = on('2026-11-25T10:00:00Z', { meetingDay: '2026-11-23', writtenUpDay: '2026-11-23' });
    expect(readDue('+3', from)).toMatchObject({ due: { date: '2026-11-26' } });
  });
});

describe('a preset', () => {
  const ended = new Date('2026-11-23T12:00:00Z');
  it.each([
    ['workingDays1', on(MONDAY), '2026-11-24T17:00:00+00:00'],
    ['workingDays10', on(MONDAY, { meetingDay: '2026-11-20' }), '2026-12-04T17:00:00+00:00'],
    ['hours24', on(EVENING, { endedAt: ended }), '2026-11-24T12:00:00+00:00'],
    ['hours72', on(MONDAY), '2026-11-26T10:30:00+00:00'],
    ['sameDay', on(EVENING), '2026-11-23T23:59:00+00:00'],
    ['immediate', on(EVENING), '2026-11-23T23:59:00+00:00'],
    ['icpc15', on(MONDAY, { section47Day: '2026-04-30' }), '2026-05-22T17:00:00+01:00'],
    ['assessment45', on(MONDAY, { referralDay: '2026-04-28' }), '2026-07-02T17:00:00+01:00'],
  ])('%s counts from what it is about', (key, from, at) => {
    expect(dueOfPreset(key, from)).toMatchObject({ at, preset: key });
  });

  it.each(['icpc15', 'assessment45', 'none', 'toString'])(
    '%s has no date where nothing to count from happened',
    (key) => {
      expect(dueOfPreset(key, on(MONDAY))).toBeNull();
    },
  );
});
