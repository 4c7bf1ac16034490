import type { MeetingId, PersonId } from '../../shared/ids.ts';
import type { IdentityParts } from './IdentityParts.ts';

/** The meetings that this convenor convened and still comes to, the newest first. */
export async function convenedBy(
  { db }: Pick<IdentityParts, 'db'>,
  convenor: PersonId,
  most: number,
): Promise<MeetingId[]> {
  const rows = await db
    .selectFrom('convened_meeting')
    .select('meeting')
    .where('convenor', '=', convenor)
    .where('ended_at', 'is', null)
    .orderBy('at', 'desc')
    .limit(most)
    .execute();
  return rows.map(({ meeting }) => meeting as MeetingId);
}
