/** What a meeting could hold and hardly did is told by line and field, and taken as it stands. */
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readScriptFile } from '../../server/cli/readScriptFile.ts';
import { parseScript } from '../../server/rehearsal/script.ts';

const GOOD = readFileSync('tests/rehearsal/scripts/every-field.json', 'utf8');

/** Every doubt after `from`, which stands once in the good script, was replaced. */
function doubtsAfter(from: string, to: string): string[] {
  expect(GOOD.split(from).length, from).toBe(2);
  const parsed = parseScript(GOOD.replace(from, to));
  if (!parsed.ok) throw new Error(parsed.problems.map(({ sentence }) => sentence).join('\n'));
  return parsed.doubts.map(({ sentence }) => sentence.replace(/^meeting\./, ''));
}

describe('[RECORD-79] told and not refused', () => {
  it.each([
    [
      'a deadline in 1999',
      '2026-05-15T16:00',
      '1999-05-15T16:00',
      'actions.0.deadline: lies before the day of the meeting.',
    ],
    [
      'the day before',
      '2026-05-15T16:00',
      '2026-05-13T23:59',
      'actions.0.deadline: lies before the day of the meeting.',
    ],
    [
      'a far one',
      '2026-05-15T16:00',
      '2036-05-15T16:00',
      'actions.0.deadline: lies more than 5 years after the meeting.',
    ],
    [
      'parents told before',
      '2026-05-15T12:00',
      '2025-05-15T12:00',
      'parentCommunication.0.by: lies before the day of the meeting.',
    ],
    ['the next before this', '2026-05-28T13:30', '2026-04-28T13:30', 'nextMeeting.startsAt: lies before this meeting.'],
    [
      'a referral afterwards',
      '2026-04-28T14:10',
      '2026-06-28T14:10',
      'referral.receivedAt: lies after the start of the meeting.',
    ],
    [
      'another year',
      '"scheduledStart": "2026',
      '"scheduledStart": "2025',
      'scheduledStart: lies more than a month from the start.',
    ],
    [
      'a meeting of a week',
      '"closedAt": "2026-05-14',
      '"closedAt": "2026-05-21',
      'closedAt: lies more than a day after the start.',
    ],
    [
      'a lock before the end',
      '"lockedAt": "2026-05-14T14:30',
      '"lockedAt": "2026-05-14T14:10',
      'lockedAt: lies before the end.',
    ],
    ['left before joined', '"left": "14:10"', '"left": "13:32"', 'attendees.3.left: lies before the time of joining.'],
    [
      'speaks after leaving',
      '"left": "13:34"',
      '"left": "13:28"',
      'attendees.7.left: lies before the time of joining.',
    ],
    [
      'speaks before joining',
      '"joined": "13:33"',
      '"joined": "13:40"',
      'contributions.3.attendee: nurse only joined at 13:40.',
    ],
    [
      'types before joining',
      '"joined": "13:33"',
      '"joined": "13:40"',
      'contributions.5.typedBy: nurse only joined at 13:40.',
    ],
    [
      'types after the end',
      '"startSecond": 200',
      '"startSecond": 4000',
      'contributions.10.startSecond: lies after the end of the meeting.',
    ],
    [
      'a time of somebody absent',
      '"note": "Sent a report"',
      '"joined": "13:30"',
      'attendees.5.joined: is the time of somebody whose attendance is apologiesWithReport.',
    ],
    ['a child of 400', '"ageText": "6 years"', '"ageText": "400 years"', 'children.0.ageText: is no age of a child.'],
    ['born in 1900', '2019-12-03', '1900-12-03', 'children.0.dateOfBirth: is no child’s.'],
    ['born long after', '2019-12-03', '2029-12-03', 'children.0.dateOfBirth: lies after the meeting.'],
    ['born on no day', '2019-12-03', '2019-02-30', 'children.0.dateOfBirth: is a day that does not exist.'],
    ['two ages', '"ageText": "6 years"', '"ageText": "11"', 'children.0.ageText: does not fit the date of birth.'],
    ['one order twice', '"order": 3,', '"order": 2,', 'contributions.2.order: 2 was given before in this section.'],
  ])('%s', (_what, from, to, doubt) => {
    expect(doubtsAfter(from, to)).toContain(doubt);
  });

  it('to whoever plays or convenes the file, with its line', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'quorate-doubts-'));
    const file = join(folder, 'script.json');
    await writeFile(file, GOOD.replace('2026-05-15T16:00', '1999-05-15T16:00'));
    const line = GOOD.slice(0, GOOD.indexOf('2026-05-15T16:00')).split('\n').length;
    const notes: string[] = [];
    const script = await readScriptFile(file, (note) => notes.push(note));
    await rm(folder, { recursive: true });
    expect(script.actions[0]?.deadline).toBe('1999-05-15T16:00:00+01:00');
    expect(notes).toEqual([
      `${file}:${line}: meeting.actions.0.deadline: lies before the day of the meeting. It is taken as it stands.`,
    ]);
  });

  it.each([
    ['a deadline earlier on the day', '2026-05-15T16:00', '2026-05-14T09:00'],
    ['a late arrival who then speaks', '"joined": "13:31"', '"joined": "13:32"'],
    ['somebody here over midnight', '"left": "14:10"', '"left": "01:10"'],
    ['an unborn child', '"dateOfBirth": "2019-12-03",\n        "ageText": "6 years"', '"dateOfBirth": "2026-09-01"'],
    ['a young adult', '"dateOfBirth": "2019-12-03",\n        "ageText": "6 years"', '"ageText": "19 years"'],
    ['an age in weeks', '"ageText": "6 years"', '"ageText": "340 weeks"'],
    ['one order in two blocks', '"order": 4,', '"order": 3,'],
    ['no times at all', '"actualStart": "2026-05-14T13:32:00+01:00",', ''],
  ])('nothing is said of %s', (_what, from, to) => {
    expect(doubtsAfter(from, to)).toEqual([]);
  });

  it.each(['evening-call', 'morning-call', 'seven-agencies'])('nothing is said of %s, which is shipped', (name) => {
    const parsed = parseScript(readFileSync(`server/rehearsal/scripts/${name}.json`, 'utf8'));
    expect(parsed).toMatchObject({ ok: true, notes: [], doubts: [] });
  });
});
