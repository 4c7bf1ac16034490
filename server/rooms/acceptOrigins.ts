/**
 * Where returned letters come from (C1): undo, cut and paste and restoring put letters in again under the presser's
 * id, and only the screen knows from where. Kept if the letters are equal and the old ones are gone, else dropped without
 * a word: a false claim changes nothing, so nobody needs to hear of it.
 */
import { mayRead } from '../../shared/rules/permissions.ts';
import type { OriginClaim } from '../../shared/record/authorship.ts';
import { meetingStream, type NewEntry } from '../journal/Journal.ts';
import { claimBytes, classOf } from './entryBodies.ts';
import { LostAnswers } from './LostAnswers.ts';
import type { DocumentPeer } from './Peer.ts';
import type { Room } from './Room.ts';
import { claimsOf, foldRows } from './RoomState.ts';
import { actorOf } from './commitCommand.ts';

/** Whoever claims: the person, session and document of a socket or of a request. */
export type Claimant = Pick<DocumentPeer, 'who' | 'document'>;

/** Stands in the line, so that the edit the claim speaks of is folded before it. false: it could not be saved. */
export function acceptOrigins(room: Room, claimant: Claimant, origins: OriginClaim[]): Promise<boolean> {
  return room.line.run(async () => {
    const parts = origins.flatMap((claim) => room.state.letters.knownParts(claimant.document, claim));
    const kept = parts.filter((claim) => isTrue(room, claimant, claim));
    if (kept.length === 0 || room.state.sealed) return true;
    const lost = new LostAnswers();
    for (;;) {
      const appended = await lost.count(() =>
        room.deps.journal.append(meetingStream(room.id), room.state.head, [entryOf(room, claimant, kept)]),
      );
      if (appended.outcome === 'appended') {
        foldRows(room.state, appended.rows, false);
        return true;
      }
      if (appended.outcome === 'storage' || appended.outcome === 'known') return false;
      if (appended.outcome === 'unknownOutcome') await room.reload();
      else await room.catchUp();
      if (room.state.sealed) return true;
    }
  });
}

function isTrue(room: Room, { who, document }: Claimant, claim: OriginClaim): boolean {
  if (claimsOf(room.state, document).get(claim.inserted[0]) !== who.person) return false;
  if (!mayRead(room.meeting, who.person, claim.source.document)) return false;
  return room.state.letters.haveReturned(document, claim);
}

function entryOf(room: Room, { who, document }: Claimant, origins: OriginClaim[]): NewEntry {
  return {
    at: room.deps.clock.now().toISOString(),
    actor: actorOf(room, who),
    kind: 'claim',
    document,
    bodyClass: classOf(document),
    body: claimBytes({ origins }),
  };
}
