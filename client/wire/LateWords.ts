/**
 * Words that came after the freeze: the whole difference is handed in once, over HTTP, and its writer is told whether
 * it arrived. It stays in this screen's copy, so that a thaw can take it in after all.
 */
import type { Timers } from '../../shared/clock.ts';
import type { DocumentId } from '../../shared/ids.ts';
import type { Answered, LateOffer } from './api.ts';
import type { DocumentCopy } from './DocumentCopy.ts';
import type { UnsavedText } from './unsavedText.ts';
import { Value, type Readable } from './Value.ts';

export interface LateText {
  readonly document: DocumentId;
  readonly is: 'sending' | 'received' | 'notTaken';
  /** Why it was not taken, in the server's words. */
  readonly sentence: string | null;
  readonly texts: readonly UnsavedText[];
}

export interface LateDeps {
  offer(offer: LateOffer): Promise<Answered<null>>;
  textsOf(copy: DocumentCopy): UnsavedText[];
  mint(): string;
  now(): Date;
  timers: Timers;
}

const AGAIN_MS = 3_000;
/** Worth trying again: no answer, nothing can be saved at the moment, or the freeze is not in force here yet. */
const PASSING = ['no-connection', 'storage', 'slow-down', 'not-now'];

export class LateWords {
  readonly texts: Readable<readonly LateText[]>;
  readonly #texts = new Value<readonly LateText[]>([]);
  readonly #deps: LateDeps;
  /** The copies that are held, with the id under which their difference is handed in. */
  readonly #offered = new Map<DocumentCopy, string>();

  constructor(deps: LateDeps) {
    this.#deps = deps;
    this.texts = this.#texts;
  }

  /** Once for each copy until it is released; a lost answer repeats the same id. */
  handIn(document: DocumentId, copy: DocumentCopy): void {
    const difference = copy.difference();
    if (!difference || this.#offered.has(copy)) return;
    const id = this.#deps.mint();
    this.#offered.set(copy, id);
    const texts = this.#deps.textsOf(copy);
    const offer: LateOffer = { id, document, ...difference, deviceTime: this.#deps.now().toISOString() };
    this.#show({ document, is: 'sending', sentence: null, texts });
    void this.#send(copy, offer, texts);
  }

  /** The meeting takes words again: what was held is being sent the ordinary way. */
  released(): void {
    this.#offered.clear();
    this.#texts.set([]);
  }

  async #send(copy: DocumentCopy, offer: LateOffer, texts: UnsavedText[]): Promise<void> {
    const answered = await this.#deps.offer(offer);
    if (this.#offered.get(copy) !== offer.id) return; // thawed meanwhile
    if (answered.ok) {
      this.#show({ document: offer.document, is: 'received', sentence: null, texts });
    } else if (PASSING.includes(answered.code)) {
      this.#deps.timers.after(AGAIN_MS, () => {
        if (this.#offered.get(copy) === offer.id) void this.#send(copy, offer, texts);
      });
    } else {
      this.#show({ document: offer.document, is: 'notTaken', sentence: answered.sentence, texts });
    }
  }

  #show(late: LateText): void {
    this.#texts.set([...this.#texts.get().filter(({ document }) => document !== late.document), late]);
  }
}
