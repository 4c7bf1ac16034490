/** What a convenor's pages ask of the server. Answers that hold ways in are shown and kept nowhere. */
import { mintId, type MeetingId, type PersonId } from '../../shared/ids.ts';
import {
  ONCE,
  type AskedFile,
  type AskedMeeting,
  type AskedWriteUp,
  type ConvenedMeeting,
  type FileAnswer,
  type Home,
  type InvitedPeople,
} from '../../shared/wire/convening.ts';
import type { Happening } from '../../shared/wire/rt.ts';
import { browserRandom } from './ambient.ts';
import { ask, get, recognised, type Answered } from './api.ts';

export type Session =
  | { is: 'nobody' }
  | { is: 'convenor'; name: string | null }
  | { is: 'invited'; name: string | null; meeting: MeetingId };

export function readSession(): Promise<Answered<Session>> {
  return recognised(get('/api/session'), 'is');
}

export function signInConvenor(link: string, code: string): Promise<Answered<{ person: PersonId }>> {
  return recognised(ask('/api/convenors/sign-in', { link, code }), 'person');
}

export function readHome(): Promise<Answered<Home>> {
  return recognised(get('/api/meetings'), 'meetings');
}

export function startNow(once: string): Promise<Answered<ConvenedMeeting>> {
  return recognised(ask('/api/meetings/now', {}, { [ONCE]: once }), 'meeting');
}

export function writeUp(asked: AskedWriteUp, once: string): Promise<Answered<ConvenedMeeting>> {
  return recognised(ask('/api/meetings/afterwards', asked, { [ONCE]: once }), 'meeting');
}

export function convene(asked: AskedMeeting, once: string): Promise<Answered<ConvenedMeeting>> {
  return recognised(ask('/api/meetings', asked, { [ONCE]: once }), 'meeting');
}

export function conveneFile(asked: AskedFile, once: string): Promise<Answered<FileAnswer>> {
  return recognised(ask('/api/meetings/from-file', asked, { [ONCE]: once }), 'is');
}

export function readInvited(meeting: MeetingId): Promise<Answered<InvitedPeople>> {
  return recognised(get(`/api/meetings/${meeting}/invited`), 'people');
}

export function newInvitation(
  meeting: MeetingId,
  person: PersonId,
): Promise<Answered<{ invitation: string; code: string }>> {
  return recognised(ask(`/api/meetings/${meeting}/invitations`, { person }), 'invitation');
}

/** The command that the room sends too, over HTTP: answers the new person's id. */
export async function invitePerson(
  meeting: MeetingId,
  person: { name: string; job: string; organisation: string | object; role: string; device: string },
): Promise<Answered<PersonId>> {
  const body = { id: mintId<string>(browserRandom), command: { type: 'invite', ...person } };
  const answered = await recognised<{ happenings: readonly Happening[] }>(
    ask(`/api/meetings/${meeting}/commands`, body),
    'happenings',
  );
  if (!answered.ok) return answered;
  for (const { event } of answered.value.happenings)
    if (event.type === 'invited') return { ok: true, value: event.attendee.id };
  return { ok: false, code: 'malformed', sentence: null };
}
