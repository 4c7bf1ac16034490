/** JSON with the line of every value, so that a broken script can be told where it is broken. */

export interface Positioned {
  value: unknown;
  /** Line of the value at a path such as `meeting.actions.2.owner`; of the nearest that exists where that does not. */
  lineOf: (path: readonly (string | number)[]) => number;
}

export type ReadJson = { ok: true; json: Positioned } | { ok: false; line: number; column: number; sentence: string };

/** Deeper than any script, shallow enough for the stack. */
const MOST_DEPTH = 64;
const BAD_TEXT = 'This text holds a control character or an escape that JSON does not have.';

export function readPositionedJson(text: string): ReadJson {
  const reader = new Reader(text);
  try {
    const value = reader.document();
    return { ok: true, json: { value, lineOf: (path) => reader.lineOf(path) } };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { ok: false, ...reader.placeOf(error.at), sentence: error.message };
  }
}

class Unreadable extends Error {
  readonly at: number;
  constructor(message: string, at: number) {
    super(message);
    this.at = at;
  }
}

class Reader {
  readonly #text: string;
  readonly #places = new Map<string, number>();
  #lines: number[] | null = null;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
    // Some editors put a mark of byte order in front.
    if (text.startsWith('\ufeff')) this.#at = 1;
  }

  document(): unknown {
    this.#space();
    if (this.#at === this.#text.length) throw new Unreadable('The file is empty.', this.#at);
    const value = this.#value([]);
    this.#space();
    if (this.#at < this.#text.length) throw new Unreadable('Something follows the end of the script.', this.#at);
    return value;
  }

  lineOf(path: readonly (string | number)[]): number {
    for (let length = path.length; length >= 0; length--) {
      const at = this.#places.get(path.slice(0, length).join('.'));
      if (at !== undefined) return this.placeOf(at).line;
    }
    return 1;
  }

  placeOf(at: number): { line: number; column: number } {
    this.#lines ??= startsOfLines(this.#text);
    let [low, high] = [0, this.#lines.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((this.#lines[middle] ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: at - (this.#lines[low] ?? 0) + 1 };
  }

  #value(path: (string | number)[]): unknown {
    if (path.length > MOST_DEPTH) throw new Unreadable('The script is nested too deeply.', this.#at);
    this.#space();
    this.#places.set(path.join('.'), this.#at);
    const sign = this.#text[this.#at];
    if (sign === '{') return this.#object(path);
    if (sign === '[') return this.#array(path);
    if (sign === '"') return this.#string();
    return this.#word();
  }

  #object(path: (string | number)[]): Record<string, unknown> {
    const object: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
    this.#at += 1;
    this.#space();
    if (this.#takes('}')) return object;
    for (;;) {
      this.#space();
      if (this.#text[this.#at] !== '"') throw new Unreadable('A name in double quotes is expected here.', this.#at);
      const nameAt = this.#at;
      const name = this.#string();
      if (name in object) throw new Unreadable(`"${name}" stands here a second time.`, nameAt);
      this.#space();
      if (!this.#takes(':')) throw new Unreadable(`A colon is expected after "${name}".`, this.#at);
      object[name] = this.#value([...path, name]);
      this.#space();
      if (this.#takes('}')) return object;
      if (!this.#takes(',')) throw new Unreadable('A comma or a closing brace is expected here.', this.#at);
    }
  }

  #array(path: (string | number)[]): unknown[] {
    const array: unknown[] = [];
    this.#at += 1;
    this.#space();
    if (this.#takes(']')) return array;
    for (;;) {
      array.push(this.#value([...path, array.length]));
      this.#space();
      if (this.#takes(']')) return array;
      if (!this.#takes(',')) throw new Unreadable('A comma or a closing bracket is expected here.', this.#at);
    }
  }

  #string(): string {
    const start = this.#at;
    for (this.#at += 1; this.#at < this.#text.length; this.#at++) {
      const sign = this.#text[this.#at];
      if (sign === '\\') this.#at += 1;
      else if (sign === '"') {
        this.#at += 1;
        return this.#parse(this.#text.slice(start, this.#at), start, BAD_TEXT) as string;
      } else if (sign === '\n') break;
    }
    const ended = this.#at >= this.#text.length;
    throw new Unreadable(ended ? 'The file ends before this text does.' : 'A text does not end on its line.', start);
  }

  #word(): unknown {
    const start = this.#at;
    while (this.#at < this.#text.length && !/[\s,\]}]/.test(this.#text[this.#at] ?? '')) this.#at += 1;
    if (start === this.#at) throw new Unreadable('A value is expected here.', start);
    const word = this.#text.slice(start, this.#at);
    return this.#parse(word, start, `This is not a value: ${word.slice(0, 20)}`);
  }

  #parse(text: string, at: number, otherwise: string): unknown {
    try {
      return JSON.parse(text);
    } catch {
      throw new Unreadable(otherwise, at);
    }
  }

  #takes(sign: string): boolean {
    if (this.#text[this.#at] !== sign) return false;
    this.#at += 1;
    return true;
  }

  #space(): void {
    while (/[ \t\r\n]/.test(this.#text[this.#at] ?? '')) this.#at += 1;
  }
}

function startsOfLines(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
