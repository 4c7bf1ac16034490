/** Which letters of one edit are old ones come back, told from what was deleted and put in by that edit alone. */
import { describe, expect, it } from 'vitest';
import { returnedLetters, type LetterRun } from '../../shared/document/returnedLetters.ts';

/** Runs of one client, each with a gap to the next; where letters have several ids the pieces are given by lengths. */
function runs(client: number, texts: readonly string[], pieces?: readonly number[]): LetterRun[] {
  let clock = 0;
  return texts.map((text) => {
    const ids: LetterRun['ids'] = (pieces ?? [text.length]).map((length) => {
      clock += length;
      return [client, clock - length, clock];
    });
    clock += 1;
    return { text, ids };
  });
}

function told(inserted: readonly string[], deleted: readonly string[]): string[] {
  const to = runs(1, inserted);
  const from = runs(2, deleted);
  return returnedLetters(to, from).map(({ inserted: range, source }) => {
    const words = lettersOf(to, range);
    expect(lettersOf(from, source)).toBe(words);
    return words;
  });
}

function lettersOf(list: readonly LetterRun[], [, from, to]: [number, number, number]): string {
  for (const { text, ids } of list) {
    const [first] = ids;
    const last = ids[ids.length - 1];
    if (first && last && from >= first[1] && to <= last[2]) return text.slice(from - first[1], to - first[1]);
  }
  throw new Error('letters across two runs');
}

describe('returned letters', () => {
  it.each([
    ['a whole run', ['seen.'], ['seen.'], ['seen.']],
    ['a run of one letter that comes back whole', ['x'], ['x'], ['x']],
    ['the longest first', ['at home, at home.'], ['at home.', 'at home, '], ['at home, ', 'at home.']],
    ['of two equal ones the first', ['seen'], ['seen today', 'seen'], ['seen']],
    [
      'what is left over around it',
      ['They were not seen today'],
      ['They were seen today'],
      [' seen today', 'They were'],
    ],
    ['nothing of another text', ['child'], ['adult'], []],
    ['a letter that two words share', ['chill'], ['cello'], []],
    ['three letters of a longer text', ['abcX'], ['Yabc'], []],
    ['four letters of a longer text', ['abcdX'], ['Yabcd'], ['abcd']],
    ['half a pictograph at the end', ['abc😀'], ['abc😁'], []],
    ['half a pictograph at the beginning', ['\u{1f600}abcd'], ['\u{1fa00}abcd'], ['abcd']],
    ['two pictographs of three', ['😀😀😁'], ['😀😀😂'], ['😀😀']],
    ['nothing where nothing was deleted', ['seen'], [], []],
    ['nothing where nothing was put in', [], ['seen'], []],
  ])('[EDIT-38] %s', (_name, inserted, deleted, expected) => {
    expect(told(inserted, deleted)).toEqual(expected);
  });

  it('letters come back once, however often they are put in', () => {
    expect(returnedLetters(runs(1, ['seen', 'seen']), runs(2, ['seen']))).toHaveLength(1);
  });

  it('pieces with ids of their own are paired letter by letter', () => {
    const pairs = returnedLetters(runs(1, ['abcdef'], [4, 2]), runs(2, ['abcdef'], [1, 3, 2]));
    expect(pairs).toEqual([
      { inserted: [1, 0, 1], source: [2, 0, 1] },
      { inserted: [1, 1, 4], source: [2, 1, 4] },
      { inserted: [1, 4, 6], source: [2, 4, 6] },
    ]);
  });

  it('a page against a page ends, and a whole run within is still found', () => {
    const page = 'It was said that she was at home. '.repeat(300);
    expect(returnedLetters(runs(1, [page]), runs(2, [`X${page}Y`]))).toHaveLength(1);
    expect(returnedLetters(runs(1, [`${page}X`]), runs(2, [`Y${page}`]))).toEqual([]);
  });
});
