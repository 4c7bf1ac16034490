/**
 * Words that came after the freeze. A screen hands its refused difference in once; it is kept, attributed and shown to
 * its writer and the chair, and never merged into the minutes.
 */
import * as Y from 'yjs';
import type { DocumentId } from '../../shared/ids.ts';
import { lettersOfUpdate } from '../../shared/record/authorship.ts';
import { mayOpen, mayRead } from '../../shared/rules/permissions.ts';
import { refuse } from '../../shared/wire/refusals.ts';
import type { Who } from './Peer.ts';
import type { Room } from './Room.ts';
import { commitCommand, type Done } from './commitCommand.ts';
import { claimsOf, documentOf } from './RoomState.ts';

/** Half an hour offline of a fast writer is 20 kB; this is a day of pasting. */
export const MOST_LATE_BYTES = 384 * 1024;

export interface LateOffer {
  /** The same id is taken in once. */
  id: string;
  document: DocumentId;
  update: Uint8Array;
  /** The state vector that the words were written on. */
  on: Uint8Array;
  /** What the device's clock says; printed beside the server's time, never instead of it (C17). */
  deviceTime: string | null;
}

export function offerLate(room: Room, who: Who, offer: LateOffer): Promise<Done> {
  return room.line.run(async () => {
    const { meeting, state } = room;
    if (!mayOpen(meeting, who.person)) return refuse('not-allowed');
    if (!mayRead(meeting, who.person, offer.document)) return refuse('not-found');
    if (meeting.phase !== 'frozen' && meeting.phase !== 'locked') return refuse('not-now');
    if (offer.update.length > MOST_LATE_BYTES || offer.on.length > MOST_LATE_BYTES) return refuse('too-large');
    const text = ownLetters(room, who, offer);
    if (text === null) return refuse('malformed');
    const known = Y.snapshotContainsUpdate(Y.snapshot(documentOf(state, offer.document)), offer.update);
    if (known) return { ok: true }; // nothing in it that the minutes do not hold
    return commitCommand(room, who, `${who.person}:${offer.id}`, {
      type: 'offerLate',
      document: offer.document,
      update: Buffer.from(offer.update).toString('base64'),
      on: Buffer.from(offer.on).toString('base64'),
      text,
      deviceTime: offer.deviceTime,
    });
  });
}

/** The words in it, if every one of them is this person's own; null for bytes that are no update or speak for others. */
function ownLetters(room: Room, who: Who, { document, update }: LateOffer): string | null {
  const claims = claimsOf(room.state, document);
  const letters = lettersOfUpdate(update);
  if (letters === null) return null;
  const known = Y.decodeStateVector(Y.encodeStateVector(documentOf(room.state, document)));
  let text = '';
  for (const { client, clock, text: words } of letters) {
    const fresh = Math.max(0, (known.get(client) ?? 0) - clock);
    if (fresh >= words.length) continue;
    const owner = claims.get(client);
    if (owner !== undefined && owner !== who.person) return null;
    text += words.slice(fresh);
  }
  return text;
}
