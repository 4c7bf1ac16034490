/** The late read, put together: sealed bytes, the reader's copy, what followed the lock. No room, no document, no script. */
import type { Clock } from '../../shared/clock.ts';
import type { MeetingId, PersonId } from '../../shared/ids.ts';
import { evolve } from '../../shared/rules/evolve.ts';
import { parseEvent } from '../../shared/rules/events.ts';
import type { Meeting } from '../../shared/rules/meeting.ts';
import { refuse, type Refusal } from '../../shared/wire/refusals.ts';
import { afterStream, meetingStream, type Journal } from '../journal/Journal.ts';
import type { Addition } from '../publish/html.ts';
import { readerCopy } from '../publish/readerCopy.ts';
import { readCopy } from '../seal/readCopy.ts';

export type ReadAnswer = { ok: true; json: string; html: string } | { ok: false; refusal: Refusal };

export async function readRecord(
  journal: Journal,
  clock: Clock,
  meeting: MeetingId,
  reader: PersonId,
): Promise<ReadAnswer> {
  const copy = await readCopy(journal, meeting, reader);
  if (!copy) return refuse('not-now');
  const folded = await foldEvents(journal, meeting);
  const page = readerCopy(copy, reader, {
    openedAt: clock.now().toISOString(),
    rehearsal: folded?.rehearsal ?? false,
    council: null,
    additions: additionsFor(folded, reader),
  });
  return page ? { ok: true, ...page } : refuse('not-allowed');
}

/** Decided things only: entries of other kinds are left alone, so no Yjs is needed to read what followed the lock. */
async function foldEvents(journal: Journal, id: MeetingId): Promise<Meeting | null> {
  let meeting: Meeting | null = null;
  for (const stream of [meetingStream(id), afterStream(id)]) {
    for (const { entry, body } of (await journal.read(stream, 0)).rows) {
      if ((entry.kind !== 'event' && entry.kind !== 'seal') || !body) continue;
      meeting = evolve(meeting, parseEvent(JSON.parse(Buffer.from(body).toString())), {
        at: entry.at,
        by: entry.actor.person,
      });
    }
  }
  return meeting;
}

/** Everybody who may read the record sees queries and addenda; who got which copy is the chair's and the recipient's. */
function additionsFor(meeting: Meeting | null, reader: PersonId): Addition[] {
  return (meeting?.afterwards ?? []).filter(
    ({ what, people }) => what !== 'circulated' || people.includes(reader) || meeting?.chair === reader,
  );
}
