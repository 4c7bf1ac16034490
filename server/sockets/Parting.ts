/**
 * The last words to a screen that is shown out. They wait until every command that it sent is answered: the one that
 * ended its access was carried out, and whoever sent it is told so first.
 */
import type { Refusal } from '../../shared/wire/refusals.ts';

export class Parting {
  readonly #sayAndClose: (refusal: Refusal) => void;
  #unanswered = 0;
  #why: Refusal | null = null;

  constructor(sayAndClose: (refusal: Refusal) => void) {
    this.#sayAndClose = sayAndClose;
  }

  /** Why nothing more is carried out for this screen; null: it is not shown out. */
  get why(): Refusal | null {
    return this.#why;
  }

  asked(): void {
    this.#unanswered += 1;
  }

  answered(): void {
    this.#unanswered -= 1;
    if (this.#why && this.#unanswered === 0) this.#sayAndClose(this.#why);
  }

  showOut(refusal: Refusal): void {
    if (this.#why) return;
    this.#why = refusal;
    if (this.#unanswered === 0) this.#sayAndClose(refusal);
  }
}
