/**
 * What each kind of part holds. This is the record's format (`quorate-record-1`): sealed bytes outlive the program, so
 * a field is never renamed or given another meaning; a new format has a new name.
 *
 * Every field is always there; what is not known is null. Times are ISO 8601. People, children and organisations are
 * named by id; the parts `attendance` and `child` say who they are. Positions in text count UTF-16 units.
 */
import type { KnownClock } from '../clock.ts';
import type { ActionId, ChildId, DecisionId, OrganisationId, PersonId } from '../ids.ts';
import type { OpenedPart } from './digest.ts';
import type { Part } from './Part.ts';

/** Words or a press that count as `speaker`'s; where somebody else pressed or typed, the record says so (C2, C20). */
export interface Said {
  readonly speaker: PersonId;
  readonly recordedBy: PersonId;
  readonly at: string;
  /** The speaker confirmed afterwards what was taken down; null: not asked or no answer. */
  readonly confirmed: { readonly at: string; readonly ownWords: string | null } | null;
}

export interface Attributed {
  readonly by: PersonId | null;
  readonly at: string;
}

/**
 * Where something stands among its like: after so many that are about several children or none, then in this order
 * among those about one child alone. (A plain number would tell a sibling's copy how much it leaves out.)
 */
export interface Place {
  readonly after: number;
  readonly order: number;
}

/** C15: the words of the shared minutes that a deed rests on; `now` and by whom, where they were changed since. */
export interface RestsOn {
  readonly words: string;
  readonly now: string | null;
  readonly changedBy: readonly PersonId[];
}

/** A date that follows by counting working days; days are London's, `YYYY-MM-DD`. */
export interface ComputedDate {
  /** `icpc15`: the conference, from the day enquiries began; `assessment45`: the assessment, from the referral. */
  readonly rule: 'icpc15' | 'assessment45';
  readonly workingDays: number;
  readonly from: string;
  readonly at: string;
  /** Bank holidays on the way. */
  readonly holidays: readonly string[];
  /** Counted across a year whose bank holidays are not known: to be checked before anybody relies on it. */
  readonly beyondKnown: boolean;
}

export interface DetailsContent {
  readonly kind: string;
  readonly variant: string | null;
  readonly format: string | null;
  readonly reference: string;
  readonly title: string;
  readonly template: { readonly id: string; readonly version: string; readonly edition: string };
  readonly scheduledAt: string | null;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  /** Adjourned and resumed (C13). */
  readonly sittings: readonly { readonly from: string; readonly to: string | null }[];
  /** Typed up after a call (C3): when it took place, from what; never the same as the times of typing. */
  readonly writtenUp: {
    readonly tookPlaceFrom: string;
    readonly tookPlaceTo: string | null;
    readonly from: string;
    readonly by: PersonId | null;
    readonly at: string;
  } | null;
  readonly referral: { readonly receivedAt: string; readonly from: string; readonly concern: string } | null;
  /** What follows from the referral. Not in records sealed before it was kept. */
  readonly dates?: readonly ComputedDate[];
  readonly lawfulBasis: string | null;
  /** The meeting that this one reviews. */
  readonly follows: string | null;
  /** Who chaired when the text was frozen; a later takeover is in the sealing part. */
  readonly chair: PersonId | null;
  readonly chairsBefore: readonly {
    readonly person: PersonId | null;
    readonly until: string;
    readonly reason: string | null;
  }[];
  /** Statements read out at the start: lawful basis, no recording. */
  readonly statements: readonly {
    readonly text: string;
    readonly answer: string;
    readonly said: Said;
    readonly earlier: FactContent['earlier'];
  }[];
  /** Fields of the meeting's own form. */
  readonly facts: readonly FactContent[];
  /** The question whether anybody disagrees was put. */
  readonly dissentAsked: Attributed | null;
  /** The keys of the sections in their order, so that the parts can be read in it. */
  readonly sections: readonly { readonly key: string; readonly title: string }[];
}

export interface AttendanceContent {
  readonly organisations: readonly {
    readonly id: OrganisationId;
    readonly name: string;
    readonly agency: string;
    /** The agency in the template's words. */
    readonly agencyLabel: string;
  }[];
  readonly people: readonly AttendedContent[];
}

export interface AttendedContent {
  readonly id: PersonId;
  readonly name: string;
  readonly job: string;
  readonly organisation: OrganisationId;
  readonly role: string;
  readonly attendance: string;
  readonly joinedAt: string | null;
  readonly leftAt: string | null;
  /** C19, of who was there: `code`, `phone`, or what the roll call said (known voice, rung back …); empty: not known. */
  readonly howKnown: string;
  readonly device: string;
  readonly canDecide: boolean | null;
  /** `none`, `declared` or `unanswered`; what was declared stands in the part `conflict`. */
  readonly conflict: string;
  readonly note: string | null;
  /** Who stands in for whom (roll call). */
  readonly standsInFor: string | null;
  /** Made the referral that brought the meeting about. */
  readonly referrer: boolean;
  /** Of somebody who wrote and is not on the roll call as present: from when. Not in records sealed before it was kept. */
  readonly wroteFrom?: string | null;
  /** Used this room signed in, by link and code. Not in records sealed before it was kept. */
  readonly signedIn?: boolean;
  /** How their access ended; null where it did not. Not in records sealed before it was kept. */
  readonly gone?:
    (Attributed & { readonly why: 'conflict' | 'other' | 'removed'; readonly reason: string | null }) | null;
}

/** What was declared: for the person and whoever chaired. */
export interface ConflictContent {
  readonly person: PersonId;
  readonly text: string;
}

export interface FactContent {
  readonly field: string;
  readonly value: string;
  readonly said: Said;
  /** What it said before, the oldest first. */
  readonly earlier: readonly { readonly value: string; readonly said: Said }[];
}

export interface ChildContent {
  readonly id: ChildId;
  readonly place: Place;
  readonly reference: string;
  readonly initials: string;
  readonly role: string;
  readonly facts: readonly FactContent[];
}

export interface AdultContent {
  readonly place: Place;
  readonly name: string;
  readonly relationship: string;
  readonly facts: readonly FactContent[];
}

export interface BlockContent {
  readonly text: string;
  readonly marks: readonly {
    readonly from: number;
    readonly to: number;
    readonly bold: boolean;
    readonly italic: boolean;
  }[];
  readonly kind: string | null;
  readonly source: string | null;
  readonly saidBy: PersonId | null;
  readonly children: readonly ChildId[];
  readonly eventDate: string | null;
  readonly list: string | null;
  readonly indent: number;
  readonly notForFamily: boolean;
  /** null for blocks that are not about one child alone: those stand in the order of the list. */
  readonly place: Place | null;
  /** C4; of a label that is not set: who took it off. Not in records sealed before it was kept. */
  readonly setBy?: { readonly [Label in 'kind' | 'source' | 'saidBy']: LabelSetBy | null };
  /** Who took out of it what somebody else had written. Not in records sealed before it was kept. */
  readonly takenOut?: readonly TakenOut[];
}

export interface LabelSetBy {
  readonly by: PersonId;
  readonly at: string;
}

/** Words that `by` removed and others had first written; what they were is not told. */
export interface TakenOut {
  readonly by: PersonId;
  readonly writers: readonly PersonId[];
  readonly at: string;
  /** When the last of them went. */
  readonly until: string;
}

/** A stretch of a block by one hand. `movedBy`: brought back or moved by somebody who did not write it (C1). */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly typedBy: PersonId;
  readonly at: string;
  /** When the last letter of the stretch was typed. */
  readonly until: string;
  readonly firstBy: PersonId;
  readonly firstAt: string;
  readonly firstUntil: string;
  readonly movedBy: PersonId | null;
  /** The latest time. */
  readonly movedAt: string | null;
  readonly saidBy: PersonId | null;
}

/** Authorship of a part with blocks: one list per block. */
export type BlocksAuthorship = readonly (readonly Stretch[])[];
/** Authorship of a part that somebody decided: who pressed, for whom, when. */
export interface DeedAuthorship {
  readonly by: PersonId | null;
  readonly saidBy: PersonId | null;
  readonly at: string | null;
  /** Of an action: who wrote the wording beside it. */
  readonly beside?: readonly Stretch[];
}

export interface SectionContent {
  readonly key: string;
  readonly blocks: readonly BlockContent[];
  /** Of paragraphs of which nothing is left. Not in records sealed before it was kept. */
  readonly takenOut?: readonly TakenOut[];
}

/** C6: silence is never agreement. */
export interface ConfirmationContent {
  readonly state: 'confirmed' | 'changedSince' | 'notAsked';
  readonly said: Said | null;
  /** The wording that was confirmed, where it was changed since. */
  readonly wordsThen: string | null;
  readonly changedBy: readonly PersonId[];
}

export interface OrganisationBlockContent {
  readonly organisation: OrganisationId;
  readonly blocks: readonly BlockContent[];
  /** Someone said for the organisation that it holds nothing. */
  readonly nothingHeld: Said | null;
  readonly confirmation: ConfirmationContent | null;
  /** As in a section. */
  readonly takenOut?: readonly TakenOut[];
}

export interface ViewContent {
  readonly place: Place;
  readonly organisation: OrganisationId | null;
  readonly view: string;
  readonly reason: string | null;
  readonly children: readonly ChildId[];
  readonly said: Said;
  readonly restsOn: RestsOn | null;
  readonly earlier: readonly { readonly view: string; readonly reason: string | null; readonly said: Said }[];
}

export interface AgreementContent {
  readonly person: PersonId;
  readonly answer: 'agrees' | 'disagrees' | 'abstains';
  readonly said: Said;
  /** C15: the words were changed after this answer. */
  readonly toEarlierWording: boolean;
  /** What the same person answered before, the oldest first: an own press stays beside what was taken down over it (C2). */
  readonly earlier: readonly Omit<AgreementContent, 'person' | 'earlier'>[];
}

export interface AcceptanceContent {
  readonly answer: 'accepted' | 'declined';
  readonly reason: string | null;
  readonly said: Said;
  /** The action was changed after this answer and not given anew: another deadline. */
  readonly beforeChange: boolean;
  readonly earlier: readonly Omit<AcceptanceContent, 'earlier'>[];
}

export interface DecisionContent {
  readonly place: Place;
  /** What follows from it. Not in records sealed before it was kept. */
  readonly dates?: readonly ComputedDate[];
  readonly id: DecisionId;
  readonly children: readonly ChildId[];
  readonly outcome: string;
  /** The outcome in the template's words. */
  readonly outcomeLabel: string;
  readonly text: string;
  readonly rationale: string;
  readonly said: Said;
  readonly restsOn: RestsOn | null;
  readonly agreements: readonly AgreementContent[];
  /** C5, C20: whoever disagreed in words of their own, with this decision or, once it was made, with the whole. */
  readonly dissents: readonly {
    readonly person: PersonId;
    readonly withWhole: boolean;
    readonly toEarlierWording: boolean;
  }[];
  /** May decide, answered nothing, and were there when everyone was asked after it whether they disagree. */
  readonly askedWithAll: readonly PersonId[];
  /** May decide for their organisation, were there when it was decided, and were asked neither themselves nor with all. */
  readonly notAsked: readonly PersonId[];
  readonly earlier: readonly {
    readonly outcome: string;
    readonly outcomeLabel: string;
    readonly text: string;
    readonly rationale: string;
    readonly said: Said;
    readonly why: string | null;
    readonly agreements: readonly AgreementContent[];
  }[];
}

export interface DissentContent {
  readonly place: Place;
  readonly decision: DecisionId | null;
  readonly text: string;
  readonly escalation: string | null;
  readonly said: Said;
  readonly answer: { readonly text: string; readonly by: PersonId | null; readonly at: string } | null;
}

export type OwnerContent =
  { readonly person: PersonId } | { readonly name: string; readonly agency: string; readonly toldBy: PersonId };

export interface DeadlineContent {
  readonly at: string;
  readonly preset: string | null;
  readonly presetLabel: string | null;
}

/**
 * An action as it stood before it was given or dated anew. `acceptance` and `withdrawn` stand here where they ended with
 * it; `said`: who had given it, `deadlineSet`: who had dated it.
 */
export interface ActionBeforeContent {
  readonly owner: OwnerContent | null;
  readonly helpers: readonly PersonId[];
  readonly deadline: DeadlineContent | null;
  readonly deadlineSet: Attributed | null;
  readonly purpose: string | null;
  readonly note: string | null;
  readonly said: Said | null;
  readonly acceptance: AcceptanceContent | null;
  readonly withdrawn: ({ readonly reason: string } & Attributed) | null;
}

export interface ActionContent {
  readonly place: Place;
  readonly id: ActionId;
  /** In force: the words at assignment, or those that the chair took over since. */
  readonly words: string;
  readonly purpose: string | null;
  /** The wording beside it in the plan where it differs: a proposal (C9). */
  readonly wordsBeside: string | null;
  readonly earlierWords: readonly ({ readonly words: string } & Attributed)[];
  readonly owner: OwnerContent | null;
  readonly helpers: readonly PersonId[];
  readonly deadline: DeadlineContent | null;
  readonly deadlineSet: Attributed | null;
  readonly children: readonly ChildId[];
  readonly note: string | null;
  readonly said: Said | null;
  readonly restsOn: RestsOn | null;
  readonly acceptance: AcceptanceContent | null;
  readonly progress: readonly ({ readonly state: string; readonly note: string | null } & Attributed)[];
  /** The oldest first. */
  readonly earlier: readonly ActionBeforeContent[];
  readonly agreedBy: readonly AgreementContent[];
  readonly withdrawn: ({ readonly reason: string } & Attributed) | null;
}

/** A row of the plan that was written and never given to anybody. */
export interface PlannedContent {
  readonly place: Place;
  readonly text: string;
  readonly purpose: string;
  readonly children: readonly ChildId[];
  readonly proposedOwner: PersonId | null;
  readonly proposedDeadline: string | null;
}

export interface ParentContent {
  readonly place: Place;
  readonly person: string;
  readonly relationship: string;
  readonly parentalResponsibility: boolean | null;
  readonly informedBefore: boolean | null;
  readonly reasonNotInformed: string | null;
  readonly toldBy: PersonId | null;
  readonly how: string | null;
  readonly by: string | null;
  readonly mayBeTold: string | null;
  readonly mustNotBeTold: string | null;
  readonly interpreter: string | null;
  readonly said: Said;
  /** The row as it was recorded before, the oldest first. */
  readonly earlier: readonly Omit<ParentContent, 'place' | 'earlier'>[];
}

export interface RestrictedContent {
  readonly place: Place;
  readonly section: string | null;
  readonly basis: string | null;
  readonly originator: PersonId | null;
  readonly recordedBy: PersonId | null;
  readonly onward: string | null;
  readonly placeholder: string | null;
  readonly blocks: readonly BlockContent[];
  /** As in a section. */
  readonly takenOut?: readonly TakenOut[];
  readonly confirmed: Attributed | null;
}

export interface PlaceholderContent {
  readonly place: Place;
  readonly section: string | null;
  readonly text: string;
}

export interface QuorumContent {
  readonly needs: readonly string[];
  /** Of those, which nobody who attended spoke for. */
  readonly missing: readonly string[];
  readonly reasons: readonly ({ readonly agency: string | null; readonly text: string } & Attributed)[];
}

/**
 * Something told in a sentence with a time: takings back, closed parts, "said, not written here", thaws; who left or was
 * removed, adjournments, reopening, every change of chair before the freeze (`people`: from whom, to whom).
 */
export interface NoteContent {
  readonly place: Place;
  readonly what: string;
  readonly at: string;
  readonly by: PersonId | null;
  readonly people: readonly PersonId[];
  readonly text: string | null;
  readonly until: string | null;
  /** Of words taken back: who first wrote them (C24). Not in records sealed before it was kept. */
  readonly writers?: readonly PersonId[];
}

export interface ReadBackContent {
  readonly place: Place;
  readonly scope: string;
  readonly because: string | null;
  readonly said: Said;
}

/** Of a review: what became of an action of the meeting before. */
export interface ReviewedActionContent extends Attributed {
  readonly place: Place;
  readonly action: string;
  readonly status: string;
  readonly note: string | null;
}

/** C16: what was typed, removed or decided after people stopped talking. */
export interface CorrectionContent {
  /** Name of the root: `section:…`, `block:…`, `plan`, `entry`. */
  readonly where: string;
  readonly what: 'typed' | 'removed';
  readonly before: string | null;
  readonly after: string | null;
  readonly by: PersonId;
  readonly at: string;
  /** Had left before. */
  readonly gone: readonly PersonId[];
}

export interface NextMeetingContent extends Attributed {
  readonly kind: string | null;
  readonly startsAt: string | null;
  readonly reason: string | null;
}

export interface ProposalContent {
  readonly place: Place;
  readonly words: string | null;
  readonly text: string;
  readonly said: Said;
  readonly answer: ({ readonly accepted: boolean; readonly reason: string | null } & Attributed) | null;
}

/** The ids of all parts that everyone reads: a general copy without one of them is not the whole general copy. */
export interface ContentsContent {
  readonly parts: readonly string[];
}

/* What only the seal can write; outside the approved digest. */

export interface StatementContent {
  readonly lockedBy: PersonId;
  readonly lockedAt: string;
  readonly frozenAt: string | null;
  readonly collectedAt: string | null;
  readonly statement: string;
  /** How the chair signed. */
  readonly manner: string;
  readonly readAloud: string;
  readonly because: string | null;
  /** What was known of the server's clock at the lock (C21); records from before this was asked have none. */
  readonly clock?: KnownClock;
  /** Whether whoever locked was at the meeting (C12). */
  readonly present: boolean;
  /** Of those with a placeholder in this copy; the number of all is told to the chair alone. */
  readonly notShownToChair: number;
}

export interface TakeoverContent extends Attributed {
  readonly place: Place;
  readonly from: PersonId | null;
  readonly reason: string | null;
}

export interface WarningContent {
  readonly warning: string;
  /** Which agencies, organisations, people or children it is about; a child stands in a part of its own. Not in records sealed before it was kept. */
  readonly about?: readonly string[];
  readonly reason: string;
}

/** C18: whose screens held the displayed text, one entry for each screen, and who was let go without. */
export interface DevicesContent {
  readonly expected: readonly PersonId[];
  readonly held: readonly PersonId[];
  readonly without: readonly { readonly person: PersonId; readonly reason: string }[];
}

/** Received after the freeze; not part of the minutes. Its words follow as an addendum, or not. */
export interface LateContent {
  readonly place: Place;
  readonly person: PersonId;
  readonly at: string;
  /** What the device says about when it was typed; the server knows only when it arrived (C17). */
  readonly deviceTime: string | null;
  readonly text: string;
}

export interface Contents {
  details: DetailsContent;
  attendance: AttendanceContent;
  child: ChildContent;
  adult: AdultContent;
  conflict: ConflictContent;
  section: SectionContent;
  block: OrganisationBlockContent;
  view: ViewContent;
  decision: DecisionContent;
  dissent: DissentContent;
  action: ActionContent;
  planned: PlannedContent;
  parent: ParentContent;
  restricted: RestrictedContent;
  placeholder: PlaceholderContent;
  quorum: QuorumContent;
  note: NoteContent;
  readBack: ReadBackContent;
  reviewedAction: ReviewedActionContent;
  corrections: { readonly list: readonly CorrectionContent[] };
  nextMeeting: NextMeetingContent;
  proposal: ProposalContent;
  contents: ContentsContent;
  statement: StatementContent;
  takeover: TakeoverContent;
  warnings: { readonly list: readonly WarningContent[] };
  devices: DevicesContent;
  late: LateContent;
  chairOnly: { readonly notShown: number };
}

export type PartKind = keyof Contents;

export interface ReadPart<Kind extends PartKind> {
  readonly part: Part;
  readonly content: Contents[Kind];
}

/** The parts of one kind, in the order of their ids. The cast is the one place where sealed bytes become typed. */
export function partsOfKind<Kind extends PartKind>(
  opened: readonly Pick<OpenedPart, 'part'>[],
  kind: Kind,
): ReadPart<Kind>[] {
  return opened
    .filter(({ part }) => part.kind === kind)
    .map(({ part }) => ({ part, content: part.content as unknown as Contents[Kind] }));
}
