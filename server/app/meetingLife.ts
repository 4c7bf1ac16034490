/** What the doors of a meeting go by, read from what was decided in it: no room is woken. */
import type { Clock } from '../../shared/clock.ts';
import type { MeetingId } from '../../shared/ids.ts';
import type { Meeting } from '../../shared/rules/meeting.ts';
import type { MeetingLife } from '../identity/MeetingLife.ts';
import type { ReadDecided } from '../journal/readDecided.ts';
import { decidedMeeting } from './listMeetings.ts';

/** Whoever reads frozen minutes before they lock them does so at once. */
const AFTER_FREEZE_MS = 60 * 60_000;

export function meetingLifeReader(read: ReadDecided, clock: Clock): (id: MeetingId) => Promise<MeetingLife | null> {
  return async (id) => {
    const decided = await decidedMeeting(read, id);
    return decided && lifeOf(decided.meeting, decided.lastAt, clock.now());
  };
}

function lifeOf(meeting: Meeting, lastAt: string, now: Date): MeetingLife {
  const { phase, scheduledStart, sealed } = meeting;
  const planned = Date.parse(scheduledStart ?? '') || 0;
  return {
    overAt: sealed?.at ?? (phase === 'cancelled' ? lastAt : null),
    runs: isTalking(meeting) || (phase === 'frozen' && now.getTime() - Date.parse(lastAt) < AFTER_FREEZE_MS),
    lastAt: new Date(Math.max(Date.parse(lastAt), planned)).toISOString(),
  };
}

/** Phases that nobody can leave open: half an hour without a word freezes them (C12). */
function isTalking({ phase }: Meeting): boolean {
  return phase === 'live' || phase === 'ended' || phase === 'closing';
}
