/** What a convenor's pages ask of the server. Answers that hold ways in are shown and kept nowhere. */
import type { MeetingId, PersonId } from '../../shared/ids.ts';
import type {
  AskedFile,
  AskedMeeting,
  AskedWriteUp,
  ConvenedMeeting,
  FileAnswer,
  Home,
  InvitedPeople,
} from '../../shared/wire/convening.ts';
import type { Happening } from '../../shared/wire/rt.ts';
import { ask, fetched, type Answered } from './api.ts';

export type Session =
  | { is: 'nobody' }
  | { is: 'convenor'; name: string | null }
  | { is: 'invited'; name: string | null; meeting: MeetingId };

export function readSession(): Promise<Answered<Session>> {
  return read(get('/api/session'), 'is');
}

export function signInConvenor(link: string, code: string): Promise<Answered<{ person: PersonId }>> {
  return read(ask('/api/convenors/sign-in', { link, code }), 'person');
}

export function readHome(): Promise<Answered<Home>> {
  return read(get('/api/meetings'), 'meetings');
}

export function startNow(): Promise<Answered<ConvenedMeeting>> {
  return read(ask('/api/meetings/now', {}), 'meeting');
}

export function writeUp(asked: AskedWriteUp): Promise<Answered<ConvenedMeeting>> {
  return read(ask('/api/meetings/afterwards', asked), 'meeting');
}

export function convene(asked: AskedMeeting): Promise<Answered<ConvenedMeeting>> {
  return read(ask('/api/meetings', asked), 'meeting');
}

export function conveneFile(asked: AskedFile): Promise<Answered<FileAnswer>> {
  return read(ask('/api/meetings/from-file', asked), 'is');
}

export function readInvited(meeting: MeetingId): Promise<Answered<InvitedPeople>> {
  return read(get(`/api/meetings/${meeting}/invited`), 'people');
}

export function newInvitation(
  meeting: MeetingId,
  person: PersonId,
): Promise<Answered<{ invitation: string; code: string }>> {
  return read(ask(`/api/meetings/${meeting}/invitations`, { person }), 'invitation');
}

/** The command that the room sends too, over HTTP: answers the new person's id. */
export async function invitePerson(
  meeting: MeetingId,
  person: { name: string; job: string; organisation: string | object; role: string; device: string },
): Promise<Answered<PersonId>> {
  const body = { id: onceOnly(), command: { type: 'invite', ...person } };
  const answered = await read<{ happenings: readonly Happening[] }>(
    ask(`/api/meetings/${meeting}/commands`, body),
    'happenings',
  );
  if (!answered.ok) return answered;
  for (const { event } of answered.value.happenings)
    if (event.type === 'invited') return { ok: true, value: event.attendee.id };
  return { ok: false, code: 'malformed', sentence: null };
}

/** Under the same id a command is carried out once. */
function onceOnly(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16)).join('');
}

function get(path: string): Promise<Answered<unknown>> {
  return fetched(path, { headers: { accept: 'application/json' } });
}

/** JSON of our own server, recognised by a field that it always has. */
async function read<T>(answer: Promise<Answered<unknown>>, field: keyof T & string): Promise<Answered<T>> {
  const answered = await answer;
  if (!answered.ok) return answered;
  const { value } = answered;
  if (typeof value !== 'object' || value === null || !(field in value))
    return { ok: false, code: 'malformed', sentence: null };
  return { ok: true, value: value as T };
}
