/** Something that changes and can be watched. What is set is never changed in place: equal means nothing happened. */
export interface Readable<T> {
  readonly get: () => T;
  /** Calls `listener` after every change; the answer ends it. */
  readonly subscribe: (listener: () => void) => () => void;
}

export class Value<T> implements Readable<T> {
  #now: T;
  readonly #listeners = new Set<() => void>();

  constructor(now: T) {
    this.#now = now;
  }

  readonly get = (): T => this.#now;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  set(next: T): void {
    if (Object.is(next, this.#now)) return;
    this.#now = next;
    for (const listener of [...this.#listeners]) listener();
  }
}
