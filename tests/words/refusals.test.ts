/** Refusals in words: each says what is so, and none says more than its reader may know. */
import { expect, it } from 'vitest';
import { sentenceOf } from '../../shared/words/en/refusals.ts';

it.each(['observer', 'legalAdviser', 'minuteTaker', 'cannotDecide', 'conflict', 'left', 'absent'])(
  '[CHAIR-29] whoever records something for somebody without a word of their own (%s) reads why',
  (why) => {
    const sentence = sentenceOf({ code: 'not-allowed', detail: { field: 'speaker', why } });
    expect(sentence).not.toBe(sentenceOf({ code: 'not-allowed', detail: { field: 'speaker' } }));
    expect(sentence).toMatch(/recorded.*\.$/);
  },
);
