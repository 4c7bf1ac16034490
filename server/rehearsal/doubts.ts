/**
 * What a meeting could hold and hardly did: a deadline before the meeting, words of somebody who had left, a child of 40.
 * Told with line and field, and played all the same: a comparison goes by what the script says, not by what it means.
 */
import { statedInstant } from '../../shared/record/wasHereAt.ts';
import { londonDate } from '../../shared/rules/workingDays.ts';
import { ORGANISATIONS_SECTION, wasThere } from './Cast.ts';
import type { Contradiction } from './contradictions.ts';
import type { Script, ScriptAttendee } from './scriptForm.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const YEAR_MS = 365.25 * DAY_MS;
/** Between what was planned and what was. */
const LONGEST_DELAY_MS = 31 * DAY_MS;
const LATEST_DEADLINE_YEARS = 5;
/** An unborn child has the day on which they are expected. */
const EXPECTED_MS = 300 * DAY_MS;
/** Care leavers and young people with disabilities are the oldest whom children's services meet about. */
const OLDEST_CHILD = 25;

export function doubtsIn(script: Script): Contradiction[] {
  const start = script.actualStart ?? script.scheduledStart;
  const doubts = [...doubtsOfAges(script, start), ...doubtsOfOrder(script), ...doubtsOfAttendance(script)];
  return start === null ? doubts : [...doubts, ...doubtsOfTimes(script, start), ...doubtsOfSpeaking(script)];
}

type Path = Contradiction['path'];

function doubtsOfTimes(script: Script, start: string): Contradiction[] {
  const { scheduledStart, closedAt, lockedAt, referral, actions, parentCommunication, nextMeeting, afterLock } = script;
  const begins = Date.parse(start);
  const doubts: Contradiction[] = [];
  const doubt = (wrong: boolean, path: Path, sentence: string): void => {
    if (wrong) doubts.push({ path, sentence });
  };
  const at = (time: string | null | undefined): number => (time == null ? NaN : Date.parse(time));
  doubt(
    Math.abs(at(scheduledStart) - begins) > LONGEST_DELAY_MS,
    ['scheduledStart'],
    'lies more than a month from the start',
  );
  doubt(at(referral?.receivedAt) > begins, ['referral', 'receivedAt'], 'lies after the start of the meeting');
  doubt(at(closedAt) - begins > DAY_MS, ['closedAt'], 'lies more than a day after the start');
  doubt(at(lockedAt) < at(closedAt), ['lockedAt'], 'lies before the end');
  // On the day itself a deadline may be an earlier hour: what had to be done at once was done before people met.
  const isBefore = (time: string | null | undefined): boolean =>
    time != null && Date.parse(time) < begins && londonDate(new Date(time)) < londonDate(new Date(start));
  actions.forEach(({ deadline }, n) => {
    doubt(isBefore(deadline), ['actions', n, 'deadline'], 'lies before the day of the meeting');
    doubt(
      at(deadline) - begins > LATEST_DEADLINE_YEARS * YEAR_MS,
      ['actions', n, 'deadline'],
      `lies more than ${LATEST_DEADLINE_YEARS} years after the meeting`,
    );
  });
  parentCommunication.forEach(({ by }, n) =>
    doubt(isBefore(by), ['parentCommunication', n, 'by'], 'lies before the day of the meeting'),
  );
  doubt(at(nextMeeting?.startsAt) < begins, ['nextMeeting', 'startsAt'], 'lies before this meeting');
  afterLock.forEach((one, n) => doubt(at(one.at) < begins, ['afterLock', n, 'at'], 'lies before the meeting'));
  return doubts;
}

function doubtsOfAttendance({ attendees, actualStart, scheduledStart }: Script): Contradiction[] {
  const start = actualStart ?? scheduledStart;
  return attendees.flatMap((attendee, n): Contradiction[] => {
    const { joined, left, attendance } = attendee;
    const timed = joined === null ? 'left' : 'joined';
    if (!wasThere(attendee) && (joined ?? left) !== null)
      return [{ path: ['attendees', n, timed], sentence: `is the time of somebody whose attendance is ${attendance}` }];
    if (joined === null || left === null) return [];
    const leftFirst = start === null ? left < joined : statedInstant(start, left) < statedInstant(start, joined);
    return leftFirst ? [{ path: ['attendees', n, 'left'], sentence: 'lies before the time of joining' }] : [];
  });
}

/** Words at a second at which their speaker, or whoever types them, was not there; seconds count from the actual start. */
function doubtsOfSpeaking(script: Script): Contradiction[] {
  const start = script.actualStart;
  if (start === null) return [];
  const people = new Map(script.attendees.map((attendee) => [attendee.id, attendee]));
  const ends = script.closedAt === null ? Infinity : Date.parse(script.closedAt);
  return script.contributions.flatMap((one, n): Contradiction[] => {
    if (one.startSecond === null) return [];
    const moment = Date.parse(start) + one.startSecond * 1000;
    const say = (path: Path, sentence: string): Contradiction => ({ path: ['contributions', n, ...path], sentence });
    const found = (['attendee', 'typedBy'] as const).flatMap((field) => {
      const person = people.get(one[field] ?? '');
      const why = person && whyNotThere(person, moment, start);
      return why ? [say([field], `${person.id} ${why}`)] : [];
    });
    return moment >= ends + MINUTE_MS ? [...found, say(['startSecond'], 'lies after the end of the meeting')] : found;
  });
}

/** Stated times are whole minutes, so a minute is nobody's fault. */
function whyNotThere(person: ScriptAttendee, moment: number, start: string): string | null {
  const { joined, left, attendance } = person;
  if (attendance === 'noResponse' || attendance === 'declined') return `speaks, and their attendance is ${attendance}`;
  if (!wasThere(person)) return null; // words that were sent are read out
  if (left !== null && moment >= statedInstant(start, left) + MINUTE_MS) return `had left at ${left}`;
  if (joined !== null && moment < statedInstant(start, joined) - MINUTE_MS) return `only joined at ${joined}`;
  return null;
}

/** The order is of one section, and of one organisation's block: there two of one order stand as the list has them. */
function doubtsOfOrder({ contributions, attendees }: Script): Contradiction[] {
  const seen = new Set<string>();
  return contributions.flatMap(({ section, order, attendee, restriction }, n): Contradiction[] => {
    if (restriction) return [];
    const who = attendees.find(({ id }) => id === attendee);
    const block = section === ORGANISATIONS_SECTION ? [who?.agency, who?.organisation] : [];
    const place = JSON.stringify([section, ...block, order]);
    if (seen.has(place))
      return [{ path: ['contributions', n, 'order'], sentence: `${order} was given before in this section` }];
    seen.add(place);
    return [];
  });
}

function doubtsOfAges({ children }: Script, start: string | null): Contradiction[] {
  return children.flatMap(({ ageText, dateOfBirth }, n): Contradiction[] => {
    const say = (field: string, sentence: string): Contradiction => ({ path: ['children', n, field], sentence });
    const found: Contradiction[] = [];
    const stated = yearsIn(ageText);
    if (stated !== null && stated > OLDEST_CHILD) found.push(say('ageText', 'is no age of a child'));
    const born = dayOf(dateOfBirth);
    if (born === null) return found;
    if (Number.isNaN(born)) return [...found, say('dateOfBirth', 'is a day that does not exist')];
    if (start === null) return found;
    const age = (Date.parse(start) - born) / YEAR_MS;
    if (-age * YEAR_MS > EXPECTED_MS) found.push(say('dateOfBirth', 'lies after the meeting'));
    else if (age > OLDEST_CHILD + 1) found.push(say('dateOfBirth', 'is no child’s'));
    else if (stated !== null && Math.abs(stated - age) > 1.5)
      found.push(say('ageText', 'does not fit the date of birth'));
    return found;
  });
}

/** null: says no years. */
function yearsIn(ageText: string | null): number | null {
  const found = /^\s*(\d+)\s*(?:y(?:ears?|rs?)?\b|$)/i.exec(ageText ?? '');
  return found ? Number(found[1]) : null;
}

/** null: not written as a date. NaN: a date that does not exist. */
function dayOf(text: string | null): number | null {
  if (text === null || !/^\d{4}-\d\d-\d\d$/.test(text)) return null;
  const day = Date.parse(`${text}T12:00:00Z`);
  return Number.isNaN(day) || new Date(day).toISOString().slice(0, 10) !== text ? NaN : day;
}
