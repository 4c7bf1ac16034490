/** The late read, put together: sealed bytes, the reader's copy, what followed the lock. No room, no document, no script. */
import type { Clock } from '../../shared/clock.ts';
import type { MeetingId, PersonId } from '../../shared/ids.ts';
import { refuse, type Refusal } from '../../shared/wire/refusals.ts';
import { forYou } from '../../shared/record/forYou.ts';
import type { Journal } from '../journal/Journal.ts';
import { readerCopy, type ReadCopy } from '../publish/readerCopy.ts';
import type { Done } from '../publish/readForYou.ts';
import { readCopy } from '../seal/readCopy.ts';
import { additionsTo, foldEvents } from './readAfterwards.ts';

export type ReadAnswer = ({ ok: true } & ReadCopy) | { ok: false; refusal: Refusal };

export async function readRecord(
  journal: Journal,
  clock: Clock,
  meeting: MeetingId,
  reader: PersonId,
  done: Done | null = null,
): Promise<ReadAnswer> {
  const copy = await readCopy(journal, meeting, reader);
  if (!copy) return refuse('not-now');
  const folded = await foldEvents(journal, meeting);
  const read = readerCopy(copy, reader, {
    openedAt: clock.now().toISOString(),
    rehearsal: folded.meeting?.rehearsal ?? false,
    council: null,
    additions: additionsTo(folded, reader),
    forYou: folded.meeting && forYou(folded.meeting, folded.after, copy.opened, reader),
    done,
  });
  return read ? { ok: true, ...read } : refuse('not-allowed');
}
