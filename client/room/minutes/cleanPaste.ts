/**
 * What is pasted keeps words, bold, italic and lists. The page that was copied from is read in a document of its own,
 * which loads nothing and runs nothing, and only what is known is written anew: no attribute of it survives.
 */
import { cleanText } from './cleanText.ts';
import { minutesWords as words } from '../../../shared/words/en/minutes.ts';

/** More than anybody types in a meeting; the server would refuse it anyway. */
const LARGEST = 200 * 1024;

export function isTooLarge(data: DataTransfer | null): boolean {
  if (!data) return false;
  return data.getData('text/html').length > LARGEST || data.getData('text/plain').length > LARGEST;
}

interface Paragraph {
  list: 'bullet' | 'number' | null;
  indent: number;
  keptOut: boolean;
  html: string;
}

interface Context {
  list: Paragraph['list'];
  depth: number;
  bold: boolean;
  italic: boolean;
}

const SKIPPED = 'script, style, template, title, meta, link, svg, math, iframe, object, embed, noscript, xml';
const BLOCKS = new Set(
  'P DIV LI UL OL H1 H2 H3 H4 H5 H6 PRE BLOCKQUOTE TABLE TR DL DT DD SECTION ARTICLE MAIN HEADER FOOTER ASIDE BODY'.split(
    ' ',
  ),
);
/** Word writes its own bullets and numbers as text, and says that they are none. */
const IGNORED = /mso-list:\s*ignore/i;
const DEEPEST = 4;

/** As HTML again, of which this file wrote every letter. */
export function cleanHtml(html: string): string {
  const page = new DOMParser().parseFromString(withoutStyles(html), 'text/html');
  for (const element of page.querySelectorAll(SKIPPED)) element.remove();
  const open = openEnds(page.body);
  const reader = new Reader(open !== null);
  reader.read(page.body, { list: null, depth: 0, bold: false, italic: false });
  return reader.html(open);
}

/**
 * This page allows no style but its own, also not in a document that is only read: styles are made plain attributes
 * before anything reads them, because they say which words are bold and what Word calls a list.
 */
function withoutStyles(html: string): string {
  return html
    .replace(/<style\b[\s\S]*?<\/style\s*>/gi, '')
    .replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/(\s)style(\s*=)/gi, '$1data-style$2'));
}

function styleOf(element: HTMLElement): string {
  return element.dataset['style'] ?? '';
}

/** Of our own copies: how far the slice was open. What an alien page says it was copied from is not looked at. */
function openEnds(body: HTMLElement): string | null {
  const slice = body.querySelector('[data-pm-slice]')?.getAttribute('data-pm-slice') ?? '';
  return /^[01] [01] \[\]$/.test(slice) ? slice : null;
}

class Reader {
  /** Our own words, with every space that was typed. */
  readonly #exact: boolean;
  readonly #paragraphs: Paragraph[] = [];
  #open: Paragraph | null = null;

  constructor(exact: boolean) {
    this.#exact = exact;
  }

  read(node: Node, context: Context): void {
    for (const child of node.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) this.#text(child.textContent ?? '', context);
      else if (child instanceof HTMLElement) this.#element(child, context);
    }
  }

  html(open: string | null): string {
    this.#close();
    const written = this.#paragraphs.map(({ list, indent, keptOut, html }, at) => {
      const slice = open !== null && at === 0 ? ` data-pm-slice="${open}"` : '';
      const attributes = [
        list === null ? '' : ` data-list="${list}"`,
        indent === 0 ? '' : ` data-indent="${indent}"`,
        keptOut ? ' data-not-for-family="yes"' : '',
      ];
      return `<p${slice}${attributes.join('')}>${html}</p>`;
    });
    return written.join('');
  }

  #element(element: HTMLElement, context: Context): void {
    if (element.tagName === 'BR') return this.#text('\n', context);
    if (IGNORED.test(styleOf(element))) return; // Word's own bullet, as text
    if (element.tagName === 'TR') return this.#row(element, context);
    const inner = within(element, context);
    if (!BLOCKS.has(element.tagName)) return this.read(element, inner);
    this.#close();
    if (element.tagName !== 'UL' && element.tagName !== 'OL') this.#begin(element, inner);
    this.read(element, inner);
    this.#close();
  }

  /** A row of a table is a line. */
  #row(row: HTMLElement, context: Context): void {
    this.#close();
    [...row.children].forEach((cell, at) => {
      if (at > 0) this.#text(words.cellsApart, context);
      const reader = new Reader(this.#exact);
      reader.read(cell, { ...context, list: null });
      this.#open ??= blank();
      this.#open.html += reader.#inOneLine();
    });
    this.#close();
  }

  #inOneLine(): string {
    this.#close();
    return this.#paragraphs.map(({ html }) => html).join(' ');
  }

  #begin(element: HTMLElement, { list, depth }: Context): void {
    const word = wordList(element);
    this.#open = blank();
    this.#open.list = word?.list ?? ownList(element) ?? (element.tagName === 'LI' ? list : null);
    this.#open.indent = Math.min(DEEPEST, word?.indent ?? ownIndent(element) ?? (list ? Math.max(0, depth - 1) : 0));
    this.#open.keptOut = element.dataset['notForFamily'] === 'yes';
  }

  #text(raw: string, { bold, italic }: Context): void {
    const text = this.#exact ? cleanText(raw) : cleanText(raw).replace(/[\u00a0 \n]+/g, ' ');
    const before = this.#open?.html ?? '';
    const begins = !this.#exact && (before === '' || before.endsWith(' '));
    let html = escape(begins ? text.trimStart() : text);
    if (html === '') return;
    this.#open ??= blank();
    if (italic) html = `<em>${html}</em>`;
    if (bold) html = `<strong>${html}</strong>`;
    this.#open.html += html;
  }

  #close(): void {
    if (this.#open && (this.#exact || this.#open.html.trim() !== '')) this.#paragraphs.push(this.#open);
    this.#open = null;
  }
}

function blank(): Paragraph {
  return { list: null, indent: 0, keptOut: false, html: '' };
}

function within(element: HTMLElement, context: Context): Context {
  const { tagName } = element;
  const weight = /(?:^|[;\s])font-weight\s*:\s*(\w+)/i.exec(styleOf(element))?.[1]?.toLowerCase() ?? '';
  const normal = weight === 'normal' || weight === '400';
  const slanted = /(?:^|[;\s])font-style\s*:\s*italic/i.test(styleOf(element));
  return {
    list: tagName === 'UL' ? 'bullet' : tagName === 'OL' ? 'number' : context.list,
    depth: context.depth + (tagName === 'UL' || tagName === 'OL' ? 1 : 0),
    bold: !normal && (context.bold || tagName === 'B' || tagName === 'STRONG' || /^(bold|[6-9]\d\d)/.test(weight)),
    italic: context.italic || tagName === 'I' || tagName === 'EM' || slanted,
  };
}

/** Word says in a style that a paragraph is a list item: `mso-list:l0 level2 lfo1`. */
function wordList(element: HTMLElement): { list: 'bullet' | 'number'; indent: number } | null {
  const level = /mso-list:\s*l\d+\s+level(\d)/i.exec(styleOf(element))?.[1];
  if (level === undefined) return null;
  const marker = [...element.querySelectorAll<HTMLElement>('[data-style]')].find((part) => IGNORED.test(styleOf(part)));
  return { list: /[0-9a-z]+[.)]/i.test(marker?.textContent ?? '') ? 'number' : 'bullet', indent: Number(level) - 1 };
}

function ownList(element: HTMLElement): 'bullet' | 'number' | null {
  const { list } = element.dataset;
  return list === 'bullet' || list === 'number' ? list : null;
}

function ownIndent(element: HTMLElement): number | null {
  const { indent } = element.dataset;
  return indent !== undefined && /^[1-4]$/.test(indent) ? Number(indent) : null;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
