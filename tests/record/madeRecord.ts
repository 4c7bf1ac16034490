/** A small record made by hand: parts for everyone, for one and for another. */
import { nodeHashing } from '../../server/seal/hashing.ts';
import { toBase64 } from '../../shared/record/base64.ts';
import { canonicalBytes } from '../../shared/record/canonical.ts';
import type { WholeRecord } from '../../shared/record/copyFor.ts';
import { approve, FEWEST_SEALING_LEAVES } from '../../shared/record/digest.ts';
import type { Audience, Part } from '../../shared/record/Part.ts';
import { RECORD_FORMAT, type RecordHeader } from '../../shared/record/RecordCopy.ts';
import type { PersonId } from '../../shared/ids.ts';

export const POLICE = 'policeofficeraaaaaaaaaaaaa' as PersonId;
export const SCHOOL = 'schoolleadaaaaaaaaaaaaaaaa' as PersonId;
export const seed = Uint8Array.from({ length: 32 }, (_, n) => n + 1);

export function part(id: string, audience: Audience): Part {
  return {
    id,
    kind: 'section',
    audience,
    child: null,
    title: `Heading of ${id}`,
    content: `Words of ${id}`,
    authorship: [],
  };
}

export const parts: Part[] = [
  part('section:reason', 'everyone'),
  { ...part('section:analysis', 'everyone'), authorship: [{ from: 0, to: 12, typedBy: POLICE, movedBy: null }] },
  { ...part('block:police', 'everyone'), content: { blocks: [{ text: 'ŵ 😂', number: 7, yes: true }], none: null } },
  part('restricted:one', [POLICE]),
  part('restricted:two', [SCHOOL]),
];

export function madeRecord(from: readonly Part[]): WholeRecord {
  const text = approve(from, seed, nodeHashing);
  const sealing = approve(
    [part('sealing:statement', 'everyone'), part('sealing:chair', [SCHOOL])],
    seed,
    nodeHashing,
    FEWEST_SEALING_LEAVES,
  );
  const header: RecordHeader = {
    format: RECORD_FORMAT,
    meeting: 'meetingaaaaaaaaaaaaaaaaaaa',
    partnership: 'partnershipaaaaaaaaaaaaaaa',
    rehearsal: false,
    lockedAt: '2026-11-23T11:02:00.000Z',
    lockedBy: POLICE,
    approvedDigest: text.approvedDigest,
    leaves: text.leaves,
    sealingDigest: sealing.approvedDigest,
    sealingLeaves: sealing.leaves,
    journalHash: toBase64(nodeHashing.sha256(seed)),
  };
  const digest = toBase64(nodeHashing.sha256(canonicalBytes({ ...header })));
  return { header, digest, opened: text.opened, sealing: sealing.opened };
}
