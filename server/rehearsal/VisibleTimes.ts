/** How long a letter takes from the screen it is typed on to another screen that shows it. */
import * as Y from 'yjs';
import type { Timers } from '../../shared/clock.ts';

export class VisibleTimes {
  /** Milliseconds, one for each edit that was seen. */
  readonly seen: number[] = [];
  readonly #timers: Timers;
  /** By writer: up to which clock the watcher must have come to show the edit, and when it was typed. */
  readonly #typed = new Map<number, { upTo: number; at: number }[]>();

  constructor(timers: Timers) {
    this.#timers = timers;
  }

  /** To be called as soon as something was typed into `doc`. */
  typed(doc: Y.Doc): void {
    const edits = this.#typed.get(doc.clientID) ?? [];
    edits.push({ upTo: Y.getState(doc.store, doc.clientID), at: this.#timers.elapsed() });
    this.#typed.set(doc.clientID, edits);
  }

  /** `screen`: another copy of the same document. */
  watch(screen: Y.Doc): void {
    screen.on('update', () => {
      const now = this.#timers.elapsed();
      for (const [client, edits] of this.#typed) {
        const shown = Y.getState(screen.store, client);
        while (edits[0] && edits[0].upTo <= shown) this.seen.push(now - (edits.shift()?.at ?? now));
      }
    });
  }
}
