/** The meeting's page: which of its pages is shown, and where the focus goes when another takes its place. */
import { useEffect, useRef } from 'react';
import { stepOf } from '../../shared/wire/closingSteps.ts';
import { pageWords } from '../../shared/words/en/page.ts';
import { roomWords as words } from '../../shared/words/en/room.ts';
import type { Panels } from '../lock/ClosingProps.ts';
import { useReadWhenLocked } from '../lock/useReadWhenLocked.ts';
import { usePage } from '../ui/usePage.ts';
import { useValue } from '../ui/useValue.ts';
import type { Folded } from '../wire/CommandChannel.ts';
import type { OpenRoom } from '../wire/openRoom.ts';
import { ClosingHere, useClosingParts } from './ClosingHere.tsx';
import { isInLobby } from './lobby/isInLobby.ts';
import { RestrictedHere } from './LaterPanels.tsx';
import { LobbyHere } from './LobbyHere.tsx';
import { RootText } from './minutes/RootText.tsx';
import { hasPanel, Section } from './sectionPanels.tsx';
import { UnsavedTexts } from './state/UnsavedTexts.tsx';
import { TheRoom } from './TheRoom.tsx';
import './room.css';

export function RoomPage({ room }: { room: OpenRoom }) {
  const folded = useValue(room.folded);
  const { over } = useValue(room.connection);
  const step = stepOf(usePage());
  const which = whichPage(folded, over !== null, step !== null);
  useEffect(() => {
    // The pages of closing, and what is left after it, have titles of their own.
    if (folded && which !== 'closing' && which !== 'locked')
      document.title = pageWords.title(`${words.minutes} – ${folded.meeting.reference}`, folded.meeting.rehearsal);
  }, [folded, which]);
  useFocusOnChange(which);
  useReadWhenLocked(room, folded);
  const phase = folded?.meeting.phase;
  const parts = useClosingParts(phase !== undefined && phase !== 'convened' && phase !== 'live');

  if (over) return <Over room={room} code={over.code} sentence={over.sentence} />;
  if (!folded) {
    return (
      <main id="main" className="lobby">
        <h1>{words.openingTitle}</h1>
        <p>{words.opening}</p>
      </main>
    );
  }
  if (which === 'closing' && step !== null)
    return <ClosingHere room={room} folded={folded} step={step} panels={panelsOf(room, folded)} />;
  if (which === 'lobby') return <LobbyHere room={room} folded={folded} />;
  if (which === 'locked') {
    const unsaved = <UnsavedTexts room={room} meeting={folded.meeting} />;
    return parts ? (
      <parts.LockedRoom room={room} folded={folded}>
        {unsaved}
      </parts.LockedRoom>
    ) : (
      <main id="main" className="lobby">
        <h1 tabIndex={-1}>{words.phases.locked}</h1>
        {unsaved}
      </main>
    );
  }
  return <TheRoom room={room} folded={folded} closing={parts} />;
}

type Which = 'over' | 'opening' | 'closing' | 'locked' | 'lobby' | 'room';

function whichPage(folded: Folded | null, over: boolean, closing: boolean): Which {
  if (over) return 'over';
  if (!folded) return 'opening';
  if (isInLobby(folded)) return 'lobby';
  if (closing) return 'closing';
  return folded.meeting.phase === 'locked' ? 'locked' : 'room';
}

/** Another page took this one's place: what had the focus is gone, so it goes to what the address names, or the heading. */
function useFocusOnChange(which: Which): void {
  const before = useRef<Which>('opening');
  useEffect(() => {
    if (before.current !== 'opening' && before.current !== which) placeToLook()?.focus();
    before.current = which;
  }, [which]);
}

function placeToLook(): HTMLElement | null {
  const named = location.hash === '' ? null : document.getElementById(location.hash.slice(1));
  named?.scrollIntoView();
  return named ?? document.querySelector<HTMLElement>('h1');
}

/** What closing borrows of the room: panels to correct in place, and words as text. */
function panelsOf(room: OpenRoom, folded: Folded): Panels {
  return {
    section: (section) =>
      hasPanel(section) ? (
        <Section room={room} folded={folded} reveal={(id) => document.getElementById(id)?.focus()} section={section} />
      ) : null,
    words: (document, root, headingId) => (
      <RootText room={room} document={document} root={root} name="" label="" headingId={headingId} mayWrite={false} />
    ),
    restricted: () => <RestrictedHere room={room} folded={folded} />,
    unsaved: () => <UnsavedTexts room={room} meeting={folded.meeting} />,
  };
}

/** The door is shut: nothing of the meeting is shown any more but the reader's own unsaved words. */
function Over({ room, code, sentence }: { room: OpenRoom; code: string; sentence: string }) {
  return (
    <main id="main" className="lobby">
      <h1 tabIndex={-1}>{code === 'signed-out' ? words.signedOutTitle : words.closedTitle}</h1>
      <p>{sentence}</p>
      <UnsavedTexts room={room} meeting={null} />
    </main>
  );
}
