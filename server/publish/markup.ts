/**
 * Markup that cannot be broken out of: whatever is put into a template is text unless it was made by one. There is no
 * other way to write markup in this folder.
 */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export type Inside = Markup | string | number | null | false | readonly Inside[];

/** `null`, `false` and empty lists give nothing. Values may stand between tags and inside quoted attributes. */
export function markup(pieces: TemplateStringsArray, ...values: readonly Inside[]): Markup {
  let text = pieces[0] ?? '';
  values.forEach((value, place) => {
    text += rendered(value) + (pieces[place + 1] ?? '');
  });
  return new Markup(text);
}

function rendered(value: Inside): string {
  if (value instanceof Markup) return value.text;
  if (typeof value === 'string') return escaped(value);
  if (typeof value === 'number') return String(value);
  if (value === null || value === false) return '';
  return value.map(rendered).join('');
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  // A parser turns a bare carriage return into a line feed; the record keeps every letter as typed.
  '\r': '&#13;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"'\r]/g, (letter) => ESCAPES[letter] ?? '');
}
