/** Which of a meeting's pages is shown: `/m/<meeting>` or `/m/<meeting>/<page>`, so that reload and back keep it. */
import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();

/** `close`, `close/freeze`; null: the room itself. */
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
    () => location.pathname.split('/').slice(3).join('/') || null,
  );
}

/** `path` may end in the id of what to look at, `#plan`. */
export function goTo(path: string): void {
  history.pushState(null, '', path);
  arrived();
}

/** In the place of the present page: the back button does not lead to what is over. */
export function goOnTo(path: string): void {
  history.replaceState(null, '', path);
  arrived();
}

function arrived(): void {
  for (const listener of listeners) listener();
  window.scrollTo(0, 0);
}
