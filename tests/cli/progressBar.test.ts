import { describe, expect, it } from 'vitest';
import { progressBar } from '../../server/cli/progressBar.ts';

function shown(isTTY: boolean): string {
  let written = '';
  const bar = progressBar({ isTTY, write: (text) => (written += text) });
  for (const [done, what] of [
    [0, 'signing in'],
    [0.5, 'typing'],
    [0.501, 'typing'],
    [1, 'locking'],
  ] as const)
    bar.show(done, what);
  bar.end();
  bar.end();
  return written;
}

describe('how far a rehearsal is', () => {
  it('[UI-91] is a bar on a terminal, drawn again only when it has moved, and gone at the end', () => {
    const [full, empty, clear] = ['█', '░', '\r\u001b[K'];
    expect(shown(true)).toBe(
      [
        `${clear}${empty.repeat(30)}   0 % signing in`,
        `${clear}${full.repeat(15)}${empty.repeat(15)}  50 % typing`,
        `${clear}${full.repeat(30)} 100 % locking`,
        clear,
      ].join(''),
    );
  });

  it('[UI-91] is one line a step elsewhere', () => {
    expect(shown(false)).toBe('signing in\ntyping\nlocking\n');
  });
});
