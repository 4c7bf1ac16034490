/**
 * Editors are made when their turn comes: those near the screen at once, the others one after the other while the page
 * has nothing else to do. Until then their words stand there as text.
 */
import { useEffect, useState, type RefObject } from 'react';

const NEAR = '200px';
const waiting: (() => void)[] = [];
let asked = false;

export function useTurn(place: RefObject<HTMLElement | null>): boolean {
  const [turn, setTurn] = useState(false);
  useEffect(() => {
    if (turn || !place.current) return undefined;
    const come = (): void => setTurn(true);
    const near = new IntersectionObserver((seen) => seen.some(({ isIntersecting }) => isIntersecting) && come(), {
      rootMargin: NEAR,
    });
    near.observe(place.current);
    waiting.push(come);
    askForTime();
    return () => {
      near.disconnect();
      const at = waiting.indexOf(come);
      if (at >= 0) waiting.splice(at, 1);
    };
  }, [turn, place]);
  return turn;
}

function askForTime(): void {
  if (asked || waiting.length === 0) return;
  asked = true;
  const next = (): void => {
    asked = false;
    waiting.shift()?.();
    askForTime();
  };
  if ('requestIdleCallback' in window) requestIdleCallback(next, { timeout: 1_000 });
  else setTimeout(next, 50);
}
