/** Parts made into a record as the seal makes it, with a fixed seed. */
import { nodeHashing } from '../../server/seal/hashing.ts';
import { toBase64 } from '../../shared/record/base64.ts';
import { canonicalBytes } from '../../shared/record/canonical.ts';
import type { WholeRecord } from '../../shared/record/copyFor.ts';
import { approve, FEWEST_SEALING_LEAVES } from '../../shared/record/digest.ts';
import type { Part } from '../../shared/record/Part.ts';
import { RECORD_FORMAT, type RecordHeader } from '../../shared/record/RecordCopy.ts';
import { CHAIR, at } from './madeParts.ts';

const seed = Uint8Array.from({ length: 32 }, (_, n) => 255 - n);

export function sealed(parts: readonly Part[], sealing: readonly Part[]): WholeRecord {
  const text = approve(parts, seed, nodeHashing);
  const end = approve(sealing, nodeHashing.sha256(seed), nodeHashing, FEWEST_SEALING_LEAVES);
  const header: RecordHeader = {
    format: RECORD_FORMAT,
    meeting: 'meetingaaaaaaaaaaaaaaaaaaa',
    partnership: 'partnershipaaaaaaaaaaaaaaa',
    rehearsal: false,
    lockedAt: at('11:02'),
    lockedBy: CHAIR,
    approvedDigest: text.approvedDigest,
    leaves: text.leaves,
    sealingDigest: end.approvedDigest,
    sealingLeaves: end.leaves,
    journalHash: toBase64(nodeHashing.sha256(seed)),
  };
  return {
    header,
    digest: toBase64(nodeHashing.sha256(canonicalBytes({ ...header }))),
    opened: text.opened,
    sealing: end.opened,
  };
}
