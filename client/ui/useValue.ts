import { useSyncExternalStore } from 'react';

interface Watched<T> {
  readonly get: () => T;
  readonly subscribe: (listener: () => void) => () => void;
}

/** Shows what a value of the wire says now, and again whenever it changes. */
export function useValue<T>(value: Watched<T>): T {
  return useSyncExternalStore(value.subscribe, value.get);
}
