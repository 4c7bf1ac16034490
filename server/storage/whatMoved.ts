/**
 * Whether the files that a connection holds open are still the ones at their paths. A file that was deleted or put
 * elsewhere takes every write without a complaint, and all of it is lost when it is closed.
 */
import { statSync } from 'node:fs';

/** The database, its log and the log's index: a connection keeps the same three open for as long as it lives. */
const FILES = ['', '-wal', '-shm'] as const;

/** Device and inode of each file. */
export type Places = readonly (string | null)[];

export function placesOf(database: string): Places {
  return FILES.map((suffix) => placeOf(database + suffix));
}

/** The path of the first file that is not what it was; null: all are. Three looks at a path, some 10 µs together. */
export function whatMoved(database: string, were: Places): string | null {
  return FILES.map((suffix) => database + suffix).find((file, n) => placeOf(file) !== were[n]) ?? null;
}

/** null: nothing is there, or it cannot be looked at, which promises nobody anything either. */
export function placeOf(file: string): string | null {
  try {
    const found = statSync(file, { bigint: true, throwIfNoEntry: false });
    return found ? `${found.dev}:${found.ino}` : null;
  } catch {
    return null;
  }
}
