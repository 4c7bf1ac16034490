/** Opens the meeting outside React: a page that is rendered twice still has one connection. */
import type { ReactNode } from 'react';
import type { MeetingId } from '../../shared/ids.ts';
import { roomWords as words } from '../../shared/words/en/room.ts';
import { offerLate } from '../wire/api.ts';
import { browserRandom, browserTimers } from '../wire/ambient.ts';
import { withWords } from '../wire/HalfTyped.ts';
import { openRoom, type OpenRoom } from '../wire/openRoom.ts';
import { hearSelection } from '../ui/hearSelection.ts';
import { runsRehearsals } from '../ui/runsRehearsals.ts';
import { loadedLater } from '../ui/loadedLater.ts';
import { RoomPage } from './RoomPage.tsx';

export function startRoom(meeting: MeetingId, show: (title: string, page: ReactNode) => void): void {
  const room = openRoom({
    meeting,
    origin: location.origin,
    Socket: WebSocket,
    timers: browserTimers,
    beforeOthers: hearSelection,
    random: browserRandom,
    now: () => new Date(),
    offerLate,
  });
  leaveForRecord(meeting, room);
  show(
    words.openingTitle,
    <>
      {runsRehearsals() ? <StripHere room={room} /> : null}
      <RoomPage room={room} />
    </>,
  );
  window.addEventListener('online', () => room.reachNow());
  // Said only by a page that owes nothing: one that goes away with unsaved words is waited for at a freeze.
  window.addEventListener('pagehide', () => {
    if (room.saving.get().is === 'saved') room.close();
  });
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) location.reload();
  });
  // Asked only while words are at stake; the browser shows its own sentence.
  window.addEventListener('beforeunload', (event) => {
    const saving = room.saving.get();
    const handedIn = saving.is === 'held' && room.late.get().every(({ is }) => is === 'received');
    const unsent = 'changes' in saving && saving.changes > 0 && !handedIn;
    if (unsent || withWords(room.halfTyped.forms.get()).length > 0) event.preventDefault();
  });
}

const useStrip = loadedLater(() => import('../rehearsal/RehearsalStrip.tsx'));

/** Real meetings never load what only a rehearsal shows. */
function StripHere({ room }: { room: OpenRoom }) {
  const Strip = useStrip()?.RehearsalStrip;
  return Strip ? <Strip room={room} /> : null;
}

/**
 * Whoever comes to minutes that are locked already reads them as a page: nothing is held here that could be lost. Whoever
 * locked them comes back to the last step of closing, where the code and what came too late stand.
 */
function leaveForRecord(meeting: MeetingId, room: OpenRoom): void {
  if (location.pathname.endsWith('/close/sealed')) return;
  const stop = room.folded.subscribe(() => {
    stop();
    if (room.folded.get()?.meeting.phase === 'locked') location.replace(`/m/${meeting}/record`);
  });
}
