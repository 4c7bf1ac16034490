/**
 * Who may do what, when: one table of commands x phases x roles, and what follows from it for reading and writing
 * documents. The server asks it in the line of the room; screens ask the same to show what is possible.
 */
import { isRestrictedDocument, type DocumentId, type OrganisationId, type PersonId } from '../ids.ts';
import { ENTRY_ROOT, organisationOf, PLAN_ROOT, rootsOf, sectionOf } from '../document/roots.ts';
import type { Refusal, RefusalCode } from '../wire/refusals.ts';
import type { CommandType } from './commands.ts';
import type { Attendee, Meeting, Phase, Role } from './meeting.ts';

/** `successor`: deputy, convenor or duty manager, whatever else they are. */
export type Standing = Role | 'successor';

interface Permission {
  phases: readonly Phase[];
  roles: readonly Standing[];
}

const BEFORE: readonly Phase[] = ['convened'];
const TALKING: readonly Phase[] = ['live', 'ended', 'closing'];
const GATHERING: readonly Phase[] = ['convened', 'live', 'adjourned', 'ended', 'closing'];
const ACTING: readonly Phase[] = ['live', 'adjourned', 'ended', 'closing'];
/** Nothing protective waits for the lock (C9), and it goes on after it. */
const ALWAYS: readonly Phase[] = ['live', 'adjourned', 'ended', 'closing', 'frozen', 'locked'];
/** An answer that somebody owes may come before or after the lock; then it stands beside the record. */
const ACTING_OR_LOCKED: readonly Phase[] = [...ACTING, 'locked'];
const TALKING_OR_LOCKED: readonly Phase[] = [...TALKING, 'locked'];
const FROZEN: readonly Phase[] = ['frozen'];
const LOCKED: readonly Phase[] = ['locked'];

const CHAIR: readonly Standing[] = ['chair'];
const SCRIBES: readonly Standing[] = ['chair', 'minuteTaker'];
const WRITERS: readonly Standing[] = ['chair', 'minuteTaker', 'agencyRepresentative', 'invitee'];
const SPEAKERS: readonly Standing[] = ['chair', 'minuteTaker', 'agencyRepresentative', 'invitee', 'legalAdviser'];
const EVERYONE: readonly Standing[] = [...SPEAKERS, 'observer'];
const SUCCESSORS: readonly Standing[] = ['successor'];

export const PERMISSIONS: Readonly<Record<CommandType, Permission>> = {
  invite: { phases: GATHERING, roles: [...SCRIBES, 'successor'] },
  inviteDesk: { phases: GATHERING, roles: SCRIBES },
  remove: { phases: GATHERING, roles: CHAIR },
  start: { phases: BEFORE, roles: CHAIR },
  writeUp: { phases: BEFORE, roles: CHAIR },
  rollCall: { phases: GATHERING, roles: SCRIBES },
  declareConflict: { phases: GATHERING, roles: EVERYONE },
  withdraw: { phases: GATHERING, roles: EVERYONE },
  handOverChair: { phases: GATHERING, roles: CHAIR },
  takeChair: { phases: [...GATHERING, 'frozen'], roles: SUCCESSORS },
  nameDeputy: { phases: GATHERING, roles: CHAIR },
  addChild: { phases: GATHERING, roles: WRITERS },
  addAdult: { phases: GATHERING, roles: WRITERS },
  setFact: { phases: GATHERING, roles: WRITERS },
  nothingHeld: { phases: TALKING, roles: WRITERS },
  recordView: { phases: TALKING, roles: WRITERS },
  recordDecision: { phases: TALKING, roles: SCRIBES },
  changeDecision: { phases: TALKING, roles: SCRIBES },
  agreeDecision: { phases: TALKING, roles: WRITERS },
  putDissentQuestion: { phases: TALKING, roles: SCRIBES },
  recordDissent: { phases: ALWAYS, roles: WRITERS },
  answerDissent: { phases: [...TALKING, 'frozen', 'locked'], roles: SCRIBES },
  recordParent: { phases: TALKING, roles: WRITERS },
  explainGap: { phases: TALKING, roles: SCRIBES },
  quorumReason: { phases: GATHERING, roles: SCRIBES },
  setNextMeeting: { phases: ACTING, roles: SCRIBES },
  assignOwner: { phases: ACTING, roles: SCRIBES },
  setDeadline: { phases: ACTING, roles: SCRIBES },
  agreeAction: { phases: TALKING, roles: WRITERS },
  acceptAction: { phases: ACTING_OR_LOCKED, roles: SPEAKERS },
  declineAction: { phases: ACTING_OR_LOCKED, roles: SPEAKERS },
  withdrawAction: { phases: ACTING, roles: CHAIR },
  progress: { phases: ALWAYS, roles: SPEAKERS },
  reviewAction: { phases: TALKING, roles: WRITERS },
  openRestricted: { phases: TALKING, roles: SPEAKERS },
  tighten: { phases: TALKING, roles: SPEAKERS },
  widen: { phases: TALKING, roles: SPEAKERS },
  confirmRestricted: { phases: TALKING, roles: SPEAKERS },
  notWrittenHere: { phases: TALKING, roles: SPEAKERS },
  closedPart: { phases: TALKING, roles: SCRIBES },
  takeBack: { phases: [...TALKING, 'frozen'], roles: WRITERS },
  allowTakingDown: { phases: GATHERING, roles: CHAIR },
  confirmBlock: { phases: TALKING_OR_LOCKED, roles: WRITERS },
  confirmSaid: { phases: TALKING_OR_LOCKED, roles: SPEAKERS },
  propose: { phases: TALKING, roles: SPEAKERS },
  answerProposal: { phases: TALKING, roles: WRITERS },
  readBack: { phases: TALKING, roles: SCRIBES },
  end: { phases: ['live'], roles: SCRIBES },
  close: { phases: ['ended'], roles: SCRIBES },
  reopen: { phases: ['closing'], roles: CHAIR },
  adjourn: { phases: ['live'], roles: CHAIR },
  resume: { phases: ['adjourned'], roles: CHAIR },
  convert: { phases: TALKING, roles: CHAIR },
  cancel: { phases: BEFORE, roles: [...CHAIR, 'successor'] },
  freeze: { phases: TALKING, roles: CHAIR },
  thaw: { phases: FROZEN, roles: CHAIR },
  flushed: { phases: FROZEN, roles: EVERYONE },
  goOnWithout: { phases: FROZEN, roles: CHAIR },
  lock: { phases: FROZEN, roles: CHAIR },
  query: { phases: LOCKED, roles: SPEAKERS },
  answerQuery: { phases: LOCKED, roles: [...CHAIR, 'successor'] },
  answerLate: { phases: LOCKED, roles: CHAIR },
  addendum: { phases: LOCKED, roles: CHAIR },
  newInformation: { phases: LOCKED, roles: SPEAKERS },
  handOver: { phases: LOCKED, roles: CHAIR },
  circulate: { phases: LOCKED, roles: SCRIBES },
  hold: { phases: LOCKED, roles: CHAIR },
};

/** Everything this person is here; empty for whoever is not on the roster or has gone. */
export function standingsOf(meeting: Meeting, person: PersonId): Standing[] {
  const standings: Standing[] = [];
  const attendee = meeting.people[person];
  if (attendee && attendee.goneAt === null && attendee.attendance !== 'declined') {
    if (meeting.chair === person) standings.push('chair');
    // Whoever handed the chair over is still somebody of their organisation.
    else standings.push(attendee.role === 'chair' ? 'agencyRepresentative' : attendee.role);
  }
  if (isSuccessor(meeting, person) && attendee?.goneAt === null) standings.push('successor');
  return standings;
}

function isSuccessor(meeting: Meeting, person: PersonId): boolean {
  return meeting.deputies.includes(person) || meeting.convenor === person || meeting.dutyManagers.includes(person);
}

/** null: may. The phase is looked at last, so that nobody learns it from a command they may never send. */
export function refusesCommand(meeting: Meeting, person: PersonId, type: CommandType): RefusalCode | null {
  const { phases, roles } = PERMISSIONS[type];
  const standings = standingsOf(meeting, person);
  if (standings.length === 0) return 'not-allowed';
  if (!standings.some((standing) => roles.includes(standing)))
    return roles.length === 1 && roles[0] === 'chair' ? 'not-chair' : 'not-allowed';
  if (phases.includes(meeting.phase)) return null;
  if (meeting.phase === 'locked') return 'locked';
  return meeting.phase === 'frozen' ? 'frozen' : 'not-now';
}

/** May this person have the room open at all: on the roster, not gone, no tie to the family. */
export function mayOpen(meeting: Meeting, person: PersonId): boolean {
  const attendee = meeting.people[person];
  return (
    attendee !== undefined &&
    attendee.goneAt === null &&
    attendee.attendance !== 'declined' &&
    attendee.conflict !== 'declared'
  );
}

/**
 * May this person see what is written: not before the conflict question is answered (C31; the chair is asked but not
 * shut out), not an invitee who is not here (they read the record), a restricted document only its audience.
 */
export function mayRead(meeting: Meeting, person: PersonId, document: DocumentId): boolean {
  const attendee = meeting.people[person];
  if (!attendee || !mayOpen(meeting, person)) return false;
  if (attendee.conflict !== 'none' && meeting.chair !== person) return false;
  if (attendee.role === 'invitee' && !isHere(attendee)) return false;
  if (!isRestrictedDocument(document)) return true;
  return attendee.role !== 'observer' && (meeting.restricted[document]?.audience.includes(person) ?? false);
}

/** May this person read the locked record, in the copy that is theirs: observers and whoever has gone may not. */
export function mayReadRecord(meeting: Meeting, person: PersonId): boolean {
  const attendee = meeting.people[person];
  if (!attendee || !mayOpen(meeting, person)) return false;
  return attendee.role !== 'observer' || meeting.chair === person;
}

/** May this person read what the record says of this document: also an invitee who was not here, who reads the record alone. */
export function mayReadLocked(meeting: Meeting, person: PersonId, document: DocumentId): boolean {
  if (!mayReadRecord(meeting, person)) return false;
  return !isRestrictedDocument(document) || (meeting.restricted[document]?.audience.includes(person) ?? false);
}

/**
 * Who may invite gives people of the roster a new way in, and whoever convened does also where they are not on it
 * themselves: as long as there is a room or a record to come to, because links are lost at any time.
 */
export function mayGiveInvitation(meeting: Meeting, giver: PersonId): boolean {
  return meeting.phase !== 'cancelled' && handsOutLinks(meeting, giver);
}

/** Why this person is made no new way in by this giver; null: they are. */
export function refusesInvitation(meeting: Meeting, giver: PersonId, person: PersonId): Refusal | null {
  if (!handsOutLinks(meeting, giver)) return { code: 'not-allowed' };
  if (meeting.people[person]?.goneAt !== null) return { code: 'not-found' };
  if (meeting.phase === 'cancelled') return { code: 'not-now', detail: { why: 'cancelled' } };
  // After the lock there is the record alone to come to.
  if (meeting.phase === 'locked' && !mayReadRecord(meeting, person))
    return { code: 'not-allowed', detail: { why: 'readsNoRecord' } };
  return null;
}

export function mayGiveLockCode(meeting: Meeting, giver: PersonId, person: PersonId): boolean {
  return refusesLockCode(meeting, giver, person) === null;
}

/**
 * Who chairs, convened or may take the chair hands lock codes to others, never to themselves: it is a second way to
 * know them. Whoever convened handed out the first ones, so they need not be on the roster for more.
 */
export function refusesLockCode(meeting: Meeting, giver: PersonId, person: PersonId): Refusal | null {
  if (!mayComeToLock(meeting, giver) && !convened(meeting, giver)) return { code: 'not-allowed' };
  if (meeting.people[person]?.goneAt !== null) return { code: 'not-found' };
  if (giver === person) return { code: 'not-allowed', detail: { why: 'ownLockCode' } };
  if (meeting.phase === 'cancelled') return { code: 'not-now', detail: { why: 'cancelled' } };
  return meeting.phase === 'locked' ? { code: 'not-now', detail: { why: 'nothingToLock' } } : null;
}

/** May this person come to lock: whoever chairs, or may take the chair. */
export function mayComeToLock(meeting: Meeting, person: PersonId): boolean {
  return standingsOf(meeting, person).some((standing) => standing === 'chair' || standing === 'successor');
}

function handsOutLinks(meeting: Meeting, giver: PersonId): boolean {
  if (convened(meeting, giver)) return true;
  return standingsOf(meeting, giver).some((standing) => PERMISSIONS.invite.roles.includes(standing));
}

/** Whoever convened, on the roster or not, unless they were removed from it. */
function convened(meeting: Meeting, person: PersonId): boolean {
  return meeting.convenor === person && (meeting.people[person]?.goneAt ?? null) === null;
}

export function isHere(attendee: Attendee): boolean {
  return attendee.goneAt === null && (attendee.attendance === 'attended' || attendee.attendance === 'partial');
}

/** May `recorder` take down what `speaker` says (C2): the chair and minute taker always, others with the chair's leave. */
export function mayTakeDown(meeting: Meeting, recorder: PersonId, speaker: PersonId): boolean {
  const attendee = meeting.people[speaker];
  if (!attendee || attendee.goneAt !== null) return false;
  const standings = standingsOf(meeting, recorder);
  if (standings.includes('chair') || standings.includes('minuteTaker')) return true;
  return hasLeave(meeting, recorder, attendee.organisation);
}

function hasLeave(meeting: Meeting, person: PersonId, organisation: OrganisationId): boolean {
  return meeting.takings.some((taking) => taking.person === person && taking.organisation === organisation);
}

/** Which roots of a document this person may write in (C5). The gate resolves the root of every letter and asks. */
export function writableRoots(meeting: Meeting, person: PersonId, document: DocumentId): (root: string) => boolean {
  const attendee = meeting.people[person];
  const standings = standingsOf(meeting, person);
  if (!attendee || !mayRead(meeting, person, document)) return () => false;
  if (isRestrictedDocument(document)) {
    const restricted = meeting.restricted[document];
    return (root) => root === ENTRY_ROOT && (restricted?.originator === person || restricted?.recordedBy === person);
  }
  if (!standings.some((standing) => WRITERS.includes(standing))) return () => false;
  const roots = rootsOf(document, meeting);
  return (root) => {
    if (!roots.has(root)) return false;
    if (root === PLAN_ROOT || sectionOf(root) !== null) return true;
    const organisation = organisationOf(root);
    return organisation !== null && mayWriteBlock(meeting, attendee, standings, organisation);
  };
}

function mayWriteBlock(
  meeting: Meeting,
  attendee: Attendee,
  standings: readonly Standing[],
  organisation: OrganisationId,
): boolean {
  if (attendee.organisation === organisation || standings.includes('minuteTaker')) return true;
  if (hasLeave(meeting, attendee.id, organisation)) return true;
  return standings.includes('chair') && isOnThePhone(meeting, organisation);
}

/** Everybody of this organisation who is here is without a screen; or nobody is, and the report they sent is read in. */
function isOnThePhone(meeting: Meeting, organisation: OrganisationId): boolean {
  const people = Object.values(meeting.people).filter((attendee) => attendee.organisation === organisation);
  const here = people.filter(isHere);
  if (here.length > 0) return here.every(({ device }) => device === 'none');
  return people.some(({ attendance }) => attendance === 'apologiesWithReport');
}
