/** Without script: what a form was answered with when nothing came of it, and everything that was typed, to send again. */
import { forYouWords as words } from '../../shared/words/en/forYou.ts';
import { recordWords } from '../../shared/words/en/record.ts';
import { area, form, type Hidden } from './forms.ts';
import { markup } from './markup.ts';

/** Fields that somebody types; all others travel unseen. */
const TYPED = ['text', 'more'];

export function notRecordedPage(sentence: string, fields: Hidden, signedOut: boolean): string {
  const typed = Object.entries(fields).filter(([name]) => TYPED.includes(name));
  const { text: _text, more: _more, ...hidden } = fields;
  const again = form({
    about: words.keptTitle,
    hidden,
    inside: typed.map(([name, value]) => area(name, words.kept, null, value)),
    press: words.again,
  });
  return markup`<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${recordWords.errorTitle(words.keptTitle)}</title><link rel="stylesheet" href="/record.css"></head>
<body><main><h1>${words.keptTitle}</h1>
<p id="why" role="alert">${sentence}${signedOut && ` ${words.signIn}`}</p>
${again}
<p><a href="record">${words.back}</a></p>
</main></body></html>
`.text;
}
