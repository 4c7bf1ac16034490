/** One refusal of a person or a stranger, as the doors report it; what of it is written is the tally's affair. */
import type { MeetingId, PersonId, SessionId } from '../../shared/ids.ts';
import type { RefusalCode } from '../../shared/wire/refusals.ts';

export type Door =
  | 'page' // an address for browsers
  | 'api' // an address for programs, ours among them
  | 'signIn'
  | 'commands' // socket.io
  | 'documents' // y-websocket
  | 'connection'; // what never became a request or a WebSocket

/** `silent`: whoever opened something and did not go on. */
export type RefusedCode = RefusalCode | 'silent';

export interface Refused {
  door: Door;
  code: RefusedCode;
  /** The kind of what was asked for (a command's type, an address's pattern): ours, never what was sent. */
  asked: string | null;
  /** Whoever is signed in. */
  person: PersonId | null;
  session: SessionId | null;
  meeting: MeetingId | null;
  /** Whose invitation was tried; whoever tried it has not shown to be that person. */
  invited: PersonId | null;
  address: string | undefined;
}

/**
 * A refusal that belongs to ordinary work (somebody else was quicker, a field is missing, nothing can be saved, a page is
 * old) says nothing about who tried what, and would bury what does. A new code has to be placed here.
 */
export const TOLD: Readonly<Record<RefusedCode, boolean>> = {
  silent: true,
  malformed: true,
  'too-large': true,
  'too-many': true,
  'not-yours': true,
  conflict: true,
  'bad-content': true,
  'bad-text': true,
  'bad-origin': true,
  'read-only': true,
  'not-allowed': true,
  'not-chair': true,
  'not-found': true,
  'code-wrong': true,
  'code-used': true,
  'code-void': true,
  'invitation-over': true,
  'invitation-replaced': true,
  'signed-out': true,
  'slow-down': true,
  gap: false,
  taken: false,
  'bad-date': false,
  'not-now': false,
  'not-here-yet': false,
  changed: false,
  'text-changed': false,
  incomplete: false,
  frozen: false,
  locked: false,
  storage: false,
  'not-set-up': false,
  broken: false,
  'other-generation': false,
  'old-schema': false,
};
