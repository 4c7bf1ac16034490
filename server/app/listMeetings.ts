/** A convenor's meetings as their home lists them, read from what was decided: no room is woken, no text is read. */
import type { MeetingId, PersonId } from '../../shared/ids.ts';
import { evolve } from '../../shared/rules/evolve.ts';
import { parseEvent } from '../../shared/rules/events.ts';
import type { Action, Meeting } from '../../shared/rules/meeting.ts';
import { mayOpen } from '../../shared/rules/permissions.ts';
import type { ListedMeeting } from '../../shared/wire/convening.ts';
import { meetingStream } from '../journal/Journal.ts';
import type { ReadDecided } from '../journal/readDecided.ts';

export interface DecidedMeeting {
  meeting: Meeting;
  /** When something was decided in it last. */
  lastAt: string;
}

export async function decidedMeeting(read: ReadDecided, id: MeetingId): Promise<DecidedMeeting | null> {
  let meeting: Meeting | null = null;
  let lastAt = '';
  for (const { entry, body } of await read(meetingStream(id))) {
    const happened = parseEvent(JSON.parse(Buffer.from(body).toString()));
    meeting = evolve(meeting, happened, { at: entry.at, by: entry.actor.person });
    lastAt = entry.at;
  }
  return meeting && { meeting, lastAt };
}

export function listed(meeting: Meeting, convenor: PersonId): ListedMeeting {
  const chair = meeting.chair === null ? undefined : meeting.people[meeting.chair];
  const agencyOf = (organisation: string): string =>
    Object.values(meeting.organisations).find(({ id }) => id === organisation)?.agency ?? '';
  return {
    meeting: meeting.id,
    reference: meeting.reference,
    kind: meeting.kind,
    phase: meeting.phase,
    rehearsal: meeting.rehearsal,
    scheduledStart: meeting.scheduledStart,
    convenedAt: meeting.convenedAt,
    startedAt: meeting.startedAt,
    over: meeting.sealed?.at ?? meeting.freeze?.inForceAt ?? meeting.endedAt,
    writtenUp: meeting.writtenUp !== null,
    chair: chair ? { name: chair.name, agency: agencyOf(chair.organisation) } : null,
    iChair: meeting.chair === convenor,
    iAttend: mayOpen(meeting, convenor),
    agencies: [...new Set(Object.values(meeting.organisations).map(({ agency }) => agency))],
    openActions: Object.values(meeting.actions).filter(isOpen).length,
  };
}

function isOpen({ owner, withdrawn, progress }: Action): boolean {
  const state = progress.at(-1)?.state;
  return owner !== null && withdrawn === null && state !== 'done' && state !== 'cancelled';
}
