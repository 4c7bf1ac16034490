/**
 * What somebody typed into a form and has not sent. A form may leave the page under their hands: the freeze takes it
 * away, or another page of the meeting takes its place. Its words are kept in memory for the page's life, never on disk.
 */
import { Value, type Readable } from './Value.ts';

export interface HalfTypedForm {
  readonly key: string;
  /** What the form is called; null: it comes and goes as its reader likes, so it is not listed while it is away. */
  readonly title: string | null;
  /** Everything in it, as a form hands it over. */
  readonly values: readonly (readonly [name: string, value: string])[];
  /** What was typed rather than chosen. */
  readonly texts: readonly string[];
  /** It can be gone on with where it stands. */
  readonly onPage: boolean;
}

export class HalfTyped {
  readonly forms: Readable<readonly HalfTypedForm[]>;
  readonly #forms = new Value<readonly HalfTypedForm[]>([]);

  constructor() {
    this.forms = this.#forms;
  }

  find(key: string): HalfTypedForm | undefined {
    return this.#forms.get().find((form) => form.key === key);
  }

  note(form: HalfTypedForm): void {
    this.#forms.set([...this.#without(form.key), form]);
  }

  forget(key: string): void {
    if (this.find(key)) this.#forms.set(this.#without(key));
  }

  show(key: string, onPage: boolean): void {
    const form = this.find(key);
    if (form && form.onPage !== onPage) this.#forms.set([...this.#without(key), { ...form, onPage }]);
  }

  #without(key: string): HalfTypedForm[] {
    return this.#forms.get().filter((form) => form.key !== key);
  }
}

/** Words, not only choices: they are listed, and the page warns before it is left. */
export function withWords(forms: readonly HalfTypedForm[]): readonly HalfTypedForm[] {
  return forms.filter(({ title, texts }) => title !== null && texts.length > 0);
}
