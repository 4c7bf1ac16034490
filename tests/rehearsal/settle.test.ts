import { describe, expect, it } from 'vitest';
import { settle, type Screen } from '../../server/rehearsal/settle.ts';
import { SHARED_DOCUMENT } from '../../shared/ids.ts';

/** A screen whose server refuses with these codes, one list for each time it is asked whether all is saved. */
function screen(refusing: string[][]): Screen & { done: string[] } {
  const done: string[] = [];
  const refusals: string[] = [];
  return {
    done,
    refusals,
    saved() {
      done.push('asks');
      refusals.push(...(refusing.shift() ?? []));
      return Promise.resolve();
    },
    loseConnection: () => void done.push('loses'),
    regainConnection: () => void done.push('regains'),
  };
}

describe('words that a play has typed', () => {
  it('[RECORD-74] are sent again where they overtook those typed while nobody was connected', async () => {
    const one = screen([['gap', 'gap'], ['gap'], []]);
    expect(await settle(one, SHARED_DOCUMENT, 0)).toBe(3);
    expect(one.done).toEqual(['asks', 'loses', 'regains', 'asks', 'loses', 'regains', 'asks']);
    // What was seen to is not seen to twice.
    expect(await settle(one, SHARED_DOCUMENT, 3)).toBe(3);
    expect(one.done.slice(7)).toEqual(['asks']);
  });

  it('[RECORD-74] stop it where they are refused for good', async () => {
    await expect(settle(screen([['gap', 'read-only']]), SHARED_DOCUMENT, 0)).rejects.toThrow(
      'words were refused: read-only',
    );
  });
});
