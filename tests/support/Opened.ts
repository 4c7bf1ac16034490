/** What a test has opened: closed at its end, the last first. */
export class Opened {
  #closings: (() => Promise<void> | void)[] = [];

  closes(...closings: (() => Promise<void> | void)[]): void {
    this.#closings.push(...closings);
  }

  async close(): Promise<void> {
    const closings = this.#closings.reverse();
    this.#closings = [];
    for (const close of closings) await close();
  }
}
