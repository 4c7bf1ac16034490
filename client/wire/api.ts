/** The server's HTTP, with answers that cannot be mistaken for success. */
import type { Authorship } from '../../shared/wire/authorship.ts';
import { isId, type DocumentId, type InvitationId, type MeetingId, type PersonId } from '../../shared/ids.ts';
import { pageWords } from '../../shared/words/en/page.ts';
import type { ClosingReview } from '../../shared/record/closingReview.ts';

/** `code` is a refusal's, or `no-connection` where no answer came. `sentence` is the server's, where it gave one. */
export type Answered<T> =
  { ok: true; value: T } | { ok: false; code: string; sentence: string | null; detail?: unknown };

export interface SignedIn {
  person: PersonId;
  meeting: MeetingId;
  /** Its minutes are locked: there is a record to read and no room to open. */
  locked: boolean;
}

export interface LateOffer {
  /** The same id is taken in once. */
  id: string;
  document: DocumentId;
  update: Uint8Array;
  /** State vector of what the words were written on. */
  on: Uint8Array;
  deviceTime: string;
}

/** Exchanges an invitation and its code for a session; the cookie is the answer's. */
export async function signIn(invitation: InvitationId, code: string): Promise<Answered<SignedIn>> {
  const answered = await ask('/api/sign-in', { invitation, code });
  return answered.ok ? readSignedIn(answered.value) : answered;
}

export async function signOut(): Promise<Answered<null>> {
  const answered = await ask('/api/sign-out', {});
  return answered.ok ? { ok: true, value: null } : answered;
}

/** Hands in what came after the freeze. Answered: it is kept, with its writer and the times. */
export async function offerLate(meeting: MeetingId, offer: LateOffer): Promise<Answered<null>> {
  const answered = await ask(`/api/meetings/${meeting}/late`, {
    ...offer,
    update: base64(offer.update),
    on: base64(offer.on),
  });
  return answered.ok ? { ok: true, value: null } : answered;
}

/** What changed since the read-back and since the end; for whoever chairs. */
export function readReview(meeting: MeetingId): Promise<Answered<ClosingReview>> {
  return recognised(get(`/api/meetings/${meeting}/closing`), 'devices');
}

/** A lock code for somebody else, shown once to whoever asks for it. */
export async function giveLockCode(meeting: MeetingId, person: PersonId): Promise<Answered<string>> {
  const answered = await ask(`/api/meetings/${meeting}/lock-codes`, { person });
  if (!answered.ok) return answered;
  const code = field(answered.value, 'lockCode');
  return typeof code === 'string' ? { ok: true, value: code } : { ok: false, code: 'malformed', sentence: null };
}

/** Who wrote what stands in a root; null where nobody could say. */
export async function askAuthorship(
  meeting: MeetingId,
  document: DocumentId,
  root: string,
): Promise<Authorship | null> {
  const query = new URLSearchParams({ document, root });
  const answered = await get(`/api/meetings/${meeting}/authorship?${query}`);
  if (!answered.ok) return null;
  // Loaded when it is first asked: what reads the answer is large, and nobody waits for it to write.
  const reader = await import('../../shared/wire/authorship.ts').catch(() => null);
  return reader?.readAuthorship(answered.value) ?? null;
}

/** JSON of our own server, recognised by a field that it always has. */
export async function recognised<T>(answer: Promise<Answered<unknown>>, name: keyof T & string): Promise<Answered<T>> {
  const answered = await answer;
  if (!answered.ok) return answered;
  if (field(answered.value, name) === undefined) return { ok: false, code: 'malformed', sentence: null };
  return { ok: true, value: answered.value as T };
}

export function get(path: string): Promise<Answered<unknown>> {
  return fetched(path, { headers: { accept: 'application/json' } });
}

export function ask(path: string, body: unknown, more: Record<string, string> = {}): Promise<Answered<unknown>> {
  return fetched(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', ...more },
    body: JSON.stringify(body),
  });
}

async function fetched(path: string, request: RequestInit): Promise<Answered<unknown>> {
  let response: Response;
  try {
    response = await fetch(path, { ...request, credentials: 'same-origin' });
  } catch {
    return { ok: false, code: 'no-connection', sentence: null };
  }
  const value: unknown = await response.json().catch(() => null);
  return response.ok ? { ok: true, value } : readRefusal(value, response.status);
}

function readRefusal(value: unknown, status: number): Answered<never> {
  const refusal = field(value, 'refusal') ?? value;
  const code = field(refusal, 'code');
  const sentence = field(refusal, 'sentence');
  return {
    ok: false,
    code: typeof code === 'string' ? code : status >= 500 ? 'storage' : 'malformed',
    sentence: typeof sentence === 'string' ? sentence : null,
    detail: field(refusal, 'detail'),
  };
}

function readSignedIn(value: unknown): Answered<SignedIn> {
  const person = field(value, 'person');
  const meeting = field(value, 'meeting');
  if (typeof person !== 'string' || typeof meeting !== 'string' || !isId(person) || !isId(meeting)) {
    return { ok: false, code: 'malformed', sentence: null };
  }
  const locked = field(value, 'locked') === true;
  return { ok: true, value: { person: person as PersonId, meeting: meeting as MeetingId, locked } };
}

/** A number that a refusal's sentence needs. */
export function numberIn(answered: { detail?: unknown }, name: string): number | null {
  const number = field(answered.detail, name);
  return typeof number === 'number' ? number : null;
}

/** A text that a refusal's sentence needs, such as a field's name. */
export function textOf(answered: { detail?: unknown }, name: string): string | null {
  const text = field(answered.detail, name);
  return typeof text === 'string' ? text : null;
}

/** What to show for a refusal: the server's own sentence, or what is true without one. */
export function sentenceFor({ code, sentence }: { code: string; sentence: string | null }): string {
  return sentence ?? (code === 'no-connection' ? pageWords.noConnection : pageWords.cannotSay);
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

function base64(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
