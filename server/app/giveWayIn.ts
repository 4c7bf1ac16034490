/** Somebody's way into a meeting that was just convened: an invitation, its code, and a lock code for whoever may lock. */
import type { MeetingId } from '../../shared/ids.ts';
import type { Attendee } from '../../shared/rules/meeting.ts';
import type { DoorKey } from '../../shared/wire/convening.ts';
import type { Identity } from '../identity/createIdentity.ts';
import type { Convening } from '../rooms/conveneMeeting.ts';

export type WayIn = Pick<DoorKey, 'invitation' | 'code' | 'lockCode'>;

export async function giveWayIn(
  identity: Identity,
  meeting: MeetingId,
  { deputies }: Pick<Convening, 'deputies'>,
  { id: person, role }: Pick<Attendee, 'id' | 'role'>,
): Promise<WayIn> {
  const { invitation, code } = await identity.invite({ meeting, person });
  const locks = role === 'chair' || deputies.includes(person);
  return { invitation, code, lockCode: locks ? await identity.lockCode(meeting, person) : null };
}
