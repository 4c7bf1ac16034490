/**
 * The pages of closing are loaded when the room stands: few people open them, and nobody has to wait for them to write.
 * They are fetched ahead, so that a network that is gone when the chair wants to close does not matter.
 */
import { useEffect, useState, type ComponentProps } from 'react';
import { pageWords } from '../../shared/words/en/page.ts';
import { roomWords } from '../../shared/words/en/room.ts';
import type * as ClosingParts from '../lock/closingParts.ts';

/** The room is usable by then, and the chair has not reached the end. */
const AHEAD_MS = 3_000;

type Loaded = typeof ClosingParts;

let loaded: Loaded | null = null;

async function load(): Promise<Loaded> {
  loaded ??= await import('../lock/closingParts.ts');
  return loaded;
}

/**
 * What the room itself shows of closing: at once where the meeting is at its end, else ahead of time. What fails is tried
 * again, and told when a page of closing is opened. null: not here yet.
 */
export function useClosingParts(atOnce: boolean): Loaded | null {
  const [parts, setParts] = useState(loaded);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    if (parts !== null) return undefined;
    const again = (): void => setTries(tries + 1);
    const timer = setTimeout(() => void load().then(setParts, again), atOnce && tries === 0 ? 0 : AHEAD_MS);
    return () => clearTimeout(timer);
  }, [parts, tries, atOnce]);
  return parts;
}

export function ClosingHere(props: ComponentProps<Loaded['ClosingPages']>) {
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
