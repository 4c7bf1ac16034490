import { expect, it } from 'vitest';
import { markup } from '../../server/publish/markup.ts';
import { HOSTILE } from './hostileText.ts';

it('[READ-15] a value never ends the attribute or the text it stands in', () => {
  for (const text of HOSTILE) {
    const html = markup`<p title="${text}">${text}</p>`.text;
    expect(html.match(/["<>]/g)?.join('')).toBe('<"">' + '<>');
  }
});

it('markup inside markup stays, lists are joined, nothing gives nothing', () => {
  expect(markup`<p>${markup`<b>${'<'}</b>`}${[1, null, 'a', false]}</p>`.text).toBe('<p><b>&lt;</b>1a</p>');
});
