/** Every sentence of the record, on screen and on paper. Whole sentences: nothing is put together from pieces elsewhere. */

import type { KnownClock } from '../../clock.ts';
import { clockSentence } from './clock.ts';
import { choiceOf, labelOf } from './labels.ts';

/** What was missing when the minutes were locked, by the gate's key, as the start of a sentence. */
export const ALTHOUGH: Readonly<Record<string, string>> = {
  quorum: 'By the roll call an agency that was needed was not at the meeting',
  conflictUnanswered: 'Somebody did not say whether they know the family',
  agencyWithoutEntry: 'An agency that was at the meeting wrote nothing',
  noView: 'No view on the threshold was recorded',
  childWithoutDecision: 'Not every child has a decision',
  noChildsVoice: 'Nothing was written about the child’s own voice',
  noContingency: 'Nothing was written about what happens if the plan fails',
  parentMissing: 'It was not recorded what parents are told',
  dissentNotAsked: 'Not everybody was asked whether they disagree',
  notReadBack: 'Nothing was read back',
  goneOnWithout: 'The words of somebody’s screen were not waited for',
  presentAgainstRollCall: 'The statement and the roll call differ on whether whoever locked was present',
};

export const recordWords = {
  label: labelOf,
  choice: choiceOf,
  title: (reference: string) => (reference === '' ? 'Minutes' : `Minutes ${reference}`),
  rehearsalTitle: (title: string) => `REHEARSAL: ${title}`,
  errorTitle: (title: string) => `Error: ${title}`,
  rehearsal: 'Rehearsal. Not a record. Do not type about a real child.',
  product: 'Quorate',
  notThisPage: 'This page cannot be shown',
  toStart: 'Go to the start page, where you can sign in with the link of your invitation',
  skip: 'Skip to the minutes',
  contents: 'On this page',
  kindAndTime: (kind: string, date: string, from: string, to: string | null) =>
    to === null ? `${kind}, ${date}, from ${from}` : `${kind}, ${date}, ${from} to ${to}`,
  heldByServer: 'The times in the heading are from the server’s clock.',
  heldStated: (from: string, to: string) =>
    `Start or end in the heading was stated by people. By the server’s clock: ${from} to ${to}.`,
  heldStatedSince: (from: string) =>
    `Start or end in the heading was stated by people. By the server’s clock: from ${from}.`,
  kindAlone: (kind: string) => kind,
  writtenUp: (after: string, from: string) => `Written up ${after} after the call, from ${from}.`,
  duration: (hours: number, minutes: number) =>
    hours === 0 ? `${minutes} min` : minutes === 0 ? `${hours} h` : `${hours} h ${minutes} min`,

  // State
  locked: (time: string, date: string, chair: string) => `Locked at ${time} on ${date} by ${chair}.`,
  frozen: (time: string, date: string) => `Frozen ${time} on ${date}, not yet confirmed.`,
  frozenExplained:
    'The chair has not yet confirmed this text. Actions and decisions in it are in force from the times shown beside them.',
  recordCode: 'Record code',
  recordCodeExplained: 'Two people who see the same code are reading from the same locked record.',
  check: 'Unchanged since the lock',
  checkNotYet: 'Not checked on this device yet.',
  checkHow:
    'To check a copy, compare its record code with the one another agency holds, or check the file of this record.',
  lessThanFull: (reader: string, council: string) =>
    `This copy holds what ${reader} may read. It may be less than the full record; ${council} can say.`,
  lessThanFullGeneral: (council: string) =>
    `This copy holds what everyone at the meeting may read. It may be less than the full record; ${council} can say.`,
  councilUnknown: 'the council that called the meeting',
  notAtMeeting: 'You were not at this meeting.',
  youNotCalled: 'You are not on the roll call of this meeting.',
  youWroteNotCalled: (time: string) => `You wrote in these minutes from ${time}. You are not on the roll call.`,
  youWroteCalledAbsent: (time: string) =>
    `You wrote in these minutes from ${time}. The roll call does not say that you were there.`,
  joinedAt: (time: string) => `You joined at ${time}.`,
  printed: (reader: string, time: string) => `Opened by ${reader}, ${time}. Check before you rely on it.`,

  // Headings
  yourActions: 'Your actions',
  decisions: 'Decisions',
  disagreement: 'Disagreement',
  views: 'What each organisation thought',
  meeting: 'The meeting',
  actions: 'Actions',
  notGiven: 'Written in the plan, given to nobody',
  reviewed: 'Actions of the meeting before',
  minutes: 'Minutes',
  parents: 'Parents and carers',
  children: 'Children and household',
  attendance: 'Who was here',
  quorum: 'Quorum',
  next: 'Next meeting',
  corrections: 'Typed, changed or removed after the end',
  proposals: 'Proposed changes of wording',
  happened: 'What else happened',
  howLocked: 'How the minutes were locked',
  late: 'Received after the freeze',
  information: 'Information shared',
  elsewhere: 'Other entries',

  // Columns and terms
  number: 'No.',
  action: 'Action',
  owner: 'Owner',
  due: 'Due',
  state: 'State',
  purpose: 'Why',
  name: 'Name',
  organisation: 'Organisation',
  role: 'Role',
  presence: 'Attendance',
  times: 'Times',
  howKnown: 'How we knew it was them',
  view: 'View',
  reason: 'Reason',
  when: 'When',
  who: 'Who',
  where: 'Where',
  before: 'Before',
  after: 'After',
  rationale: 'Why',
  forChildren: 'For',
  child: 'Child',
  prWord: 'Parental responsibility',
  referral: 'Referral',
  lawfulBasis: 'Lawful basis as set down',
  dissentAsked: (who: string, time: string) => `Everyone was asked whether they disagree (${who}, ${time}).`,
  referralLine: (from: string, time: string) => `From ${from}, received ${time}`,
  reference: 'Reference',

  // Empty states: none is an answer
  noActions: 'No actions.',
  noneOfYours: 'None of the actions is yours.',
  noDecisions: 'No decision was recorded.',
  noDissent: 'No disagreement was recorded.',
  noViews: 'No views were recorded.',
  noParents: 'Nothing was recorded about telling parents or carers.',
  noCorrections: 'Nothing was typed, changed or removed after the end.',
  nothingWritten: 'Nothing was written here.',
  nothingHeld: (person: string, time: string) => `Holds nothing about the family. Said by ${person}, ${time}.`,

  // Who wrote
  typedBy: (writer: string, times: string) => `Typed by ${writer}, ${times}`,
  firstWrittenBy: (writer: string, times: string) => `First written by ${writer}, ${times}`,
  movedBy: (mover: string, time: string) => `moved by ${mover}, ${time}`,
  saidBy: (speaker: string) => `Said by ${speaker}`,
  saidByPhone: (speaker: string) => `Said by ${speaker}, by phone`,
  thenTypedBy: (writer: string, times: string) => `typed by ${writer}, ${times}`,
  span: (from: string, to: string) => (from === to ? from : `${from} to ${to}`),
  source: (source: string) => `Source: ${source}`,
  // Set, taken off or taken out by somebody else than the writer (C4)
  kindSetBy: (kind: string, who: string, time: string) => `Marked as ${kind} by ${who}, ${time}`,
  kindTakenOff: (who: string, time: string) => `Kind taken off by ${who}, ${time}`,
  sourceGivenBy: (source: string, who: string, time: string) => `Source: ${source}, given by ${who}, ${time}`,
  sourceTakenOff: (who: string, time: string) => `Source taken off by ${who}, ${time}`,
  saidAccordingTo: (who: string, time: string) => `, as marked by ${who}, ${time}`,
  speakerTakenOff: (who: string, time: string) => `“Said by” taken off by ${who}, ${time}`,
  takenOut: (who: string, times: string) => `Words taken out by ${who}, ${times}`,
  paragraphTakenOut: (writers: string, who: string, times: string) =>
    `A paragraph of ${writers} taken out by ${who}, ${times}`,
  eventDate: (date: string) => `Happened ${date}`,
  aboutAll: 'About all children',
  about: (children: string) => `About ${children}`,
  notForFamily: 'Keep out of the parents’ letter',
  personAndAgency: (name: string, agency: string) => `${name} (${agency})`,
  somebodyElse: 'Somebody who is not on the list',
  ownPress: (speaker: string, time: string) => `${speaker}, own press, ${time}`,
  saidAloud: (speaker: string, recorder: string, time: string) =>
    `${speaker}, said aloud, recorded by ${recorder}, ${time}`,
  notConfirmedBy: (speaker: string) => `not confirmed by ${speaker}`,
  confirmedSince: (time: string) => `confirmed by the speaker, ${time}`,
  ownWordsSince: (words: string, time: string) => `in the speaker’s own words, ${time}: ${words}`,

  // Confirmation of a block (C6)
  blockConfirmed: (said: string) => `Confirmed by ${said}.`,
  blockChangedSince: (said: string, changers: string) =>
    `Confirmed by ${said}; changed since by ${changers}. The wording that was confirmed:`,
  blockNotAsked: 'Not asked to confirm.',

  // Decisions
  decisionNumber: (n: number, outcome: string) => `${n}. ${outcome}`,
  allChildren: 'All children',
  decided: (said: string) => `Recorded: ${said}.`,
  changedDecision: (said: string) => `Changed: ${said}.`,
  changedBecause: (said: string, why: string) => `Changed: ${said}, because: ${why}`,
  decidedBefore: (said: string) => `What it said before, recorded: ${said}.`,
  computedDates: {
    icpc15: (due: string, days: number, from: string) =>
      `Conference due by ${due}: ${days} working days after ${from}, the day enquiries began.`,
    assessment45: (due: string, days: number, from: string) =>
      `Assessment due by ${due}: ${days} working days after ${from}, the day of the referral.`,
  },
  holidaysBetween: (days: string) => `Bank holidays not counted: ${days}.`,
  holidaysUnknown: 'The bank holidays of that time are not known yet: check this date before you rely on it.',
  changedBeneath: (people: string, words: string, now: string) =>
    `The words this rests on were changed since by ${people}. They read: “${words}” They read now: “${now}”`,
  agreement: (answer: string, said: string) => `${answer}: ${said}`,
  earlierWording: 'to the earlier wording',
  dissented: (people: string) => `Disagrees, in their own words under “Disagreement”: ${people}`,
  dissenter: (name: string, withWhat: string) => `${name} (${withWhat})`,
  withTheWhole: 'with the discussion as a whole',
  askedWithAll: (people: string) =>
    `Asked with everyone whether they disagree, and gave no answer to this decision: ${people}`,
  presentAnswer: 'the present answer',
  byAt: (who: string, time: string) => `${who}, ${time}`,
  stoodBefore: (what: string, said: string) => `Before: ${what} (${said})`,
  answerWithReason: (answer: string, reason: string) => `${answer}. ${reason}`,
  field: (name: string, value: string) => `${name}: ${value}`,
  nothingFilledIn: 'nothing was filled in',
  notAsked: (people: string) => `Not asked: ${people}`,
  disagreesWith: (n: number) => `With decision ${n}`,
  disagreesAltogether: 'With the discussion as a whole',
  chairAnswered: (chair: string, time: string) => `Answer of ${chair}, ${time}:`,
  noAnswer: 'Not answered.',
  escalation: (text: string) => `What happens with it: ${text}`,

  // Actions
  ownerOutside: (name: string, agency: string, teller: string) => `${name} (${agency}), told by ${teller}`,
  noOwner: 'No owner',
  noDate: 'No date',
  helpedBy: (people: string) => `with ${people}`,
  assigned: (said: string) => `Given: ${said}`,
  accepted: (said: string) => `Accepted: ${said}`,
  declined: (said: string, reason: string) => `Declined: ${said}. ${reason}`,
  beforeChange: 'before it was changed',
  notAnswered: 'No answer yet',
  progress: (state: string, time: string) => `${state}, ${time}`,
  progressNote: (state: string, time: string, note: string) => `${state}, ${time}: ${note}`,
  withdrawn: (time: string, reason: string) => `Withdrawn ${time}: ${reason}`,
  wordingBeside: (words: string) => `Wording proposed in the plan: ${words}`,
  given: (owner: string, due: string) => `${owner}, ${due}`,
  dateSet: (who: string, time: string) => `Date set by ${who}, ${time}`,
  note: (text: string) => `Note: ${text}`,
  deadline: (date: string, preset: string) => `${date} (${preset})`,

  // People
  notCalled: 'Not on the roll call',
  wroteNotCalled: (time: string) => `Wrote in these minutes from ${time}. Not on the roll call.`,
  wroteCalledAbsent: (time: string) => `Wrote in these minutes from ${time}, and the roll call says otherwise.`,
  notRecorded: 'Not recorded',
  fromTo: (from: string, to: string) => `${from} to ${to}`,
  fromOn: (from: string) => `from ${from}`,
  byPhone: 'By phone, no screen',
  signedInByCode: 'Signed in by personal link and code',
  signedInAtDesk: 'Signed in by the link of their organisation’s desk and code',
  conflictDeclared: 'Conflict of interest declared',
  conflictNone: 'No conflict of interest',
  conflictNoneBefore: 'Had said before that there was no conflict of interest',
  leftConflict: 'Left: conflict of interest',
  goneAt: (time: string) => `Access to the minutes ended at ${time}`,
  removedAt: (time: string, who: string, reason: string) => `Removed by ${who} at ${time}: ${reason}`,
  chairedUntil: (time: string) => `chaired until ${time}`,
  chairedFrom: (time: string) => `chaired from ${time}`,
  chairedFromTo: (from: string, to: string) => `chaired from ${from} to ${to}`,
  conflictNotAsked: 'Conflict of interest: not asked',
  canDecide: 'Can decide for the organisation',
  cannotDecide: 'Cannot decide for the organisation',
  quorumMet: 'Everyone needed was here.',
  quorumNeeds: (agencies: string) => `Needed: ${agencies}.`,
  quorumMissing: (agencies: string) => `Not here by the roll call: ${agencies}.`,
  quorumReason: (text: string, who: string, time: string) => `${text} (${who}, ${time})`,

  // Restricted
  restricted: 'Only some people may read this',
  restrictedBasis: (basis: string, originator: string) => `${basis}. Shared by ${originator}.`,
  restrictedReaders: (people: string) => `May be read by ${people}.`,
  restrictedOnward: (onward: string) => `Passing on: ${onward}.`,
  restrictedConfirmed: (said: string) => `Confirmed by ${said}.`,
  restrictedNotConfirmed: 'Not confirmed by whoever shared it.',

  // Corrections
  typed: 'Typed',
  removed: 'Removed',
  changed: 'Changed',
  nobodyGone: 'Nobody had left',
  hadLeft: (people: string) => `Had left: ${people}`,

  // The lock
  statement: (chair: string) => `Statement of ${chair}:`,
  signed: (manner: string) => `Signed: ${manner}.`,
  readAloud: (what: string) => `Read aloud: ${what}.`,
  clock: (known: KnownClock) => clockSentence(known),
  notShownToChair: (n: number) =>
    n === 1
      ? 'The chair did not read 1 of the restricted entries shown here.'
      : `The chair did not read ${n} of the restricted entries shown here.`,
  notShownToYou: (n: number) =>
    n === 1 ? '1 entry was not shown to you as chair.' : `${n} entries were not shown to you as chair.`,
  takeover: (who: string, from: string, time: string, reason: string) =>
    `${who} took the chair from ${from} at ${time}: ${reason}`,
  lockedAlthough: (gate: string, about: string, reason: string) =>
    `${Object.hasOwn(ALTHOUGH, gate) ? ALTHOUGH[gate] : labelOf(gate)}${about === '' ? '' : ` (${about})`}. Reason given: ${reason}`,
  devicesHeld: (n: number, of: number) =>
    of === 0
      ? 'No device was connected when the text was frozen.'
      : `${n} of ${of} connected devices held the same text.`,
  devicesWithout: (person: string, reason: string) => `Not waited for: ${person}. ${reason}`,
  receivedLate: (person: string, time: string) => `${person}, received ${time}. Not part of these minutes.`,
  deviceSays: (time: string) => `The device says it was typed at ${time}.`,
  acceptedProposal: (who: string, time: string) => `Taken over by ${who}, ${time}`,
  notAdded: (who: string, time: string, reason: string) => `Not added by ${who}, ${time}, because ${reason}`,
  proposalOpen: 'No answer',
  proposedBy: (said: string) => `Proposed: ${said}`,

  fairRecord: 'To the best of my knowledge this is a fair record of what was said while I was present.',
  lockedAsFrozen: 'I was not present; I lock the text as frozen.',
  withLockCode: 'with a lock code, after the text was frozen and collected',

  // Notes: what happened, in a sentence
  readBack: (what: string, time: string, who: string, because: string) =>
    `${time}: read aloud: ${what} (${who}).${because}`,
  because: (reason: string) => ` Because: ${reason}`,
  takenBack: (time: string, who: string, reason: string) =>
    `${time}: words were taken back by ${who}. They are not in this record. ${reason}`,
  tookBackOwn: (time: string, who: string, reason: string) =>
    `${time}: ${who} took back words of their own. They are not in this record. ${reason}`,
  takenBackOf: (time: string, writers: string, who: string, reason: string) =>
    `${time}: words written by ${writers} were taken back by ${who}. They are not in this record. ${reason}`,
  closedPart: (from: string, people: string) => `${from}: a part of the meeting was closed. Stayed: ${people}.`,
  closedPartUntil: (from: string, to: string, people: string) =>
    `${from} to ${to}: a part of the meeting was closed. Stayed: ${people}.`,
  notWrittenHere: (time: string, holder: string, reference: string, heard: string) =>
    `${time}: something was said and not written here. Held by ${holder}, ${reference}. Heard by ${heard}.`,
  thawed: (time: string, who: string, reason: string) =>
    `${time}: ${who} opened the frozen minutes again, because ${reason}`,
  reopened: (time: string, who: string, reason: string) =>
    `${time}: ${who} opened the meeting again, because ${reason}`,
  adjourned: (time: string, until: string | null, who: string, reason: string | null) =>
    `${time}: ${who} adjourned the meeting${until === null ? '' : ` until ${until}`}.${reason === null ? '' : ` ${reason}`}`,
  resumed: (time: string, who: string) => `${time}: ${who} opened the next sitting.`,
  converted: (time: string, who: string, reason: string) =>
    `${time}: ${who} made this another kind of meeting, because ${reason}`,
  /** `recorder`: where somebody else pressed it for them. */
  leftNote: (time: string, person: string, recorder: string | null, conflict: boolean, note: string | null) =>
    `${time}: ${person} left${conflict ? ': conflict of interest' : ''}${recorder === null ? '' : `, recorded by ${recorder}`}.${note === null ? '' : ` ${note}`}`,
  removedNote: (time: string, person: string, who: string, reason: string) =>
    `${time}: ${person} was removed by ${who}: ${reason}`,
  chairHandedOver: (time: string, from: string, to: string) => `${time}: ${from} handed the chair to ${to}.`,
  chairTaken: (time: string, who: string, reason: string) => `${time}: ${who} took the chair: ${reason}`,
  chairTakenFrom: (time: string, who: string, from: string, reason: string) =>
    `${time}: ${who} took the chair from ${from}: ${reason}`,
  noReference: 'no reference',
  nobodyNamed: 'nobody named',
} as const;
