/** Whether an event, happening while the minutes are frozen, changes a part that `collected` has named. */
import type { EventType } from './events.ts';

const LEAVES_PARTS_ALONE: ReadonlySet<EventType> = new Set<EventType>([
  // Printed by the seal, with the lock's own warnings.
  'gapExplained',
  'freezeAnnounced',
  'frozen',
  'flushed',
  'wentOnWithout',
  'collected',
  'thawed',
  'lateOffered',
  'lateAdded',
  'lateAnswered',
  'sealed',
  'followed',
  'afterwards',
  'afterwardsAnswered',
  // Takeovers form a part that the seal writes, outside the approved digest.
  'chairTaken',
]);

export function changesPart(type: EventType): boolean {
  return !LEAVES_PARTS_ALONE.has(type);
}
