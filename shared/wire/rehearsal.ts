/** What the pages of a rehearsal ask of its server; none of these addresses exists on a server for real meetings. */
import * as z from 'zod/mini';
import type { MeetingId } from '../ids.ts';

export const PACES = ['slow', 'normal', 'quick'] as const;
export type Pace = (typeof PACES)[number];

const key = z.string().check(z.minLength(1), z.maxLength(60));

export const START_REHEARSAL = z.strictObject({
  script: key,
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(80)),
  pace: z.enum(PACES),
  /** The attendee whom another person plays in a second browser; null: all are simulated. */
  played: z.nullable(key),
});
export type StartRehearsal = z.infer<typeof START_REHEARSAL>;

export const SET_PACE = z.strictObject({
  pace: z.optional(z.enum(PACES)),
  paused: z.optional(z.boolean()),
  /** Nobody simulated types or asks for this many seconds. */
  quietSeconds: z.optional(z.int().check(z.nonnegative(), z.maximum(600))),
});
export type SetPace = z.infer<typeof SET_PACE>;

/** A meeting that can be rehearsed, as the page offers it. */
export interface OfferedScript {
  id: string;
  title: string;
  kind: string;
  agencies: number;
  attendees: { id: string; name: string; job: string }[];
}

export interface RehearsalState {
  meeting: MeetingId;
  pace: Pace;
  paused: boolean;
  /** Seconds until the colleagues go on by themselves; 0: they are not asked to be quiet. */
  quietSeconds: number;
  lockCode: string;
  /** For the second browser; null: everybody else is simulated. */
  played: { name: string; address: string; code: string } | null;
}
