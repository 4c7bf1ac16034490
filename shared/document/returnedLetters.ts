/**
 * Which letters of an edit are old ones come back: runs that the edit deleted and put in again in the same order,
 * longest first, ties in document order. What is left was typed, and so are a few letters that two texts share by chance.
 */
import type { IdRange } from '../document/readBlocks.ts';

/** Letters that stand next to each other, and their ids in that order. */
export interface LetterRun {
  text: string;
  ids: IdRange[];
}

export interface Returned {
  inserted: IdRange;
  source: IdRange;
}

/** A page against a page is a million and more comparisons; above this only whole runs are looked for. */
const MOST_COMPARISONS = 4_000_000;
/** Whoever types over a word nearly always types some letter of it again; shorter runs return only as a whole. */
const FEWEST_LETTERS = 4;

interface Match {
  inserted: number;
  source: number;
  insertedAt: number;
  sourceAt: number;
  length: number;
}

export function returnedLetters(inserted: readonly LetterRun[], deleted: readonly LetterRun[]): Returned[] {
  return matched(inserted, deleted).returned;
}

/** What was deleted and did not come back. */
export function goneLetters(inserted: readonly LetterRun[], deleted: readonly LetterRun[]): LetterRun[] {
  return matched(inserted, deleted).gone;
}

function matched(
  inserted: readonly LetterRun[],
  deleted: readonly LetterRun[],
): { returned: Returned[]; gone: LetterRun[] } {
  const returned: Returned[] = [];
  const open: LetterRun[] = [...inserted];
  const sources: LetterRun[] = [...deleted];
  for (let match = longest(open, sources); match; match = longest(open, sources)) {
    const to = take(open, match.inserted, match.insertedAt, match.length);
    const from = take(sources, match.source, match.sourceAt, match.length);
    returned.push(...paired(to, from));
  }
  return { returned, gone: sources };
}

function longest(inserted: readonly LetterRun[], sources: readonly LetterRun[]): Match | null {
  let best: Match | null = null;
  for (let i = 0; i < inserted.length; i++) {
    for (let s = 0; s < sources.length; s++) {
      const found = common(inserted[i]?.text ?? '', sources[s]?.text ?? '', best?.length ?? 0);
      if (found) best = { inserted: i, source: s, ...found };
    }
  }
  return best;
}

/** The first longest common stretch of letters, if it is longer than `atLeast`. */
function common(
  a: string,
  b: string,
  atLeast: number,
): { insertedAt: number; sourceAt: number; length: number } | null {
  if (Math.min(a.length, b.length) <= atLeast) return null;
  if (a === b) return { insertedAt: 0, sourceAt: 0, length: a.length };
  atLeast = Math.max(atLeast, FEWEST_LETTERS - 1);
  if (Math.min(a.length, b.length) <= atLeast) return null;
  const whole = a.length <= b.length ? b.indexOf(a) : a.indexOf(b);
  if (whole >= 0) {
    return a.length <= b.length
      ? { insertedAt: 0, sourceAt: whole, length: a.length }
      : { insertedAt: whole, sourceAt: 0, length: b.length };
  }
  if (a.length * b.length > MOST_COMPARISONS) return null;
  let best: { insertedAt: number; sourceAt: number; length: number } | null = null;
  let row = new Uint32Array(b.length + 1);
  for (let i = 1; i <= a.length; i++) {
    const next = new Uint32Array(b.length + 1);
    for (let j = 1; j <= b.length; j++) {
      const unit = a.charCodeAt(i - 1);
      if (unit !== b.charCodeAt(j - 1)) continue;
      const before = row[j - 1] ?? 0;
      // Of two pictographs that share a half neither is the other: a pair returns whole or not.
      if (before === 0 && isLow(unit)) continue;
      const length = before + 1;
      next[j] = length;
      if (!isHigh(unit) && length > (best?.length ?? atLeast))
        best = { insertedAt: i - length, sourceAt: j - length, length };
    }
    row = next;
  }
  return best;
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit < 0xe000;
}

/** Takes letters out of a run, leaving what stood before and after as runs of their own, in their place. */
function take(runs: LetterRun[], at: number, from: number, length: number): IdRange[] {
  const run = runs[at];
  if (!run) return [];
  const [before, rest] = split(run.ids, from);
  const [taken, after] = split(rest, length);
  const left: LetterRun[] = [];
  if (from > 0) left.push({ text: run.text.slice(0, from), ids: before });
  if (from + length < run.text.length) left.push({ text: run.text.slice(from + length), ids: after });
  runs.splice(at, 1, ...left);
  return taken;
}

function split(ids: readonly IdRange[], count: number): [IdRange[], IdRange[]] {
  const first: IdRange[] = [];
  const second: IdRange[] = [];
  let left = count;
  for (const [client, from, to] of ids) {
    const size = Math.min(left, to - from);
    if (size > 0) first.push([client, from, from + size]);
    if (from + size < to) second.push([client, from + size, to]);
    left -= size;
  }
  return [first, second];
}

/** Two lists of ids of equal length as pairs of equal pieces. */
function paired(inserted: readonly IdRange[], sources: readonly IdRange[]): Returned[] {
  const pairs: Returned[] = [];
  let rest = [...sources];
  for (const range of inserted) {
    let from = range[1];
    const [own, others] = split(rest, range[2] - range[1]);
    rest = others;
    for (const source of own) {
      const size = source[2] - source[1];
      pairs.push({ inserted: [range[0], from, from + size], source });
      from += size;
    }
  }
  return pairs;
}
