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

/** What whoever runs the server says of its clock (C21); the server itself cannot tell how far it is wrong. */
export interface KnownClock {
  /** What keeps it right, in the operator's words. */
  source: string | null;
  /** At most so many milliseconds from true time. */
  errorMs: number | null;
}

export const UNKNOWN_CLOCK: KnownClock = { source: null, errorMs: null };
