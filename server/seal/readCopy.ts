/** The late reader's way: a copy straight from the sealed bytes. No room is woken and no document is loaded. */
import type { MeetingId } from '../../shared/ids.ts';
import { copyFor, type WholeRecord } from '../../shared/record/copyFor.ts';
import { byId, type OpenedPart } from '../../shared/record/digest.ts';
import type { Reader } from '../../shared/record/Part.ts';
import type { RecordCopy, RecordHeader } from '../../shared/record/RecordCopy.ts';
import type { Journal, SealedRecord } from '../journal/Journal.ts';

const SEALING = 'sealing:';

/** null: the meeting is not locked. Whether `reader` may open the meeting at all is the caller's question. */
export async function readCopy(journal: Journal, meeting: MeetingId, reader: Reader): Promise<RecordCopy | null> {
  const record = await journal.readRecord(meeting);
  return record && copyFor(reader, wholeRecord(record));
}

/** The sealed bytes as they were written. A part whose body was erased under its rule is simply not there. */
export function wholeRecord({ header, digest, parts }: Omit<SealedRecord, 'consume'>): WholeRecord {
  const opened = parts.map(({ content }) => JSON.parse(Buffer.from(content).toString()) as OpenedPart);
  const inOrder = opened.sort((a, b) => byId(a.part, b.part));
  return {
    header: JSON.parse(Buffer.from(header).toString()) as RecordHeader,
    digest,
    opened: inOrder.filter(({ part }) => !part.id.startsWith(SEALING)),
    sealing: inOrder.filter(({ part }) => part.id.startsWith(SEALING)),
  };
}
