/** Says a sentence when it changes, the first at once and then each at most once in so long: the newest counts. */
import { useEffect, useRef } from 'react';
import { say } from '../ui/Announcer.tsx';

const LEAST_MS = 10_000;

/** `at once`: worth saying without waiting for the others. */
export function useSaidSeldom(sentence: string, atOnce: boolean): void {
  const saidAt = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    const wait = atOnce ? 0 : Math.max(0, saidAt.current + LEAST_MS - performance.now());
    const timer = setTimeout(() => {
      saidAt.current = performance.now();
      say(sentence);
    }, wait);
    return () => clearTimeout(timer);
  }, [sentence, atOnce]);
}
