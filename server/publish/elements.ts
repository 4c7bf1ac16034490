/** Pieces that several parts of the page are made of. */
import type { ComputedDate, RestsOn } from '../../shared/record/contents.ts';
import { recordWords as words } from '../../shared/words/en/record.ts';
import { markup, type Inside, type Markup } from './markup.ts';
import { clockTime, shortDate, type Reading } from './Reading.ts';

export function empty(sentence: string): Markup {
  return markup`<p class="none">${sentence}</p>`;
}

/** Nothing where the value is nothing. */
export function term(name: string, value: Inside): Markup {
  return value === null || value === false ? markup`` : markup`<div><dt>${name}</dt><dd>${value}</dd></div>`;
}

/** The first cell of a row is its heading. On a phone a row reads as a card, so each cell carries its column's name. */
export function table(caption: string, columns: readonly string[], rows: readonly (readonly Inside[])[]): Markup {
  const body = rows.map(([heading = null, ...cells]) => {
    const rest = cells.map((cell, n) => markup`<td role="cell" data-l="${columns[n + 1] ?? ''}">${cell}</td>`);
    return markup`<tr role="row"><th scope="row" role="rowheader">${heading}</th>${rest}</tr>
`;
  });
  const heads = columns.map((column) => markup`<th scope="col" role="columnheader">${column}</th>`);
  return markup`<table role="table" aria-label="${caption}"><thead role="rowgroup"><tr role="row">${heads}</tr></thead><tbody role="rowgroup">
${body}</tbody></table>
`;
}

/** What follows by counting, and how it was counted: a date that nobody can check is no date. */
export function datesMarkup(dates: readonly ComputedDate[] = []): Markup {
  return markup`${dates.map(({ rule, workingDays, from, at, holidays, beyondKnown }) => {
    const due = `${shortDate(at)}, ${clockTime(at)}`;
    const sentences = [
      words.computedDates[rule](due, workingDays, shortDate(from)),
      holidays.length === 0 ? null : words.holidaysBetween(holidays.map(shortDate).join(', ')),
      beyondKnown ? words.holidaysUnknown : null,
    ];
    return markup`<p>${sentences.filter((sentence) => sentence !== null).join(' ')}</p>`;
  })}`;
}

/** C15: only where the words were changed; else they stand in the minutes. */
export function restsMarkup(rests: RestsOn | null, reading: Reading): Markup {
  if (rests === null || rests.now === null) return markup``;
  return markup`<p class="s t">${words.changedBeneath(reading.names(rests.changedBy), rests.words, rests.now)}</p>`;
}

/** What stood here before, and who said it when: nothing that was replaced is lost. */
export function beforeMarkup(what: string, who: string): Markup {
  return markup`<p class="a t">${words.stoodBefore(what, who)}</p>`;
}
