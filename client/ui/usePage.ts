/** Which of a meeting's pages is shown. In the address, so that reload and the back button keep it. */
import { useSyncExternalStore } from 'react';

const NAME = 'page';
const listeners = new Set<() => void>();

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
    () => new URLSearchParams(location.search).get(NAME),
  );
}

/** null: the room itself. */
export function goTo(page: string | null): void {
  history.pushState(null, '', page === null ? location.pathname : `${location.pathname}?${NAME}=${page}`);
  for (const listener of listeners) listener();
  window.scrollTo(0, 0);
}
