/** Somebody's way into a meeting that was just convened: an invitation, its code, and a lock code for whoever may lock. */
import type { MeetingId } from '../../shared/ids.ts';
import type { Attendee } from '../../shared/rules/meeting.ts';
import type { DoorKey } from '../../shared/wire/convening.ts';
import type { Identity } from '../identity/createIdentity.ts';
import { invitedUntil } from '../identity/invitedUntil.ts';
import type { Convening } from '../rooms/conveneMeeting.ts';

export type WayIn = Pick<DoorKey, 'invitation' | 'code' | 'lockCode'>;

export async function giveWayIn(
  { identity, now }: { identity: Identity; now: Date },
  meeting: MeetingId,
  { scheduledStart, deputies }: Pick<Convening, 'scheduledStart' | 'deputies'>,
  { id: person, role }: Pick<Attendee, 'id' | 'role'>,
): Promise<WayIn> {
  const until = invitedUntil(now, scheduledStart);
  const { invitation, code } = await identity.invite({ meeting, person, until });
  const locks = role === 'chair' || deputies.includes(person);
  return { invitation, code, lockCode: locks ? await identity.lockCode(meeting, person) : null };
}
