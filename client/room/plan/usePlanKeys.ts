/** Keys that work from anywhere in the room; each has modifiers, so that no letter typed is ever taken for one. */
import { useEffect, useRef } from 'react';

export interface PlanKeys {
  /** Alt+Shift+J */
  next: (() => void) | null;
  /** Alt+Shift+K */
  hold: (() => void) | null;
  /** Alt+Shift+P */
  add: (() => void) | null;
}

export function usePlanKeys(keys: PlanKeys): void {
  const now = useRef(keys);
  useEffect(() => {
    now.current = keys;
  });
  useEffect(() => {
    function pressed(event: KeyboardEvent): void {
      if (!event.altKey || !event.shiftKey || event.ctrlKey || event.metaKey) return;
      // By the place of the key: with Alt and Shift down some layouts give another letter.
      const { next, hold, add } = now.current;
      const deed = event.code === 'KeyJ' ? next : event.code === 'KeyK' ? hold : event.code === 'KeyP' ? add : null;
      if (!deed) return;
      event.preventDefault();
      deed();
    }
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, []);
}
