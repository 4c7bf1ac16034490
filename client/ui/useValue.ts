import { useSyncExternalStore } from 'react';

/** Shows what a value of the wire says now, and again whenever it changes. */
export function useValue<T>(value: { get(): T; subscribe(listener: () => void): () => void }): T {
  return useSyncExternalStore(value.subscribe, value.get);
}
