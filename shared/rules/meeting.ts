/**
 * The meeting as its events tell it. Plain JSON, never changed in place; every screen and every node folds the same.
 * What people may *write* is not here: it stands in the documents and meets these things by id.
 */
import type {
  ActionId,
  ChildId,
  DecisionId,
  DocumentId,
  ItemId,
  MeetingId,
  OrganisationId,
  PartnershipId,
  PersonId,
  ScreenId,
} from '../ids.ts';
import type { Template } from './template.ts';

export const PHASES = ['convened', 'live', 'adjourned', 'ended', 'closing', 'frozen', 'locked', 'cancelled'] as const;
export type Phase = (typeof PHASES)[number];

export const ROLES = ['chair', 'minuteTaker', 'agencyRepresentative', 'legalAdviser', 'observer', 'invitee'] as const;
export type Role = (typeof ROLES)[number];

export const ATTENDANCES = [
  'invited',
  'attended',
  'partial',
  'apologies',
  'apologiesWithReport',
  'noResponse',
  'withdrawn',
  'declined',
] as const;
export type AttendanceStatus = (typeof ATTENDANCES)[number];

export type IdRange = [client: number, from: number, to: number];

/** The words something rests on (C15): which, where the journal stood, and their digest. */
export interface Words {
  document: DocumentId;
  position: number;
  ranges: IdRange[];
  digest: string;
}

/** Whose words or choice, and who pressed the key; the same person unless it was taken down. */
export interface Said {
  speaker: PersonId;
  recordedBy: PersonId;
  at: string;
  /** The speaker's own answer afterwards (C2). */
  confirmed: { at: string; ownWords: string | null } | null;
}

export interface Stamped {
  by: PersonId | null;
  at: string;
}

export interface Organisation {
  id: OrganisationId;
  name: string;
  agency: string;
}

export interface Attendee {
  id: PersonId;
  name: string;
  job: string;
  organisation: OrganisationId;
  role: Role;
  attendance: AttendanceStatus;
  device: 'screen' | 'none';
  canDecide: boolean | null;
  conflict: 'unanswered' | 'none' | 'declared';
  conflictNote: string | null;
  /** How the name was known (C19). */
  howKnown: string;
  standsInFor: string | null;
  joined: string | null;
  left: string | null;
  note: string | null;
  referrer: boolean;
  /** Access ended: removed by the chair, withdrawn, or declined with a conflict. */
  goneAt: string | null;
}

export interface Child {
  id: ChildId;
  reference: string;
  initials: string;
  role: 'subject' | 'household';
}

export interface Adult {
  id: ItemId;
  name: string;
  relationship: string;
}

/** A form's field about a child, an adult or the meeting; `version` is how often it was set. */
export interface Fact extends Stamped {
  /** `meeting`, or the id of a child or adult. */
  subject: string;
  field: string;
  value: string;
  said: Said;
  version: number;
  /** What it was set to before, the oldest first. */
  earlier: { value: string; said: Said }[];
}

export interface View {
  id: ItemId;
  organisation: OrganisationId;
  view: 'met' | 'notMet' | 'unsure';
  reason: string | null;
  children: ChildId[];
  said: Said;
  words: Words | null;
  earlier: { view: 'met' | 'notMet' | 'unsure'; reason: string | null; said: Said }[];
}

export interface Agreement {
  person: PersonId;
  answer: 'agrees' | 'disagrees' | 'abstains';
  said: Said;
  /** The version of the decision or action that was agreed to. */
  version: number;
  /** What they answered before; the oldest first. */
  earlier: Omit<Agreement, 'earlier'>[];
}

/** The owner's answer; `version`: of the action as it was answered. */
export interface Acceptance {
  answer: 'accepted' | 'declined';
  reason: string | null;
  said: Said;
  version: number;
  /** What they answered before, to the action as it was given to them; the oldest first. */
  earlier: Omit<Acceptance, 'earlier'>[];
}

export interface Decision {
  id: DecisionId;
  number: number;
  children: ChildId[];
  outcome: string;
  text: string;
  rationale: string;
  said: Said;
  words: Words | null;
  version: number;
  agreements: Agreement[];
  earlier: {
    outcome: string;
    text: string;
    rationale: string;
    said: Said;
    why: string | null;
    agreements: Agreement[];
  }[];
}

export interface Dissent {
  id: ItemId;
  decision: DecisionId | null;
  /** The restricted entry that it is about, whose readers alone read it. */
  entry: DocumentId | null;
  text: string;
  said: Said;
  escalation: string | null;
  answer: { text: string; escalation: string | null; by: PersonId | null; at: string } | null;
}

export type Owner = { person: PersonId } | { name: string; agency: string; toldBy: PersonId };

export interface Progress extends Stamped {
  state: 'inHand' | 'done' | 'couldNot' | 'overdue' | 'cancelled';
  note: string | null;
}

export interface Action {
  id: ActionId;
  number: number;
  /** In force: the words at assignment, or those the chair took over since. */
  text: string;
  purpose: string | null;
  earlierTexts: { text: string; by: PersonId | null; at: string }[];
  owner: Owner | null;
  helpers: PersonId[];
  deadline: { at: string; preset: string | null } | null;
  deadlineSet: Stamped | null;
  children: ChildId[];
  note: string | null;
  said: Said | null;
  words: Words | null;
  version: number;
  /** How it stood before it was given or dated anew, the oldest first. */
  earlier: ActionBefore[];
  acceptance: Acceptance | null;
  agreements: Agreement[];
  progress: Progress[];
  withdrawn: (Stamped & { reason: string }) | null;
}

/** `acceptance` and `withdrawn` only where they ended with it: whoever answered a new deadline's action answered before. */
export type ActionBefore = Pick<
  Action,
  | 'owner'
  | 'helpers'
  | 'deadline'
  | 'deadlineSet'
  | 'purpose'
  | 'note'
  | 'said'
  | 'acceptance'
  | 'withdrawn'
  | 'version'
>;

export interface Parent {
  id: ItemId;
  person: string;
  relationship: string;
  parentalResponsibility: boolean | null;
  informedBefore: boolean | null;
  reasonNotInformed: string | null;
  toldBy: PersonId | null;
  how: string | null;
  by: string | null;
  mayBeTold: string | null;
  mustNotBeTold: string | null;
  interpreter: string | null;
  said: Said;
  version: number;
  /** The row as it was recorded before, the oldest first. */
  earlier: Omit<Parent, 'id' | 'version' | 'earlier'>[];
}

/** What everybody with an audience may know; people outside it have only `placeholder`, or nothing. */
export interface Restricted {
  id: DocumentId;
  section: string | null;
  /** null where the reader is outside the audience. */
  basis: string | null;
  originator: PersonId | null;
  recordedBy: PersonId | null;
  audience: PersonId[];
  onward: string | null;
  placeholder: string | null;
  confirmed: Stamped | null;
}

export interface Confirmation {
  organisation: OrganisationId;
  said: Said;
  words: Words;
  /** The wording confirmed, kept so that a later change can show both (C6). */
  text: string;
}

export interface Flushed {
  screen: ScreenId;
  person: PersonId;
  digests: Record<string, string>;
}

export interface Collected {
  /** The journal's position whose text was named. */
  head: number;
  approvedDigest: string;
  /** base64, 32 bytes; from it every part's salt. Never leaves the server: empty on a screen. */
  saltSeed: string;
  at: string;
}

export interface Freeze {
  announcedAt: string;
  by: PersonId | null;
  inForceInSeconds: number;
  inForceAt: string | null;
  typing: PersonId[];
  /** Connected when it came into force, and so expected to say "that was all". */
  expects: { person: PersonId; screen: ScreenId }[];
  flushed: Flushed[];
  waived: { person: PersonId; reason: string }[];
  collected: Collected | null;
}

export interface Note extends Stamped {
  id: ItemId;
  what:
    'readBack' | 'takenBack' | 'closedPart' | 'notWrittenHere' | 'thawed' | 'statement' | 'reopened' | 'nothingHeld';
  people: PersonId[];
  text: string | null;
  until: string | null;
  /** Of words taken back: where they stood. A restricted document's note is for its audience. */
  taken: { document: DocumentId; ranges: IdRange[] } | null;
}

/** What interrupted the meeting or ended somebody's part in it, with the reason that was given; printed. */
export interface Happening extends Stamped {
  what: 'leftForConflict' | 'left' | 'removed' | 'adjourned' | 'resumed' | 'reopened' | 'converted';
  people: PersonId[];
  text: string | null;
  /** Adjourned until. */
  until: string | null;
}

export interface Proposal {
  id: ItemId;
  words: Words;
  text: string;
  said: Said;
  answer: (Stamped & { accepted: boolean; reason: string | null }) | null;
}

export interface Late {
  id: ItemId;
  person: PersonId;
  document: DocumentId;
  at: string;
  deviceTime: string | null;
  text: string;
  addedAt: string | null;
  /** Of the chair, after the lock; `reason` where it is not added. */
  answer: (Stamped & { accepted: boolean; reason: string | null }) | null;
}

export interface Sealed {
  at: string;
  by: PersonId | null;
  approvedDigest: string;
  recordDigest: string;
}

/** What follows the seal, in its own stream: numbered, never changing the record. */
export interface Afterwards extends Stamped {
  id: ItemId;
  number: number;
  what: 'query' | 'addendum' | 'newInformation' | 'handedOver' | 'circulated' | 'held';
  text: string;
  people: PersonId[];
  /** The restricted entry that it is about, whose readers alone read it. */
  entry: DocumentId | null;
  answer: (Stamped & { accepted: boolean; text: string }) | null;
}

export interface Meeting {
  id: MeetingId;
  partnership: PartnershipId;
  generation: string;
  rehearsal: boolean;
  phase: Phase;
  kind: string;
  variant: string | null;
  format: string | null;
  reference: string;
  title: string;
  template: Template;
  scheduledStart: string | null;
  referral: { receivedAt: string; from: string; concern: string } | null;
  lawfulBasis: string | null;
  follows: string | null;
  convenedAt: string;
  startedAt: string | null;
  endedAt: string | null;
  sittings: { from: string; to: string | null }[];
  writtenUp: {
    tookPlaceFrom: string;
    tookPlaceTo: string | null;
    from: string;
    by: PersonId | null;
    at: string;
  } | null;
  chair: PersonId | null;
  chairsBefore: { person: PersonId | null; until: string; reason: string | null }[];
  deputies: PersonId[];
  convenor: PersonId | null;
  dutyManagers: PersonId[];
  organisations: Readonly<Record<OrganisationId, Organisation>>;
  people: Readonly<Record<PersonId, Attendee>>;
  /** Who was signed in: pressed something, or had a screen connected when the minutes were frozen. */
  signedIn: Readonly<Record<PersonId, true>>;
  children: Readonly<Record<ChildId, Child>>;
  household: Readonly<Record<ItemId, Adult>>;
  /** Whom of children and household each person had been asked about when they last answered the conflict question. */
  askedAbout: Readonly<Record<PersonId, readonly string[]>>;
  facts: Readonly<Record<string, Fact>>;
  views: Readonly<Record<ItemId, View>>;
  decisions: Readonly<Record<DecisionId, Decision>>;
  dissents: Readonly<Record<ItemId, Dissent>>;
  dissentAsked: Stamped | null;
  actions: Readonly<Record<ActionId, Action>>;
  parents: Readonly<Record<ItemId, Parent>>;
  restricted: Readonly<Record<DocumentId, Restricted>>;
  confirmations: Readonly<Record<OrganisationId, Confirmation>>;
  nothingHeld: Readonly<Record<OrganisationId, Said>>;
  /** Who may write in an organisation's block for people without a screen (C5). */
  takings: { organisation: OrganisationId; person: PersonId }[];
  quorumReasons: (Stamped & { agency: string | null; text: string })[];
  /** Why something is locked without, by the name of its gate. */
  explained: Readonly<Record<string, Stamped & { reason: string }>>;
  readBacks: (Stamped & { scope: string; because: string | null; said: Said })[];
  notes: Note[];
  happenings: Happening[];
  proposals: Readonly<Record<ItemId, Proposal>>;
  nextMeeting: (Stamped & { kind: string | null; startsAt: string | null; reason: string | null }) | null;
  /** Of a review: what became of the earlier meeting's actions. */
  actionReviews: (Stamped & { action: string; status: string; note: string | null })[];
  freeze: Freeze | null;
  thaws: (Stamped & { reason: string })[];
  late: Readonly<Record<ItemId, Late>>;
  sealed: Sealed | null;
  afterwards: Afterwards[];
}
