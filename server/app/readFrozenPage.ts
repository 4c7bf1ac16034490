/** Frozen and not yet confirmed (C12): what stands, as a page, read from the open room; it is no record and has no copy. */
import type { Clock } from '../../shared/clock.ts';
import type { MeetingId, PersonId } from '../../shared/ids.ts';
import { mayReadRecord } from '../../shared/rules/permissions.ts';
import { refuse, type Refusal } from '../../shared/wire/refusals.ts';
import { frozenPage } from '../publish/html.ts';
import type { Rooms } from '../rooms/Rooms.ts';
import { readFrozen } from '../seal/readFrozen.ts';

export type FrozenAnswer = { ok: true; html: string } | { ok: false; refusal: Refusal };

export async function readFrozenPage(
  rooms: Rooms,
  clock: Clock,
  id: MeetingId,
  reader: PersonId,
): Promise<FrozenAnswer> {
  const entered = await rooms.enter(id);
  if (!entered.ok) return refuse(entered.code);
  const { room } = entered;
  const { meeting, state } = room;
  rooms.left(room);
  if (!mayReadRecord(meeting, reader)) return refuse('not-allowed');
  const text = readFrozen(meeting, state.documents, state.letters, reader);
  if (!text) return refuse('not-now');
  const html = frozenPage(text, {
    reader,
    council: null,
    openedAt: clock.now().toISOString(),
    styles: '/record.css',
    script: null,
    rehearsal: meeting.rehearsal,
  });
  return { ok: true, html };
}
