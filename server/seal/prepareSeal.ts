/**
 * Everything that the seal's transaction writes. Pure: asked again with the same meeting it gives the same bytes, so a
 * lost answer can be asked for again, and nothing is locked that is not the text that was named.
 */
import type * as Y from 'yjs';
import type { KnownClock } from '../../shared/clock.ts';
import type { DocumentId, PersonId } from '../../shared/ids.ts';
import type { Letters } from '../../shared/record/authorship.ts';
import { toBase64 } from '../../shared/record/base64.ts';
import { canonicalBytes } from '../../shared/record/canonical.ts';
import { approve, FEWEST_SEALING_LEAVES, type Approved, type OpenedPart } from '../../shared/record/digest.ts';
import { sourceOf } from '../../shared/record/PartSource.ts';
import { RECORD_FORMAT, type RecordHeader } from '../../shared/record/RecordCopy.ts';
import { sealingParts, type Locking } from '../../shared/record/sealingParts.ts';
import type { LockCommand } from '../../shared/rules/commands.ts';
import type { EventOf } from '../../shared/rules/events.ts';
import type { Meeting } from '../../shared/rules/meeting.ts';
import { recordWords as words } from '../../shared/words/en/record.ts';
import type { BodyClass, Head, SealedRecord } from '../journal/Journal.ts';
import { approveNow } from './approveNow.ts';
import { nodeHashing } from './hashing.ts';

export interface SealRequest {
  meeting: Meeting;
  documents: ReadonlyMap<DocumentId, Y.Doc>;
  letters: Letters;
  command: LockCommand;
  lockedBy: PersonId;
  /** ISO 8601, the server's record time. */
  lockedAt: string;
  clock: KnownClock;
  /** The journal before the seal. */
  head: Head;
}

/** `ok: false`: what stands now is not what was signed. */
export type PreparedSeal =
  { ok: true; event: EventOf<'sealed'>; record: Omit<SealedRecord, 'consume'> } | { ok: false };

export function prepareSeal(request: SealRequest): PreparedSeal {
  const { meeting, documents, letters, command, lockedAt, lockedBy, head } = request;
  const collected = meeting.freeze?.collected;
  if (!collected || collected.approvedDigest !== command.approvedDigest) return { ok: false };
  const saltSeed = Buffer.from(collected.saltSeed, 'base64');
  const text = approveNow(meeting, documents, letters, saltSeed);
  if (text.approvedDigest !== command.approvedDigest) return { ok: false };

  const locking = lockingOf(request);
  const parts = sealingParts(locking, sourceOf(meeting, documents, letters), nodeHashing.sha256);
  const sealing = approve(parts, sealingSeed(saltSeed, lockedAt), nodeHashing, FEWEST_SEALING_LEAVES);
  const header: RecordHeader = {
    format: RECORD_FORMAT,
    meeting: meeting.id,
    partnership: meeting.partnership,
    rehearsal: meeting.rehearsal,
    lockedAt,
    lockedBy,
    approvedDigest: text.approvedDigest,
    leaves: text.leaves,
    sealingDigest: sealing.approvedDigest,
    sealingLeaves: sealing.leaves,
    journalHash: head.hash,
  };
  const bytes = canonicalBytes({ ...header });
  const digest = toBase64(nodeHashing.sha256(bytes));
  return {
    ok: true,
    event: sealedEvent(locking, text.approvedDigest, digest),
    record: { partnership: meeting.partnership, header: bytes, digest, parts: storedParts(text, sealing) },
  };
}

/** Another key than that of the text: its salts must not be worked out from those of the text, nor the other way. */
function sealingSeed(saltSeed: Uint8Array, lockedAt: string): Uint8Array {
  return nodeHashing.hmac(saltSeed, new TextEncoder().encode(`sealing:${lockedAt}`));
}

function lockingOf({ command, lockedBy, lockedAt, clock }: SealRequest): Locking {
  const { present, readAloud, because } = command.statement;
  const statement = present ? words.fairRecord : words.lockedAsFrozen;
  return {
    lockedBy,
    lockedAt,
    statement,
    readAloud,
    because,
    present,
    manner: words.withLockCode,
    clock,
    warnings: command.warnings,
  };
}

function sealedEvent(locking: Locking, approvedDigest: string, recordDigest: string): EventOf<'sealed'> {
  const { statement, readAloud, present, warnings } = locking;
  return { type: 'sealed', v: 1, approvedDigest, recordDigest, statement, readAloud, present, warnings: [...warnings] };
}

function storedParts(text: Approved, sealing: Approved): SealedRecord['parts'] {
  return [...text.opened, ...sealing.opened].map((opened) => ({
    id: opened.part.id,
    bodyClass: classOf(opened),
    content: canonicalBytes({ part: { ...opened.part }, salt: opened.salt }),
  }));
}

const RESTRICTED = /^(?:restricted|corrections):(restricted-[a-z2-7]{26})$/;

/** A restricted entry's part is kept, and erased, under the key of its document. */
function classOf({ part }: OpenedPart): BodyClass {
  const document = RESTRICTED.exec(part.id)?.[1];
  return document === undefined ? 'decided' : `restricted:${document as DocumentId}`;
}
