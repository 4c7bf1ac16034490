/** What a person does to the text, as the editor's binding would write it: one Yjs transaction per deed. */
import * as Y from 'yjs';
import type { Chance } from '../../support/seededWorld.ts';
import type { SimPerson } from './SimScreen.ts';

/** Letters of one person: a stretch of ideographs that nobody else types. */
const ALPHABET_START = 0x4e00;
const ALPHABET_SIZE = 256;
const HANDS = 'hands';

/** The index of the person whose alphabet this letter is from. */
export function firstWriterOf(letter: string): number {
  return Math.floor((letter.charCodeAt(0) - ALPHABET_START) / ALPHABET_SIZE);
}

interface Paragraph {
  element: Y.XmlElement;
  text: Y.XmlText;
  at: number;
}

export class Hands {
  readonly undo: Y.UndoManager;
  readonly #doc: Y.Doc;
  readonly #fragment: Y.XmlFragment;
  readonly #chance: Chance;
  readonly #index: number;
  #next = 0;

  constructor(doc: Y.Doc, who: SimPerson, chance: Chance) {
    this.#doc = doc;
    this.#fragment = doc.getXmlFragment(who.root);
    this.#chance = chance;
    this.#index = who.index;
    this.undo = new Y.UndoManager(this.#fragment, { trackedOrigins: new Set([HANDS]), captureTimeout: 0 });
  }

  /** One deed, chosen by chance. */
  act(): void {
    const deed = this.#chance.whole(20);
    if (deed < 9) this.#type();
    else if (deed < 11) this.#remove();
    else if (deed < 13) this.#split();
    else if (deed < 15) this.#join();
    else if (deed < 16) this.#makeList();
    else if (deed < 17) this.#embolden();
    else if (deed < 18) this.#cutAndPaste();
    else if (deed < 19) this.undo.undo();
    else this.undo.redo();
  }

  #do(deed: () => void): void {
    this.#doc.transact(deed, HANDS);
  }

  #paragraphs(): Paragraph[] {
    const found: Paragraph[] = [];
    this.#fragment.forEach((element) => {
      if (!(element instanceof Y.XmlElement)) return;
      const text: unknown = element.get(0);
      if (text instanceof Y.XmlText) found.push({ element, text, at: found.length });
    });
    let at = 0;
    for (const paragraph of found) {
      while (this.#fragment.get(at) !== paragraph.element) at += 1;
      paragraph.at = at;
    }
    return found;
  }

  #some(): Paragraph | null {
    const paragraphs = this.#paragraphs();
    return paragraphs.length === 0 ? null : this.#chance.pick(paragraphs);
  }

  #letters(): string {
    let letters = '';
    for (let count = 1 + this.#chance.whole(6); count > 0; count--) {
      letters += String.fromCharCode(ALPHABET_START + this.#index * ALPHABET_SIZE + (this.#next++ % ALPHABET_SIZE));
    }
    return letters;
  }

  #type(): void {
    const paragraph = this.#chance.onceIn(6) ? null : this.#some();
    this.#do(() => {
      if (paragraph) paragraph.text.insert(this.#chance.whole(paragraph.text.length + 1), this.#letters());
      else this.#insertParagraph(this.#chance.whole(this.#fragment.length + 1), this.#letters());
    });
  }

  #insertParagraph(at: number, letters: string, attributes: Record<string, string> = {}): void {
    const element = new Y.XmlElement('paragraph');
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.insert(0, [new Y.XmlText(letters)]);
    this.#fragment.insert(at, [element]);
  }

  #remove(): void {
    const paragraph = this.#some();
    if (!paragraph || paragraph.text.length === 0) return;
    const from = this.#chance.whole(paragraph.text.length);
    const count = 1 + this.#chance.whole(paragraph.text.length - from);
    this.#do(() => paragraph.text.delete(from, count));
  }

  /** Enter: the tail is deleted here and put in again in a new paragraph, under this person's id. */
  #split(): void {
    const paragraph = this.#some();
    if (!paragraph) return;
    const at = this.#chance.whole(paragraph.text.length + 1);
    const tail = plain(paragraph.text).slice(at);
    this.#do(() => {
      if (tail.length > 0) paragraph.text.delete(at, tail.length);
      this.#insertParagraph(paragraph.at + 1, tail);
    });
  }

  #join(): void {
    const paragraphs = this.#paragraphs();
    const place = this.#chance.whole(Math.max(1, paragraphs.length - 1));
    const first = paragraphs[place];
    const second = paragraphs[place + 1];
    if (!first || !second) return;
    const tail = plain(second.text);
    this.#do(() => {
      this.#fragment.delete(second.at, 1);
      first.text.insert(first.text.length, tail);
    });
  }

  /** Some bindings replace the whole block when its attributes change. */
  #makeList(): void {
    const paragraph = this.#some();
    if (!paragraph) return;
    const letters = plain(paragraph.text);
    this.#do(() => {
      this.#fragment.delete(paragraph.at, 1);
      this.#insertParagraph(paragraph.at, letters, { list: 'bullet' });
    });
  }

  #embolden(): void {
    const paragraph = this.#some();
    if (!paragraph || paragraph.text.length === 0) return;
    const from = this.#chance.whole(paragraph.text.length);
    this.#do(() => paragraph.text.format(from, 1 + this.#chance.whole(paragraph.text.length - from), { bold: {} }));
  }

  /** Drag and drop: one transaction, as the editor makes of it. */
  #cutAndPaste(): void {
    const source = this.#some();
    const target = this.#some();
    if (!source || !target || source.text.length === 0) return;
    const from = this.#chance.whole(source.text.length);
    const letters = plain(source.text).slice(from, from + 1 + this.#chance.whole(8));
    this.#do(() => {
      source.text.delete(from, letters.length);
      target.text.insert(this.#chance.whole(target.text.length + 1), letters);
    });
  }
}

function plain(text: Y.XmlText): string {
  let letters = '';
  for (const { insert } of text.toDelta() as { insert: unknown }[]) if (typeof insert === 'string') letters += insert;
  return letters;
}
