/** How much may come over one connection: a burst is a paste or a reconnect, a stream of it is a flood. */
export class Allowance {
  readonly #perSecond: () => number;
  /** So many seconds' worth may come at once. */
  readonly #seconds: number;
  #used = 0;
  #at: number;

  /** `perSecond` may grow and shrink with the room. `now`: elapsed milliseconds. */
  constructor(perSecond: () => number, seconds: number, now: number) {
    this.#perSecond = perSecond;
    this.#seconds = seconds;
    this.#at = now;
  }

  /** One more; false where that is too much. */
  takes(now: number): boolean {
    const rate = this.#perSecond();
    this.#used = Math.max(0, this.#used - ((now - this.#at) / 1000) * rate) + 1;
    this.#at = now;
    return this.#used <= rate * this.#seconds;
  }
}
