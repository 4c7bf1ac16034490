/**
 * Every refusal has a code here, and a sentence in shared/words. A code never says anything about content.
 * The order follows the way of a frame or command: form, right, state, room, store.
 */
export const REFUSAL_CODES = [
  'malformed', // bytes or fields that do not have the form
  'too-large', // one update, field or frame above its limit
  'too-many', // ids, structs, rows or requests above their limit
  'gap', // an update that builds on something the server has not got
  'not-yours', // speaks under an id that belongs to somebody else
  'taken', // a client id that is taken: take another
  'conflict', // the same id and clock with another content
  'bad-content', // an element, attribute, mark or root that minutes do not have
  'bad-text', // characters that are not text
  'bad-date', // a date that does not exist or lies where it cannot
  'bad-origin', // a page of another site
  'read-only', // may read this, may not write it
  'not-allowed', // may not do this here
  'not-chair', // only whoever chairs may do this
  'not-found', // no such meeting, document or thing, or none that this person may know of
  'not-now', // not in this phase of the meeting
  'not-here-yet', // names something that is not durable yet
  'changed', // expectedVersion is older than what stands
  'text-changed', // the minutes changed after they were read
  'incomplete', // a gate refuses: owner, deadline, rationale, audience, chair
  'frozen', // the minutes are frozen
  'locked', // the minutes are locked
  'code-wrong', // wrong code
  'code-used', // code used before
  'code-void', // five wrong tries
  'invitation-over', // the invitation has expired, or its person is no longer expected
  'invitation-replaced', // the same person was given a newer one
  'signed-out', // session ended or revoked
  'slow-down', // flood
  'storage', // nothing can be saved at the moment
  'not-set-up', // real meetings need the partnership's set-up first
  'broken', // the journal does not fit its chain; the room stays shut
  'other-generation', // the screen holds an older life of this meeting
  'old-schema', // the screen's program is too old to write
] as const;

export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** One thing that is missing before the lock, and what it is about, as the room names it elsewhere. */
export interface Gap {
  gate: string;
  about?: {
    what: 'action' | 'decision' | 'person' | 'child' | 'organisation' | 'agency';
    /** A number; a person's or organisation's name; a child's initials; an agency's key. */
    name: string | number;
    /** Of an action. */
    lacks?: 'owner' | 'date' | 'ownerGone';
  };
}

/** What the sentence needs: a field, a number, a name of a thing. Never minutes text. */
export interface Detail {
  readonly [field: string]: string | number | readonly Gap[];
  readonly field?: string;
  readonly gaps?: readonly Gap[];
  /** Which of a code's sentences fits. */
  readonly why?: string;
  /** Tries that are left. */
  readonly left?: number;
}

export interface Refusal {
  code: RefusalCode;
  detail?: Detail;
}

export function refuse(code: RefusalCode, detail?: Refusal['detail']): { ok: false; refusal: Refusal } {
  return { ok: false, refusal: detail ? { code, detail } : { code } };
}
