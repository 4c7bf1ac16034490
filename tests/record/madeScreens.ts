/**
 * Screens that write into one fold of authorship, with a server that does nothing but order, fold and pass on. A deed
 * is one Yjs transaction, as the editor's binding makes it; an offline screen hands in everything at once afterwards.
 */
import * as Y from 'yjs';
import { inOneStep } from '../../shared/document/claimParts.ts';
import { asDeed, observeOrigins } from '../../shared/document/originClaims.ts';
import { readBlocks } from '../../shared/document/readBlocks.ts';
import { sectionRoot } from '../../shared/document/roots.ts';
import { BLOCK } from '../../shared/document/schema.ts';
import { SHARED_DOCUMENT, type PersonId } from '../../shared/ids.ts';
import { Letters, type OriginClaim } from '../../shared/record/authorship.ts';

export const RISK = sectionRoot('analysis');
export const VOICE = sectionRoot('childVoice');
export const HANDS = 'hands';
const REMOTE = 'remote';

export class Desk {
  readonly letters = new Letters();
  readonly screens: Screen[] = [];
  /** What every edit was made of, in the order of the journal. */
  readonly edits: { update: Uint8Array; person: PersonId; at: string }[] = [];
  readonly doc = new Y.Doc();
  /** Whether screens say where letters come from; a stock y-websocket client does not. */
  hearsClaims = true;
  #minutes = 0;

  screen(person: string): Screen {
    const screen = new Screen(this, person as PersonId, 100 + this.screens.length);
    this.screens.push(screen);
    return screen;
  }

  take(from: Screen, update: Uint8Array): void {
    const edit = { update, person: from.person, at: this.nextMinute() };
    this.edits.push(edit);
    this.letters.foldEdit({ document: SHARED_DOCUMENT, ...edit });
    Y.applyUpdate(this.doc, update, REMOTE);
    for (const screen of this.screens) if (screen !== from && screen.online) Y.applyUpdate(screen.doc, update, REMOTE);
  }

  hear(person: PersonId, origins: OriginClaim[]): OriginClaim[] {
    if (!this.hearsClaims) return [];
    const parts = origins.flatMap((claim) => this.letters.knownParts(SHARED_DOCUMENT, claim));
    return this.letters.foldOrigins({ document: SHARED_DOCUMENT, origins: parts, person, at: this.nextMinute() });
  }

  nextMinute(): string {
    return new Date(Date.UTC(2026, 10, 24, 9, this.#minutes++)).toISOString();
  }

  /** The words of a root, cut where their authorship changes: `typed by: words`, `typed by<first by: words`. */
  shows(root = RISK): string[] {
    return readBlocks(this.doc, root).map(({ runs }) => {
      const parts: { who: string; text: string }[] = [];
      for (const range of runs.flatMap((run) => run.letters)) {
        for (const { from, to, author } of this.letters.authors(SHARED_DOCUMENT, range)) {
          const { typedBy, firstBy, movedBy, deletedBy } = author;
          if (deletedBy !== null) throw new Error('a letter that stands is said to be deleted');
          const who = movedBy === null ? typedBy : `${movedBy}<${firstBy}`;
          const text = this.letters.textOf(SHARED_DOCUMENT, [[range[0], from, to]]) ?? '?';
          const last = parts[parts.length - 1];
          if (last?.who === who) last.text += text;
          else parts.push({ who, text });
        }
      }
      return parts.map(({ who, text }) => `${who}: ${text}`).join(' | ');
    });
  }
}

export class Screen {
  readonly doc = new Y.Doc();
  readonly undo: Y.UndoManager;
  readonly person: PersonId;
  online = true;
  readonly #desk: Desk;
  #unsaid: OriginClaim[] = [];

  constructor(desk: Desk, person: PersonId, client: number) {
    this.#desk = desk;
    this.person = person;
    this.doc.clientID = client;
    Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(desk.doc), REMOTE);
    const scope = [RISK, VOICE].map((root) => this.doc.getXmlFragment(root));
    this.undo = new Y.UndoManager(scope, { trackedOrigins: new Set([HANDS]), captureTimeout: 0 });
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== REMOTE && this.online) desk.take(this, update);
    });
    observeOrigins(this.doc, SHARED_DOCUMENT, this.undo, (claims) => {
      if (this.online) desk.hear(person, claims);
      else this.#unsaid.push(...claims);
    });
  }

  /** Back on the network: both sides exchange what they lack, and claims are said after the words they speak of. */
  comesBack(): void {
    const { doc } = this.#desk;
    this.#desk.take(this, Y.encodeStateAsUpdate(this.doc, Y.encodeStateVector(doc)));
    Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(this.doc)), REMOTE);
    this.online = true;
    this.#desk.hear(this.person, inOneStep(this.#unsaid.splice(0), SHARED_DOCUMENT));
  }

  do(deed: () => void): void {
    this.doc.transact(deed, HANDS);
  }

  get length(): number {
    return this.doc.getXmlFragment(RISK).length;
  }

  text(block: number, root = RISK): Y.XmlText {
    const element = this.doc.getXmlFragment(root).get(block);
    const text: unknown = element instanceof Y.XmlElement ? element.get(0) : null;
    if (!(text instanceof Y.XmlText)) throw new Error(`no block ${block} in ${root}`);
    return text;
  }

  words(block: number, root = RISK): string {
    let words = '';
    for (const { insert } of this.text(block, root).toDelta() as { insert: unknown }[])
      if (typeof insert === 'string') words += insert;
    return words;
  }

  type(block: number, at: number, words: string, root = RISK): void {
    this.do(() => this.text(block, root).insert(at, words));
  }

  remove(block: number, at: number, count: number, root = RISK): void {
    this.do(() => this.text(block, root).delete(at, count));
  }

  replace(block: number, at: number, count: number, words: string): void {
    this.do(() => {
      this.text(block).delete(at, count);
      this.text(block).insert(at, words);
    });
  }

  write(at: number, words: string, root = RISK, attributes: Record<string, string> = {}): void {
    this.do(() => this.#put(at, words, root, attributes));
  }

  #put(at: number, words: string, root: string, attributes: Record<string, string>): void {
    const element = new Y.XmlElement(BLOCK);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.insert(0, [new Y.XmlText(words)]);
    this.doc.getXmlFragment(root).insert(at, [element]);
  }

  label(block: number, name: 'kind' | 'source' | 'saidBy', value: string | null): void {
    this.do(() => {
      if (value === null) this.#element(block).removeAttribute(name);
      else this.#element(block).setAttribute(name, value);
    });
  }

  #element(block: number): Y.XmlElement {
    const element = this.doc.getXmlFragment(RISK).get(block);
    if (!(element instanceof Y.XmlElement)) throw new Error(`no block ${block}`);
    return element;
  }

  #attributes(block: number): Record<string, string> {
    return this.#element(block).getAttributes() as Record<string, string>;
  }

  /** Enter: the tail is deleted and put in again in a block of its own, with the labels of the first. */
  split(block: number, at: number): void {
    const tail = this.words(block).slice(at);
    this.do(() => {
      if (tail !== '') this.text(block).delete(at, tail.length);
      this.#put(block + 1, tail, RISK, this.#attributes(block));
    });
  }

  join(block: number): void {
    const tail = this.words(block + 1);
    this.do(() => {
      this.doc.getXmlFragment(RISK).delete(block + 1, 1);
      this.text(block).insert(this.text(block).length, tail);
    });
  }

  list(block: number): void {
    const words = this.words(block);
    const attributes = { ...this.#attributes(block), list: 'bullet' };
    this.do(() => {
      this.doc.getXmlFragment(RISK).delete(block, 1);
      this.#put(block, words, RISK, attributes);
    });
  }

  cut(block: number, at: number, count: number): string {
    const words = this.words(block).slice(at, at + count);
    asDeed(this.doc, 'cut', () => this.remove(block, at, count));
    return words;
  }

  paste(block: number, at: number, words: string, root = RISK): void {
    asDeed(this.doc, 'paste', () => this.type(block, at, words, root));
  }

  /** A drag inside one editor, or between two roots where the editor makes one deed of it. */
  drag(from: { block: number; at: number; count: number }, to: { block: number; at: number; root?: string }): void {
    const words = this.words(from.block).slice(from.at, from.at + from.count);
    this.do(() => {
      this.text(from.block).delete(from.at, from.count);
      this.text(to.block, to.root).insert(to.at, words);
    });
  }
}
