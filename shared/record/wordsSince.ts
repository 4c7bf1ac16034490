/** C15: what has become of the words that a deed rests on. Ids of letters never change, so they can be followed. */
import { readBlocks } from '../document/readBlocks.ts';
import { rootsOf } from '../document/roots.ts';
import { SHARED_DOCUMENT, type PersonId } from '../ids.ts';
import type { IdRange, Words } from '../rules/meeting.ts';
import type { RestsOn } from './contents.ts';
import type { PartSource } from './PartSource.ts';
import { wordsThatMayBeTold } from './takenBack.ts';

/** null for words of a restricted entry: what everyone reads must not repeat them. */
export function restsOn(words: Words | null, source: PartSource): RestsOn | null {
  if (words === null || words.document !== SHARED_DOCUMENT) return null;
  const then = wordsThatMayBeTold(words.document, words.ranges, source.letters, source.meeting);
  if (then === null) return null;
  const standing = standingNow(words.ranges, source);
  if (standing.text === then) return { words: then, now: null, changedBy: [] };
  const changers = new Set<PersonId>();
  for (const range of words.ranges) {
    for (const { author } of source.letters.authors(words.document, range))
      if (author.deletedBy !== null) changers.add(author.deletedBy);
  }
  for (const range of standing.added) {
    for (const { author } of source.letters.authors(words.document, range)) changers.add(author.typedBy);
  }
  return { words: then, now: standing.text, changedBy: [...changers].sort() };
}

/** From the first to the last of the letters that still stand: their text now, and what was put in between. */
function standingNow(ranges: readonly IdRange[], source: PartSource): { text: string; added: IdRange[] } {
  const doc = source.documents.get(SHARED_DOCUMENT);
  const roots = doc ? [...rootsOf(SHARED_DOCUMENT, source.meeting)].filter(([, kind]) => kind === 'minutes') : [];
  for (const [root] of roots) {
    const letters = doc ? readBlocks(doc, root).flatMap((block) => block.runs.flatMap(lettersOf)) : [];
    const ours = letters.map(({ client, clock }) =>
      ranges.some(([id, from, to]) => id === client && clock >= from && clock < to),
    );
    const first = ours.indexOf(true);
    if (first < 0) continue;
    const last = ours.lastIndexOf(true);
    const between = letters.slice(first, last + 1);
    return {
      text: between.map(({ text }) => text).join(''),
      added: between.filter((_, n) => !ours[first + n]).map(({ client, clock }): IdRange => [client, clock, clock + 1]),
    };
  }
  return { text: '', added: [] };
}

function lettersOf({
  text,
  letters,
}: {
  text: string;
  letters: readonly IdRange[];
}): { client: number; clock: number; text: string }[] {
  let place = 0;
  return letters.flatMap(([client, from, to]) =>
    Array.from({ length: to - from }, (_, n) => ({ client, clock: from + n, text: text.charAt(place++) })),
  );
}
