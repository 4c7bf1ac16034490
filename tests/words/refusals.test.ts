/** Refusals in words: each says what is so, and none says more than its reader may know. */
import { expect, it } from 'vitest';
import { notConvened } from '../../shared/words/en/files.ts';
import { sentenceOf } from '../../shared/words/en/refusals.ts';

it.each(['observer', 'legalAdviser', 'minuteTaker', 'cannotDecide', 'conflict', 'left', 'absent'])(
  '[CHAIR-29] whoever records something for somebody without a word of their own (%s) reads why',
  (why) => {
    const sentence = sentenceOf({ code: 'not-allowed', detail: { field: 'speaker', why } });
    expect(sentence).not.toBe(sentenceOf({ code: 'not-allowed', detail: { field: 'speaker' } }));
    expect(sentence).toMatch(/recorded.*\.$/);
  },
);

it('[UI-90] whoever convenes by a command on a full disk reads what to mend, and no code', () => {
  expect(notConvened({ code: 'storage' })).toMatch(/^Nothing was convened: .*disk is full, then convene again\.$/);
  expect(notConvened({ code: 'bad-date' })).toBe(`Nothing was convened. ${sentenceOf({ code: 'bad-date' })}`);
});
