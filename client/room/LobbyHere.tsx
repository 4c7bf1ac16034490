/** The lobby comes by itself: whoever is in the room already never loads it. */
import type { ComponentProps } from 'react';
import { pageWords } from '../../shared/words/en/page.ts';
import { roomWords } from '../../shared/words/en/room.ts';
import { loadedLater } from '../ui/loadedLater.ts';
import { owesAnswer } from './lobby/isInLobby.ts';
import type { Lobby } from './lobby/Lobby.tsx';

const useLobby = loadedLater(() => import('./lobby/Lobby.tsx'));
const useTryEditor = loadedLater(() => import('./TryEditor.tsx'));

type LobbyProps = Pick<ComponentProps<typeof Lobby>, 'room' | 'folded'>;

export function LobbyHere(props: LobbyProps) {
  const parts = useLobby();
  const Try = useTryEditor()?.TryEditor;
  return parts ? (
    <parts.Lobby {...props}>{Try ? <Try meeting={props.folded.meeting} /> : null}</parts.Lobby>
  ) : (
    <main id="main" className="lobby">
      <h1 tabIndex={-1}>{roomWords.openingTitle}</h1>
      <p>{pageWords.loading}</p>
    </main>
  );
}

export function OwnQuestionHere(props: LobbyProps) {
  return owesAnswer(props.folded) ? <OwnQuestion {...props} /> : null;
}

function OwnQuestion(props: LobbyProps) {
  const parts = useLobby();
  return parts ? <parts.OwnQuestion {...props} /> : null;
}
