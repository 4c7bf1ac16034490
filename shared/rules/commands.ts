/**
 * Every command as it travels: one strict form each, unknown fields refused. Which role may send it in which phase is
 * in permissions.ts, what it does in decide/<deed>.ts.
 */
import * as z from 'zod/mini';
import type { ActionId, ChildId, DecisionId, DocumentId, ItemId, OrganisationId, PersonId, ScreenId } from '../ids.ts';
import { isId, parseDocumentId } from '../ids.ts';
import { isText } from '../document/schema.ts';
import { refuse, type Refusal } from '../wire/refusals.ts';
import { whichField } from './whichField.ts';
import { ATTENDANCES } from './meeting.ts';

/** A reason or note is some sentences, a rationale a page, a label a line. More belongs into the minutes. */
export const LINE = 300;
export const SENTENCES = 4_000;
export const PAGE = 20_000;

function text(most: number) {
  return z.string().check(
    z.minLength(1),
    z.maxLength(most),
    z.refine(isText, { error: 'bad-text' }),
    z.refine((value) => value.trim() !== '', { error: 'empty' }),
  );
}

function id<T extends string>() {
  return z.string().check(z.refine(isId, { error: 'id' })) as unknown as z.ZodMiniType<T>;
}

const person = id<PersonId>();
const document = z
  .string()
  .check(
    z.refine((value) => parseDocumentId(value) !== null, { error: 'document' }),
  ) as unknown as z.ZodMiniType<DocumentId>;
const line = text(LINE);
/** Not known, or not needed. */
const lineOrNothing = z.string().check(z.maxLength(LINE), z.refine(isText, { error: 'bad-text' }));
const sentences = text(SENTENCES);
const page = text(PAGE);
const orNull = <T extends z.ZodMiniType>(schema: T) => z._default(z.nullable(schema), null);
const people = z.array(person).check(z.maxLength(200));
const children = z._default(z.array(id<ChildId>()).check(z.maxLength(50)), []);
/** A date and time with its offset; whether it exists and lies where it may is for the deed to say. */
const instant = z.string().check(z.maxLength(40));
const range = z.tuple([z.int().check(z.nonnegative()), z.int().check(z.nonnegative()), z.int().check(z.nonnegative())]);
const ranges = z.array(range).check(z.maxLength(2_000));
const words = z.strictObject({ document, ranges });
/** Absent: the person who presses. Otherwise whose words were taken down (C2). */
const speaker = z.optional(person);
const expectedVersion = z.optional(z.int());
/** After the lock: the restricted entry that it is about, whose readers alone read it. */
const entry = z.optional(document);
const clockTime = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/));

const owner = z.union([z.strictObject({ person }), z.strictObject({ name: line, agency: line, toldBy: person })]);

export const COMMAND_FORMS = {
  // before and at the start
  invite: z.strictObject({
    type: z.literal('invite'),
    name: line,
    job: z._default(z.string().check(z.maxLength(LINE)), ''),
    organisation: z.union([id<OrganisationId>(), z.strictObject({ name: line, agency: line })]),
    role: z.enum(['minuteTaker', 'agencyRepresentative', 'legalAdviser', 'observer', 'invitee']),
    device: z._default(z.enum(['screen', 'none']), 'screen'),
  }),
  inviteDesk: z.strictObject({
    type: z.literal('inviteDesk'),
    desk: line,
    organisation: z.union([id<OrganisationId>(), z.strictObject({ name: line, agency: line })]),
  }),
  remove: z.strictObject({ type: z.literal('remove'), person, reason: sentences }),
  start: z.strictObject({
    type: z.literal('start'),
    statements: z._default(z.array(z.strictObject({ key: line, answer: orNull(line) })), []),
  }),
  writeUp: z.strictObject({
    type: z.literal('writeUp'),
    tookPlaceFrom: instant,
    tookPlaceTo: orNull(instant),
    from: sentences,
  }),
  rollCall: z.strictObject({
    type: z.literal('rollCall'),
    person,
    attendance: z.enum(ATTENDANCES),
    device: orNull(z.enum(['screen', 'none'])),
    canDecide: orNull(z.boolean()),
    howKnown: orNull(line),
    standsInFor: orNull(line),
    joined: orNull(clockTime),
    left: orNull(clockTime),
    note: orNull(sentences),
  }),
  declareConflict: z.strictObject({
    type: z.literal('declareConflict'),
    conflict: z.enum(['none', 'declared']),
    note: orNull(sentences),
    speaker,
  }),
  withdraw: z.strictObject({
    type: z.literal('withdraw'),
    reason: z.enum(['conflict', 'other']),
    note: orNull(sentences),
    speaker,
  }),
  handOverChair: z.strictObject({ type: z.literal('handOverChair'), to: person }),
  takeChair: z.strictObject({ type: z.literal('takeChair'), reason: sentences }),
  nameDeputy: z.strictObject({ type: z.literal('nameDeputy'), person }),
  addChild: z.strictObject({
    type: z.literal('addChild'),
    reference: lineOrNothing,
    initials: line,
    role: z.enum(['subject', 'household']),
  }),
  addAdult: z.strictObject({ type: z.literal('addAdult'), name: line, relationship: lineOrNothing }),
  // what is known and said
  setFact: z.strictObject({
    type: z.literal('setFact'),
    subject: z.union([z.literal('meeting'), id<ItemId>()]),
    field: z.string().check(z.regex(/^[a-zA-Z][a-zA-Z0-9:]{0,60}$/)),
    value: page,
    expectedVersion,
    speaker,
  }),
  nothingHeld: z.strictObject({ type: z.literal('nothingHeld'), organisation: id<OrganisationId>(), speaker }),
  recordView: z.strictObject({
    type: z.literal('recordView'),
    view: z.enum(['met', 'notMet', 'unsure']),
    reason: orNull(sentences),
    children,
    words: z.optional(words),
    speaker,
  }),
  recordDecision: z.strictObject({
    type: z.literal('recordDecision'),
    children,
    outcome: line,
    text: sentences,
    rationale: z._default(z.string().check(z.maxLength(PAGE)), ''),
    words: z.optional(words),
    speaker,
  }),
  changeDecision: z.strictObject({
    type: z.literal('changeDecision'),
    id: id<DecisionId>(),
    expectedVersion: z.int(),
    children,
    outcome: line,
    text: sentences,
    rationale: z.string().check(z.maxLength(PAGE)),
    why: orNull(sentences),
    words: z.optional(words),
    speaker,
  }),
  agreeDecision: z.strictObject({
    type: z.literal('agreeDecision'),
    id: id<DecisionId>(),
    answer: z.enum(['agrees', 'disagrees', 'abstains']),
    expectedVersion,
    speaker,
  }),
  putDissentQuestion: z.strictObject({ type: z.literal('putDissentQuestion') }),
  recordDissent: z.strictObject({
    type: z.literal('recordDissent'),
    decision: orNull(id<DecisionId>()),
    entry,
    text: page,
    speaker,
  }),
  answerDissent: z.strictObject({
    type: z.literal('answerDissent'),
    id: id<ItemId>(),
    /** null: only where it is taken. */
    text: orNull(page),
    escalation: orNull(sentences),
  }),
  recordParent: z.strictObject({
    type: z.literal('recordParent'),
    id: z.optional(id<ItemId>()),
    expectedVersion,
    person: line,
    relationship: line,
    parentalResponsibility: orNull(z.boolean()),
    informedBefore: orNull(z.boolean()),
    reasonNotInformed: orNull(sentences),
    toldBy: orNull(person),
    how: orNull(sentences),
    by: orNull(instant),
    mayBeTold: orNull(sentences),
    mustNotBeTold: orNull(sentences),
    interpreter: orNull(sentences),
    speaker,
  }),
  explainGap: z.strictObject({ type: z.literal('explainGap'), gate: line, reason: sentences }),
  quorumReason: z.strictObject({ type: z.literal('quorumReason'), agency: orNull(line), text: sentences }),
  setNextMeeting: z.strictObject({
    type: z.literal('setNextMeeting'),
    kind: orNull(line),
    startsAt: orNull(instant),
    reason: orNull(sentences),
  }),
  // the plan
  assignOwner: z.strictObject({
    type: z.literal('assignOwner'),
    id: id<ActionId>(),
    owner,
    helpers: z._default(people, []),
    children: z.optional(z.array(id<ChildId>())),
    note: orNull(sentences),
    deadline: orNull(z.strictObject({ at: instant, preset: orNull(line) })),
    expectedVersion,
  }),
  setDeadline: z.strictObject({
    type: z.literal('setDeadline'),
    id: id<ActionId>(),
    at: instant,
    preset: orNull(line),
    expectedVersion,
  }),
  agreeAction: z.strictObject({
    type: z.literal('agreeAction'),
    id: id<ActionId>(),
    answer: z.enum(['agrees', 'disagrees', 'abstains']),
    speaker,
  }),
  acceptAction: z.strictObject({ type: z.literal('acceptAction'), id: id<ActionId>(), speaker }),
  declineAction: z.strictObject({ type: z.literal('declineAction'), id: id<ActionId>(), reason: sentences, speaker }),
  withdrawAction: z.strictObject({ type: z.literal('withdrawAction'), id: id<ActionId>(), reason: sentences }),
  progress: z.strictObject({
    type: z.literal('progress'),
    id: id<ActionId>(),
    state: z.enum(['inHand', 'done', 'couldNot', 'overdue', 'cancelled']),
    note: orNull(sentences),
  }),
  reviewAction: z.strictObject({
    type: z.literal('reviewAction'),
    action: line,
    status: z.enum(['completed', 'inProgress', 'overdue', 'cancelled']),
    note: orNull(sentences),
  }),
  // secrecy
  openRestricted: z.strictObject({
    type: z.literal('openRestricted'),
    section: orNull(line),
    basis: orNull(line),
    audience: people,
    onward: orNull(line),
    placeholder: orNull(sentences),
    speaker,
  }),
  tighten: z.strictObject({ type: z.literal('tighten'), id: document, audience: people }),
  widen: z.strictObject({ type: z.literal('widen'), id: document, audience: people }),
  confirmRestricted: z.strictObject({ type: z.literal('confirmRestricted'), id: document }),
  notWrittenHere: z.strictObject({
    type: z.literal('notWrittenHere'),
    text: sentences,
    people: z._default(people, []),
  }),
  closedPart: z.strictObject({
    type: z.literal('closedPart'),
    text: orNull(sentences),
    people: z._default(people, []),
    until: orNull(instant),
  }),
  takeBack: z.strictObject({ type: z.literal('takeBack'), document, ranges, reason: sentences }),
  allowTakingDown: z.strictObject({ type: z.literal('allowTakingDown'), organisation: id<OrganisationId>(), person }),
  // reading back and closing
  confirmBlock: z.strictObject({
    type: z.literal('confirmBlock'),
    organisation: id<OrganisationId>(),
    digest: z.optional(z.string()),
    speaker,
  }),
  confirmSaid: z.strictObject({
    type: z.literal('confirmSaid'),
    what: z.enum(['view', 'agreement', 'dissent', 'acceptance', 'words']),
    /** Of a deed; words are named by their letters instead. */
    id: z.optional(id<ItemId>()),
    words: z.optional(words),
    ownWords: orNull(page),
  }),
  propose: z.strictObject({ type: z.literal('propose'), words, text: page, speaker }),
  answerProposal: z.strictObject({
    type: z.literal('answerProposal'),
    id: id<ItemId>(),
    accepted: z.boolean(),
    reason: orNull(sentences),
  }),
  readBack: z.strictObject({
    type: z.literal('readBack'),
    scope: z.enum(['everything', 'decisionsActionsDisagreement', 'nothing']),
    because: orNull(sentences),
    speaker,
  }),
  end: z.strictObject({ type: z.literal('end'), at: orNull(instant) }),
  close: z.strictObject({ type: z.literal('close') }),
  reopen: z.strictObject({ type: z.literal('reopen'), reason: sentences }),
  adjourn: z.strictObject({ type: z.literal('adjourn'), until: orNull(instant), reason: orNull(sentences) }),
  resume: z.strictObject({ type: z.literal('resume') }),
  convert: z.strictObject({
    type: z.literal('convert'),
    to: z.enum(['strategyMeeting', 'reviewStrategyMeeting']),
    reason: sentences,
  }),
  cancel: z.strictObject({ type: z.literal('cancel'), reason: sentences }),
  freeze: z.strictObject({
    type: z.literal('freeze'),
    skipAnnouncement: z._default(z.boolean(), false),
  }),
  thaw: z.strictObject({ type: z.literal('thaw'), reason: sentences }),
  flushed: z.strictObject({
    type: z.literal('flushed'),
    screen: id<ScreenId>(),
    digests: z.record(z.string().check(z.maxLength(60)), z.string().check(z.maxLength(64))),
  }),
  goOnWithout: z.strictObject({ type: z.literal('goOnWithout'), person, reason: sentences }),
  lock: z.strictObject({
    type: z.literal('lock'),
    approvedDigest: z.string().check(z.maxLength(64)),
    lockCode: z.string().check(z.maxLength(40)),
    statement: z.strictObject({
      present: z.boolean(),
      readAloud: z.enum(['everything', 'decisionsActionsDisagreement', 'nothing']),
      because: orNull(sentences),
    }),
    warnings: z._default(z.array(z.strictObject({ gate: line, reason: sentences })), []),
  }),
  // afterwards
  query: z.strictObject({ type: z.literal('query'), text: page, entry }),
  answerQuery: z.strictObject({ type: z.literal('answerQuery'), id: id<ItemId>(), accepted: z.boolean(), text: page }),
  answerLate: z.strictObject({
    type: z.literal('answerLate'),
    id: id<ItemId>(),
    accepted: z.boolean(),
    /** Accepted: the addendum. Otherwise: why not. */
    text: page,
  }),
  addendum: z.strictObject({ type: z.literal('addendum'), text: page, entry }),
  newInformation: z.strictObject({ type: z.literal('newInformation'), text: page, people: z._default(people, []) }),
  handOver: z.strictObject({ type: z.literal('handOver'), text: sentences, people: z._default(people, []) }),
  circulate: z.strictObject({
    type: z.literal('circulate'),
    people,
    text: z._default(z.string().check(z.maxLength(SENTENCES)), ''),
  }),
  hold: z.strictObject({ type: z.literal('hold'), text: sentences }),
} as const;

export type CommandType = keyof typeof COMMAND_FORMS;
export type CommandOf<Type extends CommandType> = z.infer<(typeof COMMAND_FORMS)[Type]>;
export type Command = { [Type in CommandType]: CommandOf<Type> }[CommandType];
export type LockCommand = CommandOf<'lock'>;

/** What the server itself may command; never parsed from outside. */
export type ServerCommand =
  | { type: 'freezeInForce' }
  | { type: 'freezeByItself' }
  | { type: 'collected'; head: number; approvedDigest: string; saltSeed: string }
  | { type: 'offerLate'; document: DocumentId; update: string; on: string; text: string; deviceTime: string | null }
  | { type: 'lateAdded'; id: ItemId };

/** A command from JSON, or a refusal that names the first field at fault (never its value). */
export function parseCommand(json: unknown): { ok: true; command: Command } | { ok: false; refusal: Refusal } {
  if (typeof json !== 'object' || json === null || !('type' in json) || typeof json.type !== 'string')
    return refuse('malformed', { field: 'type' });
  if (!Object.hasOwn(COMMAND_FORMS, json.type)) return refuse('malformed', { field: 'type' });
  const parsed = COMMAND_FORMS[json.type as CommandType].safeParse(json);
  if (parsed.success) return { ok: true, command: parsed.data as Command };
  const [issue] = parsed.error.issues;
  const code = issue?.message === 'bad-text' ? 'bad-text' : 'malformed';
  return refuse(code, { field: whichField(parsed.error.issues) });
}
