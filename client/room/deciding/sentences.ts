/** The sentences of the minutes with their letters, in the order of the page; and what has become of letters since. */
import type { Doc } from 'yjs';
import { readBlocks, textOfBlock, type Block, type IdRange } from '../../../shared/document/readBlocks.ts';
import { rootsOf } from '../../../shared/document/roots.ts';
import { SHARED_DOCUMENT } from '../../../shared/ids.ts';
import type { Meeting } from '../../../shared/rules/meeting.ts';
import { placeName } from '../../wire/places.ts';

export interface Sentence {
  text: string;
  /** With the space that follows it. */
  letters: IdRange[];
  /** Without it. */
  ownLetters: IdRange[];
}

export interface Passage {
  root: string;
  place: string;
  sentences: Sentence[];
}

/** One for each part of the minutes in which something stands. */
export function passagesOf(doc: Doc, meeting: Meeting): Passage[] {
  const roots = [...rootsOf(SHARED_DOCUMENT, meeting)].filter(([, kind]) => kind === 'minutes');
  return roots
    .map(([root]) => ({
      root,
      place: placeName(meeting, root),
      sentences: readBlocks(doc, root).flatMap(sentencesOf),
    }))
    .filter(({ sentences }) => sentences.length > 0);
}

function sentencesOf(block: Block): Sentence[] {
  const letters = block.runs.flatMap((run) => run.letters);
  const segments = [...new Intl.Segmenter('en-GB', { granularity: 'sentence' }).segment(textOfBlock(block))];
  return segments.flatMap(({ segment, index }) => {
    const text = segment.trimEnd();
    if (text.trim() === '') return [];
    return {
      text,
      letters: between(letters, index, index + segment.length),
      ownLetters: between(letters, index, index + text.length),
    };
  });
}

function between(letters: readonly IdRange[], from: number, to: number): IdRange[] {
  let offset = 0;
  return letters.flatMap(([client, start, end]): IdRange[] => {
    const first = Math.max(from - offset, 0);
    const last = Math.min(to - offset, end - start);
    offset += end - start;
    return first < last ? [[client, start + first, start + last]] : [];
  });
}

/** From one sentence to another: what stands between them belongs to it, so that it reads as it stands there. */
export function stretchOf({ sentences }: Passage, from: number, to: number): { text: string; letters: IdRange[] } {
  const chosen = sentences.slice(from, to + 1);
  return {
    text: chosen.map(({ text }) => text).join(' '),
    letters: chosen.flatMap(({ letters, ownLetters }, n) => (n === chosen.length - 1 ? ownLetters : letters)),
  };
}

/** What has become of letters, in whichever part of the minutes they stand; empty where none is left. */
export function standingWords(
  doc: Doc,
  meeting: Meeting,
  ranges: readonly IdRange[],
): { text: string; whole: boolean; place: string } {
  for (const [root, kind] of rootsOf(SHARED_DOCUMENT, meeting)) {
    if (kind === 'plan') continue;
    const { text, whole } = standingNow(readBlocks(doc, root), ranges);
    if (text !== '') return { text, whole, place: placeName(meeting, root) };
  }
  return { text: '', whole: false, place: '' };
}

/** What stands from the first to the last of these letters that is still there; `whole`: nothing is gone or put between. */
export function standingNow(blocks: readonly Block[], ranges: readonly IdRange[]): { text: string; whole: boolean } {
  const all = blocks.flatMap((block) => [...lettersIn(block), BREAK]);
  const ours = ({ client, clock }: Letter): boolean =>
    ranges.some((range) => range[0] === client && clock >= range[1] && clock < range[2]);
  const first = all.findIndex(ours);
  if (first < 0) return { text: '', whole: false };
  const stretch = all.slice(first, all.findLastIndex(ours) + 1);
  const asked = ranges.reduce((sum, [, from, to]) => sum + to - from, 0);
  const foreign = stretch.filter((letter) => letter !== BREAK && !ours(letter)).length;
  return {
    text: stretch.map(({ text }) => text).join(''),
    whole: foreign === 0 && stretch.filter(ours).length === asked,
  };
}

interface Letter {
  client: number;
  clock: number;
  text: string;
}

const BREAK: Letter = { client: -1, clock: -1, text: ' ' };

function lettersIn({ runs }: Block): Letter[] {
  return runs.flatMap(({ text, letters }) => {
    let place = 0;
    return letters.flatMap(([client, from, to]) =>
      Array.from({ length: to - from }, (_, n) => ({ client, clock: from + n, text: text[place++] ?? '' })),
    );
  });
}
