/**
 * When the minutes are locked under somebody who only reads, their page becomes the locked minutes. Whoever has words of
 * their own left here, or locked them, stays.
 */
import { useEffect, useRef } from 'react';
import { mayReadRecord } from '../../shared/rules/permissions.ts';
import { lateWords as words } from '../../shared/words/en/late.ts';
import { sayNow } from '../ui/Announcer.tsx';
import { timeOf } from '../ui/times.ts';
import { useValue } from '../ui/useValue.ts';
import type { Folded } from '../wire/CommandChannel.ts';
import { withWords } from '../wire/HalfTyped.ts';
import type { OpenRoom } from '../wire/openRoom.ts';
import { chairName } from './ClosingProps.ts';

export function useReadWhenLocked(room: OpenRoom, folded: Folded | null): void {
  const late = useValue(room.late);
  const notAdded = useValue(room.notAdded);
  const saving = useValue(room.saving);
  const wasOpen = useRef(false);
  const phase = folded?.meeting.phase ?? null;
  const stays = !folded || folded.meeting.sealed?.by === folded.me || !mayReadRecord(folded.meeting, folded.me);
  const begun = withWords(useValue(room.halfTyped.forms)).length > 0;
  const hasWords = begun || late.length > 0 || notAdded.length > 0 || ('changes' in saving && saving.changes > 0);
  const said = folded?.meeting.sealed ? words.lockedSaid(chairName(folded), timeOf(folded.meeting.sealed.at)) : null;
  const record = folded ? `/m/${folded.meeting.id}/record` : '';
  useEffect(() => {
    if (phase !== null && phase !== 'locked') wasOpen.current = true;
    if (phase !== 'locked' || !wasOpen.current || said === null) return;
    wasOpen.current = false;
    sayNow(said);
    if (!stays && !hasWords) location.assign(record);
  }, [phase, stays, hasWords, said, record]);
}
