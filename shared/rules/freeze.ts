/** Who is in: every screen that was connected has said "that was all", or its person is gone on without. */
import type { PersonId } from '../ids.ts';
import type { Attendee, Freeze } from './meeting.ts';
import { isHere } from './permissions.ts';

export type FreezeState = 'received' | 'sending' | 'waived';

export function freezeStateOf(freeze: Freeze, person: PersonId): FreezeState {
  if (freeze.waived.some((waived) => waived.person === person)) return 'waived';
  const expected = freeze.expects.filter((screen) => screen.person === person);
  const flushed = new Set(freeze.flushed.map(({ screen }) => screen));
  return expected.every(({ screen }) => flushed.has(screen)) ? 'received' : 'sending';
}

export function everyoneIn(freeze: Freeze): boolean {
  return freeze.inForceAt !== null && freeze.expects.every(({ person }) => freezeStateOf(freeze, person) !== 'sending');
}

/** Came in, or is still awaited, and writes for themselves: a screen of theirs that is away may hold words. */
export function mayHoldWords(attendee: Attendee | undefined): boolean {
  if (!attendee) return false;
  const { attendance, conflict, goneAt, device } = attendee;
  if (device !== 'screen') return false;
  return isHere(attendee) || (attendance === 'invited' && conflict === 'none' && goneAt === null);
}
