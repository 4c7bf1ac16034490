/**
 * The form of a meeting as a script (docs/script-format.md): closed where rules depend on it, open with a label where
 * practice differs, unknown fields reported and never refused. Null and absent are the same, and so is a blank text
 * where there may be none. Texts are as long as the meeting takes them.
 */
import * as z from 'zod';
import { isText, LONGEST_SOURCE } from '../../shared/document/schema.ts';
import { LINE, PAGE, SENTENCES } from '../../shared/rules/commands.ts';
import { isInstant } from '../../shared/rules/decide/Deed.ts';
import { ATTENDANCES, ROLES } from '../../shared/rules/meeting.ts';

/** An id of the script: it also names the file of a person's copy. */
const LONGEST_ID = 60;
/** Far more than anybody says in one go, and what one update of a document may bring. */
const LONGEST_SPEECH = 100_000;

/** A meeting that is adjourned over a weekend. */
const LONGEST_SECONDS = 7 * 24 * 60 * 60;
/** Meetings under the Children Act 1989; whoever means another year mistyped it. */
const [FIRST_YEAR, LAST_YEAR] = [1989, 2099];
const NOT_OF_OUR_TIME = `lies outside the years ${FIRST_YEAR} to ${LAST_YEAR}`;
const isOfOurTime = (value: string): boolean => {
  const year = Number(value.slice(0, 4));
  return year >= FIRST_YEAR && year <= LAST_YEAR;
};

/** Enter is one line feed on every keyboard. */
const lineFeeds = (value: string): string => value.replace(/\r\n?/g, '\n');
const plain = (most: number) =>
  z.string().overwrite(lineFeeds).max(most).refine(isText, {
    error: 'holds a character that is not text (control characters and turns of direction are not)',
  });
/** A text that must be there. */
const text = (most: number) => plain(most).refine((value) => value.trim() !== '', { error: 'is empty' });
const orNull = <Schema extends z.ZodType>(schema: Schema) => schema.nullish().transform((value) => value ?? null);
const textOrNull = (most: number) =>
  plain(most)
    .nullish()
    .transform((value) => (value == null || value.trim() === '' ? null : value));
const listOf = <Schema extends z.ZodType>(schema: Schema) =>
  z
    .array(schema)
    .nullish()
    .transform((value) => value ?? []);

const id = text(LONGEST_ID);
const ids = listOf(id);
const line = text(LINE);
const instant = z
  .string()
  .refine(isInstant, {
    error: 'is not a date and time with its offset, such as 2026-02-10T17:30:00+00:00',
    abort: true,
  })
  .refine(isOfOurTime, { error: NOT_OF_OUR_TIME });
const day = z
  .string()
  .refine((value) => /^\d{4}-\d\d-\d\d$/.test(value) && isInstant(`${value}T12:00:00Z`), {
    error: 'is not a date, such as 2026-02-10',
    abort: true,
  })
  .refine(isOfOurTime, { error: NOT_OF_OUR_TIME });
const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'is not a time, such as 18:35' });
const seconds = z.number().min(0).max(LONGEST_SECONDS, { error: 'is longer than a week' });

const child = z.looseObject({
  id,
  reference: plain(LINE),
  initials: plain(LINE),
  dateOfBirth: textOrNull(PAGE),
  ageText: textOrNull(PAGE),
  role: z.enum(['subject', 'household']),
  whereNow: textOrNull(PAGE),
  language: textOrNull(PAGE),
});

const adult = z.looseObject({
  name: plain(LINE),
  relationship: plain(LINE),
  parentalResponsibility: orNull(z.boolean()),
  livesInHousehold: orNull(z.boolean()),
  note: textOrNull(PAGE),
});

const attendee = z.looseObject({
  id,
  personId: z.unknown().optional(),
  name: line,
  job: textOrNull(LINE).transform((value) => value ?? ''),
  agency: line,
  organisation: line,
  role: z.enum(ROLES),
  attendance: z.enum(ATTENDANCES.filter((status) => status !== 'invited')),
  joined: orNull(clockTime),
  left: orNull(clockTime),
  canDecideForAgency: orNull(z.boolean()),
  conflictOfInterest: orNull(z.enum(['none', 'declared'])).transform((value) => value ?? 'none'),
  note: textOrNull(SENTENCES),
  device: orNull(z.enum(['screen', 'none'])).transform((value) => value ?? 'screen'),
  referrer: orNull(z.boolean()).transform((value) => value ?? false),
});

const restriction = z.looseObject({
  level: z.unknown().optional(),
  basis: textOrNull(LINE),
  originator: orNull(id),
  audience: z.array(id),
  onwardDisclosure: textOrNull(LINE),
  placeholder: textOrNull(SENTENCES),
});

const contribution = z.looseObject({
  id,
  order: z.int(),
  attendee: id,
  typedBy: orNull(id),
  section: line,
  kind: z.enum(['fact', 'reported', 'opinion']),
  source: textOrNull(LONGEST_SOURCE),
  startSecond: orNull(seconds),
  typingSeconds: orNull(seconds),
  text: text(LONGEST_SPEECH),
  restriction: orNull(restriction),
});

const decision = z.looseObject({
  id,
  number: z.unknown().optional(),
  children: ids,
  outcome: line,
  text: text(SENTENCES),
  rationale: text(PAGE),
  agreedBy: ids,
});

const action = z.looseObject({
  id,
  number: z.unknown().optional(),
  text: text(PAGE),
  purpose: textOrNull(PAGE),
  owner: id,
  supportedBy: ids,
  children: ids,
  deadline: instant,
  deadlinePreset: textOrNull(LINE),
  note: textOrNull(SENTENCES),
});

const dissent = z.looseObject({
  id,
  decision: orNull(id),
  attendee: id,
  text: text(PAGE),
  response: textOrNull(PAGE),
  escalation: textOrNull(SENTENCES),
});

const parentRow = z.looseObject({
  person: line,
  relationship: line,
  parentalResponsibility: orNull(z.boolean()),
  informedBefore: orNull(z.boolean()),
  reasonNotInformed: textOrNull(SENTENCES),
  toldBy: orNull(id),
  how: textOrNull(SENTENCES),
  by: orNull(instant),
  mayBeTold: textOrNull(SENTENCES),
  mustNotBeTold: textOrNull(SENTENCES),
  interpreter: textOrNull(SENTENCES),
});

/** Which events are known stands in afterLockDeeds.ts; others are reported and left aside. */
const afterLock = z.looseObject({
  at: orNull(instant),
  event: line,
  who: orNull(id),
  to: ids,
  note: textOrNull(PAGE),
  text: textOrNull(PAGE),
  action: orNull(id),
  decision: orNull(id),
  state: orNull(z.enum(['inHand', 'done', 'couldNot', 'overdue', 'cancelled'])),
});

const meeting = z.looseObject({
  id: plain(LINE),
  case: z.unknown().optional(),
  kind: z.enum(['strategyDiscussion', 'strategyMeeting', 'reviewStrategyMeeting']),
  variant: textOrNull(LINE),
  format: textOrNull(LINE),
  title: line,
  childReference: plain(LINE),
  follows: textOrNull(LINE),
  referral: orNull(z.looseObject({ receivedAt: instant, from: plain(PAGE), concern: plain(PAGE) })),
  scheduledStart: orNull(instant),
  actualStart: orNull(instant),
  closedAt: orNull(instant),
  lockedAt: orNull(instant),
  lawfulBasisStatement: textOrNull(PAGE),
  quorum: orNull(z.looseObject({ required: ids, met: z.unknown().optional(), exception: z.unknown().optional() })),
  minuteTakingNote: textOrNull(PAGE),
  children: listOf(child),
  household: listOf(adult),
  attendees: z.array(attendee).min(1),
  contributions: listOf(contribution),
  thresholdViews: listOf(
    z.looseObject({ attendee: id, view: z.enum(['met', 'notMet', 'unsure']), comment: textOrNull(SENTENCES) }),
  ),
  decisions: listOf(decision),
  actions: listOf(action),
  dissent: listOf(dissent),
  parentCommunication: listOf(parentRow),
  actionReviews: listOf(
    z.looseObject({
      action: line,
      status: z.enum(['completed', 'inProgress', 'overdue', 'cancelled']),
      note: textOrNull(SENTENCES),
    }),
  ),
  nextMeeting: orNull(
    z.looseObject({ kind: textOrNull(LINE), startsAt: orNull(instant), reason: textOrNull(SENTENCES) }),
  ),
  clock: orNull(
    z.looseObject({
      section47Start: orNull(day),
      icpcDue: orNull(day),
      assessmentDue: orNull(day),
      nextWorkingDay: orNull(day),
    }),
  ),
  afterLock: listOf(afterLock),
});

export const scriptForm = z.looseObject({ $about: z.unknown().optional(), $fields: z.unknown().optional(), meeting });

export type Script = z.infer<typeof meeting>;
export type ScriptAttendee = Script['attendees'][number];
export type ScriptContribution = Script['contributions'][number];
