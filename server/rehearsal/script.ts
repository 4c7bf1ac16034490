/**
 * The form of a meeting as a script (docs/script-format.md): closed where rules depend on it, open with a label where
 * practice differs, unknown fields reported and never refused.
 */
import * as z from 'zod';
import { ATTENDANCES, ROLES } from '../../shared/rules/meeting.ts';
import { readPositionedJson } from './positionedJson.ts';

const text = z.string();
const orNull = <Schema extends z.ZodType>(schema: Schema) => schema.nullish().transform((value) => value ?? null);
const instant = z
  .string()
  .refine(
    (value) => !Number.isNaN(Date.parse(value)) && /[Zz]|[+-]\d\d:\d\d$/.test(value),
    'is not a date and time with its offset',
  );
const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is not a time such as 18:35');
const seconds = z.number().min(0);
const ids = z.array(text).default([]);

const restriction = z.looseObject({
  level: text.optional(),
  basis: text,
  originator: text,
  audience: z.array(text),
  onwardDisclosure: orNull(text),
  placeholder: orNull(text),
});

const contribution = z.looseObject({
  id: text,
  order: z.number().int(),
  attendee: text,
  typedBy: text.optional(),
  section: text,
  kind: z.enum(['fact', 'reported', 'opinion']),
  source: orNull(text),
  startSecond: seconds.optional(),
  typingSeconds: seconds.optional(),
  text: text.min(1),
  restriction: orNull(restriction),
});

const attendee = z.looseObject({
  id: text,
  personId: text.optional(),
  name: text.min(1),
  job: text.default(''),
  agency: text,
  organisation: text.min(1),
  role: z.enum(ROLES),
  attendance: z.enum(ATTENDANCES.filter((status) => status !== 'invited')),
  joined: orNull(clockTime),
  left: orNull(clockTime),
  canDecideForAgency: z.boolean().optional(),
  conflictOfInterest: z.enum(['none', 'declared']).default('none'),
  note: orNull(text),
  device: z.enum(['screen', 'none']).default('screen'),
  referrer: z.boolean().optional(),
});

const meeting = z.looseObject({
  id: text,
  case: text.optional(),
  kind: z.enum(['strategyDiscussion', 'strategyMeeting', 'reviewStrategyMeeting']),
  variant: orNull(text),
  format: orNull(text),
  title: text.min(1),
  childReference: text,
  follows: orNull(text),
  referral: orNull(z.looseObject({ receivedAt: instant, from: text, concern: text })),
  scheduledStart: orNull(instant),
  actualStart: orNull(instant),
  closedAt: orNull(instant),
  lockedAt: orNull(instant),
  lawfulBasisStatement: orNull(text),
  quorum: orNull(z.looseObject({ required: ids, met: z.boolean().optional(), exception: z.unknown() })),
  minuteTakingNote: orNull(text),
  children: z
    .array(
      z.looseObject({
        id: text,
        reference: text,
        initials: text,
        dateOfBirth: orNull(text),
        ageText: orNull(text),
        role: z.enum(['subject', 'household']),
        whereNow: orNull(text),
        language: orNull(text),
      }),
    )
    .default([]),
  household: z
    .array(
      z.looseObject({
        name: text,
        relationship: text,
        parentalResponsibility: orNull(z.boolean()),
        livesInHousehold: orNull(z.boolean()),
        note: orNull(text),
      }),
    )
    .default([]),
  attendees: z.array(attendee).min(1),
  contributions: z.array(contribution).default([]),
  thresholdViews: z
    .array(z.looseObject({ attendee: text, view: z.enum(['met', 'notMet', 'unsure']), comment: orNull(text) }))
    .default([]),
  decisions: z
    .array(
      z.looseObject({
        id: text,
        number: z.number().int().optional(),
        children: ids,
        outcome: text,
        text,
        rationale: text,
        agreedBy: ids,
      }),
    )
    .default([]),
  actions: z
    .array(
      z.looseObject({
        id: text,
        number: z.number().int().optional(),
        text: text.min(1),
        purpose: orNull(text),
        owner: text,
        supportedBy: ids,
        children: ids,
        deadline: instant,
        deadlinePreset: orNull(text),
        note: orNull(text),
      }),
    )
    .default([]),
  dissent: z
    .array(
      z.looseObject({
        id: text,
        decision: orNull(text),
        attendee: text,
        text: text.min(1),
        response: orNull(text),
        escalation: orNull(text),
      }),
    )
    .default([]),
  parentCommunication: z
    .array(
      z.looseObject({
        person: text,
        relationship: text,
        parentalResponsibility: orNull(z.boolean()),
        informedBefore: orNull(z.boolean()),
        reasonNotInformed: orNull(text),
        toldBy: orNull(text),
        how: orNull(text),
        by: orNull(instant),
        mayBeTold: orNull(text),
        mustNotBeTold: orNull(text),
        interpreter: orNull(text),
      }),
    )
    .default([]),
  actionReviews: z
    .array(
      z.looseObject({
        action: text,
        status: z.enum(['completed', 'inProgress', 'overdue', 'cancelled']),
        note: orNull(text),
      }),
    )
    .default([]),
  nextMeeting: orNull(z.looseObject({ kind: orNull(text), startsAt: orNull(instant), reason: orNull(text) })),
  clock: orNull(
    z.looseObject({
      section47Start: orNull(text),
      icpcDue: orNull(text),
      assessmentDue: orNull(text),
      nextWorkingDay: orNull(text),
    }),
  ),
});

const scriptForm = z.looseObject({ $about: z.unknown().optional(), $fields: z.unknown().optional(), meeting });

export type Script = z.infer<typeof meeting>;
export type ScriptAttendee = Script['attendees'][number];
export type ScriptContribution = Script['contributions'][number];

export interface Problem {
  line: number;
  field: string;
  sentence: string;
}

export type ParsedScript = { ok: true; script: Script; notes: string[] } | { ok: false; problems: Problem[] };

export function parseScript(json: string): ParsedScript {
  const read = readPositionedJson(json);
  if (!read.ok)
    return {
      ok: false,
      problems: [{ line: read.line, field: '', sentence: `${read.sentence} (column ${read.column})` }],
    };
  const { value, lineOf } = read.json;
  const parsed = scriptForm.safeParse(value);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => {
      const names = path.map((step) => (typeof step === 'symbol' ? String(step) : step));
      return {
        line: lineOf(names),
        field: names.join('.'),
        sentence: `${names.join('.') || 'The script'}: ${message}.`,
      };
    });
    return { ok: false, problems };
  }
  const script = parsed.data.meeting;
  const problems = badReferences(script).map(({ path, sentence }) => ({
    line: lineOf(path),
    field: path.join('.'),
    sentence,
  }));
  return problems.length > 0 ? { ok: false, problems } : { ok: true, script, notes: unknownFields(value) };
}

interface Misreference {
  path: (string | number)[];
  sentence: string;
}

function badReferences(script: Script): Misreference[] {
  const found: Misreference[] = [];
  const people = new Set(script.attendees.map(({ id }) => id));
  const children = new Set(script.children.map(({ id }) => id));
  const decisions = new Set(script.decisions.map(({ id }) => id));
  const check = (
    known: ReadonlySet<string>,
    kind: string,
    id: string | null | undefined,
    ...path: (string | number)[]
  ): void => {
    if (id == null || known.has(id)) return;
    found.push({
      path: ['meeting', ...path],
      sentence: `meeting.${path.join('.')}: there is no ${kind} "${id}" in this script.`,
    });
  };
  if (script.attendees.filter(({ role }) => role === 'chair').length !== 1) {
    found.push({
      path: ['meeting', 'attendees'],
      sentence: 'meeting.attendees: exactly one attendee has the role chair.',
    });
  }
  if (people.size !== script.attendees.length)
    found.push({ path: ['meeting', 'attendees'], sentence: 'meeting.attendees: two attendees have the same id.' });
  script.contributions.forEach((one, n) => {
    check(people, 'attendee', one.attendee, 'contributions', n, 'attendee');
    check(people, 'attendee', one.typedBy, 'contributions', n, 'typedBy');
    check(people, 'attendee', one.restriction?.originator, 'contributions', n, 'restriction', 'originator');
    one.restriction?.audience.forEach((id, m) =>
      check(people, 'attendee', id, 'contributions', n, 'restriction', 'audience', m),
    );
  });
  script.thresholdViews.forEach((one, n) => check(people, 'attendee', one.attendee, 'thresholdViews', n, 'attendee'));
  script.decisions.forEach((one, n) => {
    one.children.forEach((id, m) => check(children, 'child', id, 'decisions', n, 'children', m));
    one.agreedBy.forEach((id, m) => check(people, 'attendee', id, 'decisions', n, 'agreedBy', m));
  });
  script.actions.forEach((one, n) => {
    check(people, 'attendee', one.owner, 'actions', n, 'owner');
    one.supportedBy.forEach((id, m) => check(people, 'attendee', id, 'actions', n, 'supportedBy', m));
    one.children.forEach((id, m) => check(children, 'child', id, 'actions', n, 'children', m));
  });
  script.dissent.forEach((one, n) => {
    check(people, 'attendee', one.attendee, 'dissent', n, 'attendee');
    check(decisions, 'decision', one.decision, 'dissent', n, 'decision');
  });
  script.parentCommunication.forEach((one, n) =>
    check(people, 'attendee', one.toldBy, 'parentCommunication', n, 'toldBy'),
  );
  return found;
}

/** Fields that this program does not know, by their path with `[]` for any place of a list. */
function unknownFields(value: unknown): string[] {
  const notes = new Set<string>();
  const walk = (one: unknown, schema: z.core.$ZodType | undefined, path: string): void => {
    const inner = unwrapped(schema);
    if (Array.isArray(one)) {
      const element = inner instanceof z.ZodArray ? (inner.element as z.core.$ZodType) : undefined;
      for (const item of one) walk(item, element, `${path}[]`);
    } else if (typeof one === 'object' && one !== null && inner instanceof z.ZodObject) {
      for (const [name, part] of Object.entries(one)) {
        const known = (inner.shape as Record<string, z.core.$ZodType>)[name];
        if (known) walk(part, known, path === '' ? name : `${path}.${name}`);
        else notes.add(path === '' ? name : `${path}.${name}`);
      }
    }
  };
  walk(value, scriptForm, '');
  return [...notes].sort();
}

function unwrapped(schema: z.core.$ZodType | undefined): z.core.$ZodType | undefined {
  let inner = schema;
  for (;;) {
    if (inner instanceof z.ZodPipe) inner = inner.in;
    else if (inner instanceof z.ZodOptional || inner instanceof z.ZodNullable || inner instanceof z.ZodDefault)
      inner = inner.unwrap();
    else return inner;
  }
}
