/**
 * Names of things. Every id is 16 random bytes in lower-case base32 without padding (26 characters): it can
 * stand in a URL, a file name and a log because it says nothing about a child, a person or a time.
 */
import type { Random } from './clock.ts';

declare const brand: unique symbol;
type Id<Name extends string> = string & { readonly [brand]: Name };

export type PartnershipId = Id<'partnership'>;
export type MeetingId = Id<'meeting'>;
export type PersonId = Id<'person'>;
export type OrganisationId = Id<'organisation'>;
export type SessionId = Id<'session'>;
export type ScreenId = Id<'screen'>;
export type CommandId = Id<'command'>;
export type ActionId = Id<'action'>;
export type DecisionId = Id<'decision'>;
export type ChildId = Id<'child'>;
export type InvitationId = Id<'invitation'>;
/** Anything else that a meeting's events give a name: a view, a dissent, a parent row, a proposal, a query. */
export type ItemId = Id<'item'>;

/** `shared`, or `restricted-` and an id: one Yjs document of a meeting. */
export type DocumentId = Id<'document'>;

export const SHARED_DOCUMENT = 'shared' as DocumentId;
const RESTRICTED_PREFIX = 'restricted-';

const ID_BYTES = 16;
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';
const ID_PATTERN = /^[a-z2-7]{26}$/;

/** A fresh id of the wanted kind from 16 random bytes. */
export function mintId<T extends string>(random: Random): T {
  return base32(random.bytes(ID_BYTES)) as T;
}

export function isId(text: string): boolean {
  return ID_PATTERN.test(text);
}

export function mintRestrictedDocument(random: Random): DocumentId {
  return `${RESTRICTED_PREFIX}${mintId<string>(random)}` as DocumentId;
}

export function isRestrictedDocument(document: DocumentId): boolean {
  return document.startsWith(RESTRICTED_PREFIX);
}

/** The document a text names, or null where the text is no document's name. */
export function parseDocumentId(text: string): DocumentId | null {
  if (text === SHARED_DOCUMENT) return SHARED_DOCUMENT;
  if (text.startsWith(RESTRICTED_PREFIX) && isId(text.slice(RESTRICTED_PREFIX.length))) return text as DocumentId;
  return null;
}

function base32(bytes: Uint8Array): string {
  let out = '';
  let bits = 0;
  let value = 0;
  for (const byte of bytes) {
    value = (value << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      out += ALPHABET.charAt((value >>> bits) & 31);
    }
    value &= (1 << bits) - 1;
  }
  return bits > 0 ? out + ALPHABET.charAt((value << (5 - bits)) & 31) : out;
}
