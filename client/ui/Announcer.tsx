/**
 * What a screen reader is told without being asked. Two regions stand in the page from the first render; each has two
 * slots used in turn, because a region that gets the same sentence twice says nothing the second time.
 */
import { useSyncExternalStore } from 'react';

interface Said {
  turn: 0 | 1;
  sentence: string;
}

interface Mouth {
  said: Said;
  listeners: Set<() => void>;
}

const polite: Mouth = { said: { turn: 0, sentence: '' }, listeners: new Set() };
const urgent: Mouth = { said: { turn: 0, sentence: '' }, listeners: new Set() };

/** Waits for a pause in what the screen reader says. */
export function say(sentence: string): void {
  tell(polite, sentence);
}

/** Interrupts: only what changes what the listener may do now. */
export function sayNow(sentence: string): void {
  tell(urgent, sentence);
}

function tell(mouth: Mouth, sentence: string): void {
  mouth.said = { turn: mouth.said.turn === 0 ? 1 : 0, sentence };
  for (const listener of mouth.listeners) listener();
}

function useMouth(mouth: Mouth): Said {
  return useSyncExternalStore(
    (listener) => {
      mouth.listeners.add(listener);
      return () => mouth.listeners.delete(listener);
    },
    () => mouth.said,
  );
}

function Slots({ said }: { said: Said }) {
  return (
    <>
      <span>{said.turn === 0 ? said.sentence : ''}</span>
      <span>{said.turn === 1 ? said.sentence : ''}</span>
    </>
  );
}

export function Announcer() {
  const quiet = useMouth(polite);
  const now = useMouth(urgent);
  return (
    <>
      <output className="unseen" id="say-polite">
        <Slots said={quiet} />
      </output>
      <div className="unseen" id="say-now" role="alert">
        <Slots said={now} />
      </div>
    </>
  );
}
