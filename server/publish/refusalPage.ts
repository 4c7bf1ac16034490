/** What a person who follows a link reads where there is nothing for them: the sentence, and the way on. */
import { recordWords as words } from '../../shared/words/en/record.ts';
import { markup } from './markup.ts';

/** `styles`: address of `record.css`. */
export function refusalPage(sentence: string, styles: string): string {
  return markup`<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${words.product}</title><link rel="stylesheet" href="${styles}"></head>
<body><main><h1>${words.notThisPage}</h1>
<p>${sentence}</p>
<p><a href="/">${words.toStart}</a></p>
</main></body></html>
`.text;
}
