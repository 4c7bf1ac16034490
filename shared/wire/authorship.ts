/** Who wrote what stands in one root, as the server answers it: people, times and ids of letters, never words. */
import * as z from 'zod/mini';
import type { IdRange } from '../document/readBlocks.ts';
import type { PersonId } from '../ids.ts';

export interface WrittenRun {
  letters: IdRange;
  typedBy: PersonId;
  /** First and last time of typing in this run. */
  typedAt: string;
  typedUntil: string;
  firstBy: PersonId;
  firstAt: string;
  movedBy: PersonId | null;
  movedAt: string | null;
}

export interface WrittenBlock {
  id: { client: number; clock: number };
  /** Whose screen set the kind (C4). */
  kindBy: PersonId | null;
  saidBy: PersonId | null;
  runs: WrittenRun[];
}

export interface Authorship {
  blocks: WrittenBlock[];
}

const person = z.string();
const run = z.object({
  letters: z.tuple([z.int(), z.int(), z.int()]),
  typedBy: person,
  typedAt: z.string(),
  typedUntil: z.string(),
  firstBy: person,
  firstAt: z.string(),
  movedBy: z.nullable(person),
  movedAt: z.nullable(z.string()),
});
const answer = z.object({
  blocks: z.array(
    z.object({
      id: z.object({ client: z.int(), clock: z.int() }),
      kindBy: z.nullable(person),
      saidBy: z.nullable(person),
      runs: z.array(run),
    }),
  ),
});

/** null: not what the server of this program answers. */
export function readAuthorship(value: unknown): Authorship | null {
  const read = answer.safeParse(value);
  return read.success ? (read.data as Authorship) : null;
}
