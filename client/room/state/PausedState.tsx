/** Others' changes are kept off this screen: how many wait, and one press to see them. */
import { roomWords as words } from '../../../shared/words/en/room.ts';
import { useValue } from '../../ui/useValue.ts';
import type { OpenRoom } from '../../wire/openRoom.ts';

export function PausedState({ room }: { room: OpenRoom }) {
  const paused = useValue(room.paused);
  if (!paused) return null;
  return (
    <p className="pausedState" id="paused">
      <span className="tag warn">{words.paused(paused.waiting)}</span>{' '}
      <button type="button" className="quiet" onClick={() => showOthers(room)}>
        {words.pausedShow}
      </button>
    </p>
  );
}

/** The button goes away under the finger: whoever pressed it stays in the bar. */
export function showOthers(room: OpenRoom): void {
  document.getElementById('bar')?.focus();
  room.resume();
}
