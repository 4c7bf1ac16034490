/**
 * What was decided. Events are written by `decide` only and kept for ever: a form is never changed, a new one gets a
 * new `v` and an upcaster. Adding one here makes `evolve`, `visibleEvent` and `changesPart` ask what it means.
 */
import type { ActionId, ChildId, DecisionId, DocumentId, ItemId, OrganisationId, PersonId, ScreenId } from '../ids.ts';
import type {
  Adult,
  Afterwards,
  Agreement,
  Attendee,
  Child,
  Meeting,
  Organisation,
  Owner,
  Parent,
  Progress,
  Restricted,
  Words,
} from './meeting.ts';
import { upcast } from './upcast.ts';

/** Whose words or choice; who pressed the key stands in the entry. */
interface Spoken {
  speaker: PersonId;
}

/** Absent: about what everybody may read. */
interface AboutEntry {
  entry?: DocumentId;
}

interface EventBodies {
  convened: Pick<
    Meeting,
    | 'id'
    | 'partnership'
    | 'generation'
    | 'rehearsal'
    | 'kind'
    | 'variant'
    | 'format'
    | 'reference'
    | 'title'
    | 'template'
    | 'scheduledStart'
    | 'referral'
    | 'lawfulBasis'
    | 'follows'
    | 'convenor'
    | 'deputies'
    | 'dutyManagers'
  > & { organisations: Organisation[]; children: Child[]; household: Adult[] };
  invited: { attendee: Attendee };
  organisationAdded: { organisation: Organisation };
  childAdded: { child: Child };
  adultAdded: { adult: Adult };
  removed: { person: PersonId; reason: string };
  started: { statements: { key: string; answer: string | null }[] };
  writtenUp: { tookPlaceFrom: string; tookPlaceTo: string | null; from: string };
  rollCalled: {
    person: PersonId;
    attendance: Attendee['attendance'];
    device: Attendee['device'] | null;
    canDecide: boolean | null;
    howKnown: string | null;
    standsInFor: string | null;
    joined: string | null;
    left: string | null;
    note: string | null;
  };
  conflictDeclared: Spoken & { conflict: 'none' | 'declared'; note: string | null };
  withdrew: { person: PersonId; reason: string; note: string | null };
  chairHandedOver: { to: PersonId };
  chairTaken: { reason: string };
  deputyNamed: { person: PersonId };
  factSet: Spoken & { subject: string; field: string; value: string };
  nothingHeld: Spoken & { organisation: OrganisationId };
  viewRecorded: Spoken & {
    id: ItemId;
    organisation: OrganisationId;
    view: 'met' | 'notMet' | 'unsure';
    reason: string | null;
    children: ChildId[];
    words: Words | null;
  };
  decisionRecorded: Spoken & {
    id: DecisionId;
    children: ChildId[];
    outcome: string;
    text: string;
    rationale: string;
    words: Words | null;
  };
  decisionChanged: Spoken & {
    id: DecisionId;
    children: ChildId[];
    outcome: string;
    text: string;
    rationale: string;
    why: string | null;
    words: Words | null;
  };
  decisionAgreed: Spoken & { id: DecisionId; answer: Agreement['answer'] };
  dissentAsked: Record<never, never>;
  dissentRecorded: Spoken & AboutEntry & { id: ItemId; decision: DecisionId | null; text: string };
  dissentAnswered: { id: ItemId; text: string | null; escalation: string | null };
  parentRecorded: Spoken & Omit<Parent, 'said' | 'version' | 'earlier'>;
  actionAssigned: {
    id: ActionId;
    text: string;
    purpose: string | null;
    owner: Owner;
    helpers: PersonId[];
    children: ChildId[];
    note: string | null;
    deadline: { at: string; preset: string | null } | null;
    words: Words | null;
  };
  deadlineSet: { id: ActionId; at: string; preset: string | null };
  actionAgreed: Spoken & { id: ActionId; answer: Agreement['answer'] };
  actionAnswered: Spoken & { id: ActionId; answer: 'accepted' | 'declined'; reason: string | null };
  actionWithdrawn: { id: ActionId; reason: string };
  progressed: { id: ActionId; state: Progress['state']; note: string | null };
  actionReviewed: { action: string; status: string; note: string | null };
  restrictionOpened: Restricted;
  restrictionTightened: { id: DocumentId; audience: PersonId[] };
  restrictionWidened: { id: DocumentId; audience: PersonId[] };
  restrictionConfirmed: { id: DocumentId };
  notWrittenHere: { id: ItemId; text: string; people: PersonId[] };
  closedPart: { id: ItemId; text: string | null; people: PersonId[]; until: string | null };
  takenBack: { id: ItemId; document: DocumentId; ranges: [number, number, number][]; reason: string };
  takingDownAllowed: { organisation: OrganisationId; person: PersonId };
  blockConfirmed: Spoken & { organisation: OrganisationId; words: Words; text: string };
  saidConfirmed: { what: 'view' | 'agreement' | 'dissent' | 'acceptance'; id: string; ownWords: string | null };
  /** What was taken down in the minutes, answered by its speaker after the lock; `text` as it is locked. */
  wordsConfirmed: { words: Words; text: string; ownWords: string | null };
  proposed: Spoken & { id: ItemId; words: Words; text: string };
  proposalAnswered: { id: ItemId; accepted: boolean; reason: string | null };
  gapExplained: { gate: string; reason: string };
  quorumReasoned: { agency: string | null; text: string };
  readBack: Spoken & { scope: 'everything' | 'decisionsActionsDisagreement' | 'nothing'; because: string | null };
  nextMeetingSet: { kind: string | null; startsAt: string | null; reason: string | null };
  ended: { at: string | null };
  closingBegun: Record<never, never>;
  reopened: { reason: string };
  adjourned: { until: string | null; reason: string | null };
  resumed: Record<never, never>;
  converted: { to: string; reason: string };
  cancelled: { reason: string };
  freezeAnnounced: { inForceInSeconds: number; typing: PersonId[]; byItself: boolean };
  frozen: { expects: { person: PersonId; screen: ScreenId }[] };
  flushed: { screen: ScreenId; digests: Record<string, string> };
  wentOnWithout: { person: PersonId; reason: string };
  collected: { head: number; approvedDigest: string; saltSeed: string };
  thawed: { reason: string };
  lateOffered: {
    id: ItemId;
    document: DocumentId;
    update: string;
    on: string;
    text: string;
    deviceTime: string | null;
  };
  lateAdded: { id: ItemId };
  lateAnswered: { id: ItemId; accepted: boolean; reason: string | null };
  sealed: {
    approvedDigest: string;
    recordDigest: string;
    statement: string;
    readAloud: string;
    present: boolean;
    warnings: { gate: string; reason: string }[];
  };
  followed: { seal: string };
  afterwards: AboutEntry & { id: ItemId; what: Afterwards['what']; text: string; people: PersonId[] };
  afterwardsAnswered: { id: ItemId; accepted: boolean; text: string };
}

export type EventType = keyof EventBodies;
export type EventOf<Type extends EventType> = { type: Type; v: 1 } & EventBodies[Type];
export type MeetingEvent = { [Type in EventType]: EventOf<Type> }[EventType];

const KNOWN: Readonly<Record<EventType, true>> = {
  convened: true,
  invited: true,
  organisationAdded: true,
  childAdded: true,
  adultAdded: true,
  removed: true,
  started: true,
  writtenUp: true,
  rollCalled: true,
  conflictDeclared: true,
  withdrew: true,
  chairHandedOver: true,
  chairTaken: true,
  deputyNamed: true,
  factSet: true,
  nothingHeld: true,
  viewRecorded: true,
  decisionRecorded: true,
  decisionChanged: true,
  decisionAgreed: true,
  dissentAsked: true,
  dissentRecorded: true,
  dissentAnswered: true,
  parentRecorded: true,
  actionAssigned: true,
  deadlineSet: true,
  actionAgreed: true,
  actionAnswered: true,
  actionWithdrawn: true,
  progressed: true,
  actionReviewed: true,
  restrictionOpened: true,
  restrictionTightened: true,
  restrictionWidened: true,
  restrictionConfirmed: true,
  notWrittenHere: true,
  closedPart: true,
  takenBack: true,
  takingDownAllowed: true,
  blockConfirmed: true,
  saidConfirmed: true,
  wordsConfirmed: true,
  proposed: true,
  proposalAnswered: true,
  gapExplained: true,
  quorumReasoned: true,
  readBack: true,
  nextMeetingSet: true,
  ended: true,
  closingBegun: true,
  reopened: true,
  adjourned: true,
  resumed: true,
  converted: true,
  cancelled: true,
  freezeAnnounced: true,
  frozen: true,
  flushed: true,
  wentOnWithout: true,
  collected: true,
  thawed: true,
  lateOffered: true,
  lateAdded: true,
  lateAnswered: true,
  sealed: true,
  followed: true,
  afterwards: true,
  afterwardsAnswered: true,
};

export const EVENT_TYPES = Object.keys(KNOWN) as EventType[];

/** An event from the journal, whose chain says that `decide` wrote it; brought to today's form. Throws on another. */
export function parseEvent(json: unknown): MeetingEvent {
  const event = upcast(json);
  if (!Object.hasOwn(KNOWN, event.type)) throw new Error(`"${event.type}" is no event of this program; it is too old`);
  return event as MeetingEvent;
}
