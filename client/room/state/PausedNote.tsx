/** Asks whoever has paused others' changes: at the read-back, and when it has been long. */
import { useEffect, useState } from 'react';
import { menuWords as words } from '../../../shared/words/en/menu.ts';
import { roomWords } from '../../../shared/words/en/room.ts';
import type { Meeting } from '../../../shared/rules/meeting.ts';
import { saySoon } from '../../ui/Announcer.tsx';
import { useValue } from '../../ui/useValue.ts';
import type { OpenRoom } from '../../wire/openRoom.ts';

const LONG_MS = 10 * 60_000;

export function PausedNote({ room, meeting }: { room: OpenRoom; meeting: Meeting }) {
  const isPaused = useValue(room.paused) !== null;
  const [long, setLong] = useState(false);
  useEffect(() => {
    if (!isPaused) return undefined;
    const timer = setTimeout(() => setLong(true), LONG_MS);
    return () => {
      clearTimeout(timer);
      setLong(false);
    };
  }, [isPaused]);
  const asks = !isPaused ? null : meeting.phase === 'closing' ? words.pausedReadBack : long ? words.pausedLong : null;
  useEffect(() => {
    if (asks !== null) saySoon(asks);
  }, [asks]);
  return asks === null ? null : (
    <p className="note warn">
      {asks}{' '}
      <button type="button" className="quiet" onClick={() => room.resume()}>
        {roomWords.pausedShow}
      </button>
    </p>
  );
}
