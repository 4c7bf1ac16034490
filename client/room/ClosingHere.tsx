/**
 * The pages of closing are loaded when the room stands: few people open them, and nobody has to wait for them to write.
 * They are fetched ahead, so that a network that is gone when the chair wants to close does not matter.
 */
import { useEffect, useState, type ComponentProps } from 'react';
import { pageWords } from '../../shared/words/en/page.ts';
import { roomWords } from '../../shared/words/en/room.ts';
import type { ClosingPages } from '../lock/ClosingPages.tsx';

/** The room is usable by then, and the chair has not reached the end. */
const AHEAD_MS = 3_000;

interface Loaded {
  ClosingPages: typeof ClosingPages;
}

let loaded: Loaded | null = null;

async function load(): Promise<Loaded> {
  loaded ??= await import('../lock/ClosingPages.tsx');
  return loaded;
}

/** Ahead of time; what fails now is tried again, and told, when the page is opened. */
export function useClosingAhead(): void {
  useEffect(() => {
    const timer = setTimeout(() => void load().catch(() => null), AHEAD_MS);
    return () => clearTimeout(timer);
  }, []);
}

export function ClosingHere(props: ComponentProps<typeof ClosingPages>) {
  const [pages, setPages] = useState(loaded);
  const [failed, setFailed] = useState(false);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    if (pages !== null) return;
    load().then(setPages, () => setFailed(true));
  }, [pages, tries]);
  if (pages !== null) return <pages.ClosingPages {...props} />;
  return (
    <main id="main" className="lobby">
      <h1 tabIndex={-1}>{roomWords.closeAndLock}</h1>
      {failed ? (
        <>
          <p>{pageWords.loadFailed}</p>
          <button type="button" onClick={() => setTries(tries + 1)}>
            {pageWords.loadAgain}
          </button>
        </>
      ) : (
        <p>{pageWords.loading}</p>
      )}
    </main>
  );
}
