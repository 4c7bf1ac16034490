/** Which of a meeting's pages is shown: `/m/<meeting>` or `/m/<meeting>/<page>`, so that reload and back keep it. */
import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();

/** null: the room itself. */
export function usePage(): string | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      window.addEventListener('popstate', listener);
      return () => {
        listeners.delete(listener);
        window.removeEventListener('popstate', listener);
      };
    },
    () => location.pathname.split('/')[3] ?? null,
  );
}

export function goTo(path: string): void {
  history.pushState(null, '', path);
  for (const listener of listeners) listener();
  window.scrollTo(0, 0);
}
