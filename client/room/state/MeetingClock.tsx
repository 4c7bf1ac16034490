/** Minutes gone of those planned: information, never a limit. It is not spoken. */
import { useEffect, useState } from 'react';
import { roomWords as words } from '../../../shared/words/en/room.ts';
import type { Meeting } from '../../../shared/rules/meeting.ts';
import { Icon } from '../../ui/Icon.tsx';
import type { Folded } from '../../wire/CommandChannel.ts';

const OFTEN_MS = 10_000;

export function MeetingClock({ folded }: { folded: Folded }) {
  const { meeting, ahead } = folded;
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), OFTEN_MS);
    return () => clearInterval(timer);
  }, []);
  if (meeting.startedAt === null) return null;
  return (
    <p className="quietState">
      <Icon name="clock" />
      {words.minutesGone(minutesGone(meeting, now + ahead), plannedMinutes(meeting))}
    </p>
  );
}

/** Of all sittings together; time between them does not count. */
export function minutesGone({ sittings, endedAt }: Meeting, now: number): number {
  const end = endedAt === null ? now : Date.parse(endedAt);
  const gone = sittings.reduce(
    (sum, { from, to }) => sum + Math.max(0, (to === null ? end : Date.parse(to)) - Date.parse(from)),
    0,
  );
  return Math.floor(gone / 60_000);
}

function plannedMinutes({ facts }: Meeting): number | null {
  const planned = Number(facts['meeting.plannedMinutes']?.value ?? Number.NaN);
  return Number.isInteger(planned) && planned > 0 ? planned : null;
}
