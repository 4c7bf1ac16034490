/** Which agencies a meeting of this kind needs and does not have in the room now. */
import type { Attendee, Meeting } from './meeting.ts';
import { isHere } from './permissions.ts';

export function missingAgencies({ phase, template, people, organisations }: Meeting): string[] {
  // Afterwards everybody has left: what counts then is who was there.
  const goesOn = phase === 'live' || phase === 'adjourned';
  const here = new Set(
    Object.values(people)
      .filter((attendee) => isHere(attendee) && !(goesOn && hasLeft(attendee)))
      .map(({ organisation }) => organisations[organisation]?.agency),
  );
  return template.quorum.filter((agency) => !here.has(agency));
}

const DAY = 24 * 60;

/** As the roll call states it, in clock times: whoever joined again after leaving is back. A meeting may pass midnight. */
export function hasLeft({ joined, left }: Pick<Attendee, 'joined' | 'left'>): boolean {
  if (left === null) return false;
  if (joined === null) return true;
  const since = (minutesOf(joined) - minutesOf(left) + DAY) % DAY;
  return since === 0 || since > DAY / 2;
}

function minutesOf(clockTime: string): number {
  const [hours = 0, minutes = 0] = clockTime.split(':').map(Number);
  return hours * 60 + minutes;
}
