/** How long the door waits for somebody who opened something, and why no longer. All in milliseconds of elapsed time. */
export interface Patience {
  /** For a request's or an upgrade's head, from the first moment of the connection: the slowest honest one is some packets. */
  head: number;
  /** For a request's body: 800 kB of frames over the worst line that a meeting can be held on, 13 kB a second. */
  body: number;
  /** Between two looks at connections whose time may be over. */
  look: number;
  /** While nothing moves in either direction: more than the 25 s that a question for news stays open. */
  still: number;
  /** For the first valid word of a socket, from its start and not from its last byte: our pages speak at once. */
  silent: number;
  /** For the other side's goodbye, before the connection is cut. */
  goodbye: number;
}

export const PATIENCE: Patience = {
  head: 10_000,
  body: 60_000,
  look: 1_000,
  still: 60_000,
  silent: 10_000,
  goodbye: 5_000,
};
