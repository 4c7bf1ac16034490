/**
 * Time and randomness are arguments, so that a simulated meeting is decided by its seed alone.
 * Two clocks, never mixed: record time can be scaled and shifted by a rehearsal, elapsed time cannot.
 */

/** Record time: deadlines, invitations, sign-ins, working days. */
export interface Clock {
  now(): Date;
}

/** Elapsed time: announcement, flush, freezing by itself, limits of sockets. Never scaled. */
export interface Timers {
  /** Milliseconds since an arbitrary start; never goes back. */
  elapsed(): number;
  /** Runs `task` once after `milliseconds`; the answer cancels it. */
  after(milliseconds: number, task: () => void): () => void;
}

export interface Random {
  bytes(count: number): Uint8Array;
}
