/** Where a thumb reaches on a narrow page: an action, what others changed, the next section; and that changes are paused. */
import { PLAN_ROOT } from '../../shared/document/roots.ts';
import { SHARED_DOCUMENT } from '../../shared/ids.ts';
import { writableRoots } from '../../shared/rules/permissions.ts';
import { roomWords as words } from '../../shared/words/en/room.ts';
import type { Folded } from '../wire/CommandChannel.ts';
import type { OpenRoom } from '../wire/openRoom.ts';
import { takesWords } from '../wire/takesWords.ts';
import { PausedState } from './state/PausedState.tsx';

const ADD = 'plan-add';

export interface BottomRowProps {
  room: OpenRoom;
  folded: Folded;
  /** Others' edits that were not looked at. */
  fresh: number;
  catchUp: () => void;
  reveal: (id: string) => void;
}

export function BottomRow({ room, folded: { meeting, me }, fresh, catchUp, reveal }: BottomRowProps) {
  const mayAdd = takesWords(meeting.phase) && writableRoots(meeting, me, SHARED_DOCUMENT)(PLAN_ROOT);
  return (
    <nav className="bottomRow" aria-label={words.bottomRow}>
      <PausedState room={room} />
      {mayAdd ? (
        <button type="button" className="quiet" onClick={() => reveal(document.getElementById(ADD) ? ADD : 'plan')}>
          {words.addAction}
        </button>
      ) : null}
      <button type="button" className="quiet" onClick={catchUp}>
        {words.catchUp(fresh)}
      </button>
      <button type="button" className="quiet" onClick={() => reveal(nextSection())}>
        {words.nextSection}
      </button>
    </nav>
  );
}

/** The first heading of a section below what is read now; after the last one, and from elsewhere, the first. */
function nextSection(): string {
  const sections = [...document.querySelectorAll<HTMLElement>('#minutes [data-section]')];
  const headings = sections.flatMap((section) => section.querySelector<HTMLElement>('h2[id]') ?? []);
  const reading = window.innerHeight / 3;
  const next = headings.find((heading) => heading.checkVisibility() && heading.getBoundingClientRect().top > reading);
  return (next ?? headings[0])?.id ?? 'minutes';
}
