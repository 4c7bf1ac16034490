/** The record as somebody holds it: what identifies it for everybody, and the parts that this reader may open. */
import type { JsonObject } from './canonical.ts';
import type { OpenedPart } from './digest.ts';

export const RECORD_FORMAT = 'quorate-record-1';

/**
 * The same in every copy, opaque ids only. No position in the journal and no number of parts: both would count what
 * a copy leaves out.
 */
export interface RecordHeader {
  readonly format: typeof RECORD_FORMAT;
  readonly meeting: string;
  readonly partnership: string;
  readonly rehearsal: boolean;
  readonly lockedAt: string;
  readonly lockedBy: string;
  /** base64 root over `leaves`: what the chair signed. */
  readonly approvedDigest: string;
  readonly leaves: readonly string[];
  /** What only the seal could write (statement, manner, takeovers, devices): its own small tree. */
  readonly sealingDigest: string;
  readonly sealingLeaves: readonly string[];
  /** base64 hash of the journal's entry before the seal. */
  readonly journalHash: string;
}

export interface RecordCopy {
  readonly header: RecordHeader;
  /** base64 SHA-256 of the header's canonical bytes; its first 100 bits are the record code. */
  readonly digest: string;
  /** In the order of their ids; how they are read is the reader's business. */
  readonly opened: readonly OpenedPart[];
  readonly sealing: readonly OpenedPart[];
}

/** Keys in the order of nobody: `canonicalText` sorts them. */
export function copyAsJson(copy: RecordCopy): JsonObject {
  const opened = (parts: readonly OpenedPart[]): JsonObject[] =>
    parts.map(({ part, salt }) => ({ part: { ...part }, salt }));
  return {
    header: { ...copy.header },
    digest: copy.digest,
    opened: opened(copy.opened),
    sealing: opened(copy.sealing),
  };
}
