/**
 * Others' words while somebody does not want to see them: the document as the network has it, beside the one on the
 * screen. What they wrote stands here whole, so nothing is lost, and words that come twice count once.
 */
import * as Y from 'yjs';
import type { Timers } from '../../shared/clock.ts';

/** As in the list of others' edits: typing goes on after a thought; later it is another change. */
const ONE_CHANGE_MS = 15_000;
const MINE = 'mine';

export class PausedWords {
  readonly #doc = new Y.Doc();
  readonly #last = new Map<string, number>();
  #changes = 0;

  constructor(shown: Y.Doc, timers: Pick<Timers, 'elapsed'>) {
    Y.applyUpdate(this.#doc, Y.encodeStateAsUpdate(shown), MINE);
    this.#doc.on('afterTransaction', (transaction: Y.Transaction) => {
      if (transaction.origin !== MINE) this.#count(transaction, timers.elapsed());
    });
  }

  /** By place and by whose copy they come from; never a letter each. */
  get changes(): number {
    return this.#changes;
  }

  take(update: Uint8Array): void {
    Y.applyUpdate(this.#doc, update);
  }

  /** What I write meanwhile: others build on it. */
  takeMine(update: Uint8Array): void {
    Y.applyUpdate(this.#doc, update, MINE);
  }

  missingIn(shown: Y.Doc): Uint8Array {
    return Y.encodeStateAsUpdate(this.#doc, Y.encodeStateVector(shown));
  }

  #count({ changedParentTypes, beforeState, afterState }: Y.Transaction, now: number): void {
    const writers = [...afterState].flatMap(([client, to]) => (to > (beforeState.get(client) ?? 0) ? [client] : []));
    for (const [root, type] of this.#doc.share) {
      if (!changedParentTypes.has(type)) continue;
      const key = `${root} ${writers.join(' ')}`;
      const last = this.#last.get(key);
      this.#last.set(key, now);
      if (last === undefined || now - last >= ONE_CHANGE_MS) this.#changes += 1;
    }
  }
}
