/** What the body of an entry holds, and under which retention class it is kept. */
import { SHARED_DOCUMENT, type DocumentId } from '../../shared/ids.ts';
import type { BodyClass } from '../journal/Journal.ts';
import type { ClaimBody } from './RoomState.ts';

/** Drafting in the shared document may be erased earlier than decisions; a restricted document is its own class. */
export function classOf(document: DocumentId): BodyClass {
  return document === SHARED_DOCUMENT ? 'draft' : `restricted:${document}`;
}

export function claimBytes(claimed: ClaimBody): Uint8Array {
  return Buffer.from(JSON.stringify(claimed));
}
