/** A copy for one reader. The answer depends on nothing but record and reader, so its bytes are always the same. */
import type { Approved } from './digest.ts';
import { mayOpenPart, type Reader } from './Part.ts';
import type { RecordCopy, RecordHeader } from './RecordCopy.ts';

/** Everything; never leaves the server as a whole. */
export interface WholeRecord {
  readonly header: RecordHeader;
  readonly digest: string;
  readonly opened: Approved['opened'];
  readonly sealing: Approved['opened'];
}

export function copyFor(reader: Reader, record: WholeRecord): RecordCopy {
  return {
    header: record.header,
    digest: record.digest,
    opened: record.opened.filter(({ part }) => mayOpenPart(part, reader)),
    sealing: record.sealing.filter(({ part }) => mayOpenPart(part, reader)),
  };
}
