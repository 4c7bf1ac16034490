/**
 * Whose own word something can be, whoever presses the key: a view, an agreement, a disagreement, the answer to an action,
 * the confirmation of an organisation's block. A command's permission asks who presses; chair and minute taker take words
 * down for others, and must not put any into the mouth of somebody who has none to give: an observer, a lawyer who advises,
 * whoever left or was not there. Whoever takes the minutes may agree and take on an action like anybody who is here, but
 * does not speak for their organisation.
 */
import type { PersonId } from '../ids.ts';
import type { Attendee, AttendanceStatus, Meeting, Role } from './meeting.ts';
import { isHere } from './permissions.ts';

export type Voice = 'view' | 'agreement' | 'dissent' | 'acceptance' | 'confirmation';
export type NoVoice = 'observer' | 'legalAdviser' | 'minuteTaker' | 'cannotDecide' | 'conflict' | 'left' | 'absent';

/** Roles with a word of their own; whoever chairs has one, whatever they came as. */
export const VOICES: Readonly<Record<Voice, readonly Role[]>> = {
  view: ['chair', 'agencyRepresentative', 'invitee'],
  agreement: ['chair', 'minuteTaker', 'agencyRepresentative', 'invitee'],
  dissent: ['chair', 'agencyRepresentative', 'invitee'],
  acceptance: ['chair', 'minuteTaker', 'agencyRepresentative', 'legalAdviser', 'invitee'],
  confirmation: ['chair', 'agencyRepresentative', 'invitee'],
};

/** Not there and nothing sent. A report that was sent is read out, with what it says of the threshold. */
const NOTHING_SENT: readonly AttendanceStatus[] = ['apologies', 'noResponse', 'withdrawn', 'declined'];

/** null: it can be theirs. `presser`: themselves, where nobody takes it down for them. */
export function whyNoVoice(
  meeting: Meeting,
  person: PersonId,
  voice: Voice,
  presser: PersonId = person,
): NoVoice | null {
  const attendee = meeting.people[person];
  if (!attendee) return 'absent';
  if (attendee.conflict === 'declared') return 'conflict';
  if (attendee.goneAt !== null) return 'left';
  if (meeting.chair !== person && !VOICES[voice].includes(attendee.role)) return noVoiceOf(attendee.role);
  if (voice === 'view' && attendee.canDecide === false) return 'cannotDecide';
  return isAbsent(attendee, voice, meeting, presser) ? 'absent' : null;
}

function noVoiceOf(role: Role): NoVoice {
  return role === 'observer' || role === 'legalAdviser' ? role : 'minuteTaker';
}

/**
 * Agreement is of people who are here at that moment. After the lock whoever was not there has a query or new information,
 * and nothing that they could disagree with. An owner, and somebody of an organisation, who was not there answers for themselves, and
 * nobody does it for them.
 */
function isAbsent(attendee: Attendee, voice: Voice, { phase }: Meeting, presser: PersonId): boolean {
  const own = presser === attendee.id;
  if (voice === 'acceptance') return !own && !isHere(attendee);
  if (voice === 'confirmation') return !own && NOTHING_SENT.includes(attendee.attendance);
  if (voice === 'agreement' || phase === 'locked') return !isHere(attendee);
  return NOTHING_SENT.includes(attendee.attendance);
}
