/** What followed the lock, read from the journal: decided things only, so no room is woken and no Yjs is loaded. */
import type { MeetingId } from '../../shared/ids.ts';
import { additionsFor, type Addition, type StampedDeed } from '../../shared/record/additions.ts';
import type { Reader } from '../../shared/record/Part.ts';
import { evolve } from '../../shared/rules/evolve.ts';
import { parseEvent } from '../../shared/rules/events.ts';
import type { Meeting } from '../../shared/rules/meeting.ts';
import { afterStream, meetingStream, type Journal, type StreamId } from '../journal/Journal.ts';

export interface Folded {
  meeting: Meeting | null;
  /** What followed the lock, in its order. */
  after: StampedDeed[];
}

export async function foldEvents(journal: Journal, id: MeetingId): Promise<Folded> {
  const deeds = await deedsIn(journal, meetingStream(id));
  const after = await deedsIn(journal, afterStream(id));
  let meeting: Meeting | null = null;
  for (const { event, by, at } of [...deeds, ...after]) meeting = evolve(meeting, event, { at, by });
  return { meeting, after };
}

export function additionsTo({ meeting, after }: Folded, reader: Reader): Addition[] {
  return meeting === null ? [] : additionsFor(meeting, after, reader);
}

async function deedsIn(journal: Journal, stream: StreamId): Promise<StampedDeed[]> {
  const { rows } = await journal.read(stream, 0);
  return rows.flatMap(({ entry, body }) => {
    if ((entry.kind !== 'event' && entry.kind !== 'seal') || !body) return [];
    return [{ event: parseEvent(JSON.parse(Buffer.from(body).toString())), by: entry.actor.person, at: entry.at }];
  });
}
