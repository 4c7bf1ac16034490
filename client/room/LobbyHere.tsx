/** The lobby comes by itself: whoever is in the room already never loads it. */
import type { ComponentProps } from 'react';
import { lobbyWords } from '../../shared/words/en/lobby.ts';
import { pageWords } from '../../shared/words/en/page.ts';
import { loadedLater } from '../ui/loadedLater.ts';
import { owesAnswer } from './lobby/isInLobby.ts';
import type { Lobby } from './lobby/Lobby.tsx';

const useLobby = loadedLater(() => import('./lobby/Lobby.tsx'));

type LobbyProps = ComponentProps<typeof Lobby>;

export function LobbyHere(props: LobbyProps) {
  const parts = useLobby();
  return parts ? (
    <parts.Lobby {...props} />
  ) : (
    <main id="main" className="lobby">
      <h1 tabIndex={-1}>{lobbyWords.title}</h1>
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
