import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { leftAside } from '../../server/rehearsal/afterLockDeeds.ts';
import { Cast } from '../../server/rehearsal/Cast.ts';
import { parseScript } from '../../server/rehearsal/script.ts';

const GOOD = readFileSync('tests/rehearsal/scripts/every-field.json', 'utf8');

/** The first problem after `from`, which stands once in the good script, was replaced. */
function damaged(from: string, to: string): { line: number; field: string; sentence: string } | null {
  expect(GOOD.split(from).length, from).toBe(2);
  const parsed = parseScript(GOOD.replace(from, to));
  return parsed.ok ? null : (parsed.problems[0] ?? null);
}

function lineOf(text: string): number {
  return GOOD.slice(0, GOOD.indexOf(text)).split('\n').length;
}

describe('a script that has not got the form', () => {
  const words = '"text": "Nine calls to the address since June, four of them at night."';
  it.each([
    ['a text is a number', words, '"text": 7', 'contributions.1.text', 'must be a text, not a number'],
    ['a text is blank', words, '"text": " \\n "', 'contributions.1.text', 'is empty'],
    [
      'a text has a control character',
      words,
      '"text": "a\\u0007"',
      'contributions.1.text',
      'holds a character that is not text',
    ],
    [
      'a text has half a letter',
      words,
      '"text": "a\\ud83d"',
      'contributions.1.text',
      'holds a character that is not text',
    ],
    [
      'a text turns the direction',
      words,
      '"text": "a\\u202eb"',
      'contributions.1.text',
      'holds a character that is not text',
    ],
    [
      'a text is endless',
      words,
      `"text": "${'x'.repeat(100_001)}"`,
      'contributions.1.text',
      'is longer than 100000 letters',
    ],
    [
      'a kind is unknown',
      '"kind": "reviewStrategyMeeting",\n    "variant"',
      '"kind": "chat",\n    "variant"',
      'kind',
      'must be one of strategyDiscussion, strategyMeeting',
    ],
    [
      'a list is an object',
      '"household": [',
      '"household": {}, "other": [',
      'household',
      'must be a list, not an object',
    ],
    [
      'an order is a fraction',
      '"order": 2,',
      '"order": 2.5,',
      'contributions.1.order',
      'must be a whole number, not a number with a fraction',
    ],
    [
      'a second lies before the start',
      '"startSecond": 12,',
      '"startSecond": -12,',
      'contributions.2.startSecond',
      'must not be below 0',
    ],
    [
      'a second is beyond counting',
      '"startSecond": 12,',
      '"startSecond": 1e300,',
      'contributions.2.startSecond',
      'is longer than a week',
    ],
    [
      'words take a month',
      '"typingSeconds": 40',
      '"typingSeconds": 2600000',
      'contributions.1.typingSeconds',
      'is longer than a week',
    ],
    ['a number is too large to count by', '"order": 2,', '"order": 1e300,', 'contributions.1.order', 'is too large'],
    [
      'a year lies ahead of everybody',
      '2026-05-15T16:00',
      '9999-05-15T16:00',
      'actions.0.deadline',
      'lies outside the years 1989 to 2099',
    ],
    [
      'a year lies before the law',
      '"scheduledStart": "2026',
      '"scheduledStart": "1926',
      'scheduledStart',
      'lies outside the years 1989 to 2099',
    ],
    [
      'a day does not exist',
      '2026-05-15T16:00',
      '2026-02-30T16:00',
      'actions.0.deadline',
      'is not a date and time with its offset',
    ],
    [
      'an instant has no offset',
      '"closedAt": "2026-05-14T14:20:00+01:00"',
      '"closedAt": "2026-05-14T14:20:00"',
      'closedAt',
      'is not a date and time with its offset',
    ],
    [
      'a time does not exist',
      '"joined": "13:31"',
      '"joined": "24:31"',
      'attendees.2.joined',
      'is not a time, such as 18:35',
    ],
    [
      'a date of the clock does not exist',
      '"icpcDue": "2026-05-22"',
      '"icpcDue": "2026-05-32"',
      'clock.icpcDue',
      'is not a date',
    ],
  ])('[RECORD-72] %s', (_what, from, to, field, sentence) => {
    const problem = damaged(from, to);
    expect(problem).toMatchObject({ line: lineOf(from.split('\n')[0] ?? ''), field: `meeting.${field}` });
    expect(problem?.sentence).toMatch(new RegExp(`^meeting\\.${field}: ${sentence}.*\\.$`));
  });

  it('[RECORD-72] a field that is missing is named where it should stand', () => {
    expect(damaged(`${words},\n`, '')).toMatchObject({
      line: lineOf('"id": "calls"') - 1,
      field: 'meeting.contributions.1.text',
      sentence: 'meeting.contributions.1.text: is missing.',
    });
  });
});

describe('a script that contradicts itself', () => {
  it.each([
    [
      'nobody of this id',
      '"attendee": "gp",\n        "section"',
      '"attendee": "dr",\n        "section"',
      'contributions.5.attendee',
      'there is no attendee "dr"',
    ],
    [
      'no child of this id',
      '"children": ["ben"],\n        "outcome"',
      '"children": ["bob"],\n        "outcome"',
      'decisions.1.children.0',
      'there is no child "bob"',
    ],
    [
      'no decision of this id',
      '"decision": "not-ben"',
      '"decision": "none"',
      'dissent.0.decision',
      'there is no decision "none"',
    ],
    ['an id that was given before', '"id": "court"', '"id": "calls"', 'contributions.2.id', '"calls" was given before'],
    [
      'an end before the start',
      '"closedAt": "2026-05-14T14:20',
      '"closedAt": "2026-05-14T13:20',
      'closedAt',
      'lies before the start',
    ],
    [
      'a lock before the start',
      '"lockedAt": "2026-05-14T14:30',
      '"lockedAt": "2026-05-13T14:30',
      'lockedAt',
      'lies before the start',
    ],
    ['two chairs', '"role": "minuteTaker"', '"role": "chair"', 'attendees', 'exactly one attendee has the role chair'],
    ['no chair', '"role": "chair"', '"role": "invitee"', 'attendees', 'exactly one attendee has the role chair'],
    [
      'a chair by phone',
      '"canDecideForAgency": true,\n        "conflictOfInterest": "none"',
      '"device": "none"',
      'attendees.0.device',
      'whoever chairs starts, freezes and locks',
    ],
    [
      'a chair with a tie',
      '"conflictOfInterest": "none"',
      '"conflictOfInterest": "declared"',
      'attendees.0.conflictOfInterest',
      'whoever has a tie to the family cannot chair',
    ],
    [
      'a typist who was not there',
      '"typedBy": "taker"',
      '"typedBy": "gp"',
      'contributions.4.typedBy',
      'gp was not there to type',
    ],
    [
      'an observer who reads a restricted entry',
      '"audience": ["nurse", "gp"]',
      '"audience": ["student"]',
      'contributions.9.restriction.audience.0',
      'an observer reads no restricted entry',
    ],
    [
      'a view of the minute taker',
      '"attendee": "police",\n        "view"',
      '"attendee": "taker",\n        "view"',
      'thresholdViews.1.attendee',
      'taker takes the minutes and gives no view',
    ],
    [
      'agreement of somebody who was not there',
      '"agreedBy": ["chair"]',
      '"agreedBy": ["gp"]',
      'decisions.1.agreedBy.0',
      'gp was not there to agree',
    ],
    [
      'agreement of an observer',
      '"agreedBy": ["chair"]',
      '"agreedBy": ["student"]',
      'decisions.1.agreedBy.0',
      'student advises or observes and agrees to nothing',
    ],
    [
      'a disagreement of an observer',
      '"decision": "not-ben",\n        "attendee": "nurse"',
      '"decision": "not-ben",\n        "attendee": "student"',
      'dissent.0.attendee',
      'student advises or observes and gives no disagreement',
    ],
    [
      'an owner who withdrew',
      '"owner": "gp"',
      '"owner": "cousin"',
      'actions.1.owner',
      'cousin withdrew and can see to nothing',
    ],
  ])('[RECORD-72] %s', (_what, from, to, field, sentence) => {
    const problem = damaged(from, to);
    expect(problem?.field).toBe(`meeting.${field}`);
    expect(problem?.sentence).toContain(`meeting.${field}: ${sentence}`);
  });
});

describe('what cannot follow the lock', () => {
  const query = '"event": "accuracyQuery", "who": "gp"';
  it.each([
    ['nobody of this id', query, '"event": "accuracyQuery", "who": "dr"', 2, 'who', 'there is no attendee "dr"'],
    ['no id at all', query, '"event": "accuracyQuery"', 2, 'who', 'is missing'],
    [
      'an observer who asks',
      query,
      '"event": "accuracyQuery", "who": "student"',
      2,
      'who',
      'student is here as observer',
    ],
    ['somebody who left', query, '"event": "accuracyQuery", "who": "cousin"', 2, 'who', 'cousin has left'],
    ['an observer who reads', '"lateRead", "who": "gp"', '"lateRead", "who": "student"', 1, 'who', 'student observes'],
    ['a copy for an observer', '"chair", "police", "gp"', '"chair", "student"', 0, 'to.1', 'student observes'],
    ['a copy for nobody', '"chair", "police", "gp"', '"chair", "dr"', 0, 'to.1', 'there is no attendee "dr"'],
    [
      'another’s addendum',
      '"who": "chair", "note": "Addendum 1',
      '"who": "gp", "note": "Addendum 1',
      6,
      'who',
      'gp is here as invitee',
    ],
    [
      'a query without words',
      '"who": "school", "text": "One child was late twice."',
      '"who": "school"',
      4,
      'note',
      'is missing',
    ],
    [
      'an answer to nothing',
      '"event": "query", "who": "school"',
      '"event": "newInformation", "who": "school"',
      5,
      'event',
      'there is no query before it',
    ],
    [
      'disagreement of who was not there',
      '"dissent", "who": "nurse"',
      '"dissent", "who": "gp"',
      10,
      'who',
      'gp was not there to disagree',
    ],
    [
      'disagreement with no decision',
      '"decision": "go-on", "note"',
      '"decision": "x", "note"',
      10,
      'decision',
      'there is no decision "x"',
    ],
    ['progress of no action', '"action": "see"', '"action": "x"', 11, 'action', 'there is no action "x"'],
    ['progress without a state', '"state": "done", ', '', 11, 'state', 'is missing'],
    [
      'progress of whoever does not help',
      '"progress", "who": "police"',
      '"progress", "who": "gp"',
      11,
      'who',
      'gp neither owns',
    ],
    [
      'another’s action',
      '"actionAccepted", "who": "gp"',
      '"actionAccepted", "who": "nurse"',
      13,
      'who',
      'nurse does not own',
    ],
    ['a time before the lock', '2026-05-15T08:00', '2026-05-14T14:00', 15, 'at', 'lies before the lock'],
    [
      'words longer than there is room',
      'An inquest is open.',
      'x'.repeat(4_001),
      9,
      'note',
      'is longer than 4000 letters',
    ],
    ['a state that is none', '"state": "done"', '"state": "perhaps"', 11, 'state', 'must be one of inHand'],
  ])('[RECORD-72] %s', (_what, from, to, n, field, sentence) => {
    const problem = damaged(from, to);
    const place = `meeting.afterLock.${n}.${field}`;
    expect(problem).toMatchObject({ field: place });
    expect(problem?.sentence).toContain(`${place}: ${sentence}`);
    expect(Math.abs((problem?.line ?? 0) - lineOf(from))).toBeLessThanOrEqual(2);
  });

  it('[RECORD-73] an event that nobody knows is reported and not refused', () => {
    const parsed = parseScript(GOOD.replace('"event": "held", "who": "chair"', '"event": "leafletSent"'));
    expect(parsed.ok && leftAside(parsed.script)).toEqual([
      expect.stringContaining('afterLock 10: "leafletSent" is not known and was left aside.'),
    ]);
    expect(parsed.ok && parsed.notes).toEqual([]);
  });
});

describe('a file that is no script', () => {
  it.each([
    ['empty', '', 'The file is empty. (column 1)'],
    ['blank', ' \n\t\n', 'The file is empty. (column 1)'],
    ['words', 'hello', 'This is not a value: hello (column 1)'],
    ['cut off in a text', GOOD.slice(0, GOOD.indexOf('Priya') + 3), 'The file ends before this text does.'],
    ['cut off after a comma', GOOD.slice(0, GOOD.indexOf('"quorum"')), 'A name in double quotes is expected here.'],
    ['with something behind it', `${GOOD}x`, 'Something follows the end of the script.'],
    ['with a name given twice', '{"meeting": {"id": "a", "id": "b"}}', '"id" stands here a second time. (column 25)'],
    ['nested without end', `{"meeting":${'['.repeat(100_000)}`, 'The script is nested too deeply.'],
    ['with a line feed in a text', '{"meeting": "a\nb"}', 'A text does not end on its line. (column 13)'],
    ['a list', '[]', 'The script: must be an object, not a list.'],
    ['without a meeting', '{}', 'meeting: is missing.'],
  ])('[RECORD-72] %s', (_what, json, sentence) => {
    const parsed = parseScript(json);
    expect(parsed.ok).toBe(false);
    expect(!parsed.ok && parsed.problems[0]?.sentence).toContain(sentence);
  });

  it('[RECORD-72] marks of byte order and line ends of any kind are no fault, and lines are counted by them', () => {
    expect(parseScript(`\ufeff${GOOD}`)).toEqual(parseScript(GOOD));
    expect(parseScript(GOOD.replaceAll('\n', '\r\n'))).toEqual(parseScript(GOOD));
    const broken = parseScript(GOOD.replaceAll('\n', '\r\n').replace('"order": 2,', '"order": "x",'));
    expect(!broken.ok && broken.problems[0]?.line).toBe(lineOf('"order": 2,'));
  });
});

it('[RECORD-73] null, absent and blank are the same where there may be nothing', () => {
  const parsed = parseScript(GOOD);
  const nulled = parseScript(
    GOOD.replace('"note": "Works nights"', '"note": " "').replace('"job": "Invented job"', '"job": null'),
  );
  expect(parsed.ok && nulled.ok).toBe(true);
  if (!nulled.ok) return;
  expect(nulled.script.household[0]?.note).toBeNull();
  expect(nulled.script.attendees[0]?.job).toBe('');
});

it('[RECORD-74] whoever cannot type is said to be taken down for', () => {
  const parsed = parseScript(readFileSync('tests/rehearsal/scripts/who-types.json', 'utf8'));
  expect(parsed.ok && new Cast(parsed.script).notes()).toContain(
    'a7: lawyer cannot type this, so taker takes it down.',
  );
});
