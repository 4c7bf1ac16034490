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
  /** What each copy has handed in, so that the same words are never handed in under two ids. */
  readonly #offered = new Map<DocumentCopy, { offer: LateOffer; late: LateText }>();

  constructor(deps: LateDeps) {
    this.#deps = deps;
    this.texts = this.#texts;
  }

  /** Once for each copy and what it holds; a lost answer repeats the same id. */
  handIn(document: DocumentId, copy: DocumentCopy): void {
    const difference = copy.difference();
    if (!difference) return;
    const texts = this.#deps.textsOf(copy);
    const before = this.#offered.get(copy);
    if (before && sameBytes(before.offer.update, difference.update)) {
      this.#show(before.late);
      return;
    }
    const offer: LateOffer = {
      id: this.#deps.mint(),
      document,
      ...difference,
      deviceTime: this.#deps.now().toISOString(),
    };
    const late: LateText = { document, is: 'sending', sentence: null, texts };
    this.#offered.set(copy, { offer, late });
    this.#show(late);
    void this.#send(copy, offer);
  }

  /** The meeting takes words again: what was held is being sent the ordinary way. */
  released(): void {
    this.#texts.set([]);
  }

  /** Their writer has read it and does not want to see it here any more. */
  dismiss(document: DocumentId): void {
    this.#texts.set(this.#texts.get().filter((late) => late.document !== document || late.is === 'sending'));
  }

  async #send(copy: DocumentCopy, offer: LateOffer): Promise<void> {
    const answered = await this.#deps.offer(offer);
    if (answered.ok) {
      this.#settle(copy, offer, { is: 'received', sentence: null });
    } else if (PASSING.includes(answered.code)) {
      this.#deps.timers.after(AGAIN_MS, () => {
        if (this.#offered.get(copy)?.offer === offer && copy.state.get().held !== null) void this.#send(copy, offer);
      });
    } else {
      this.#settle(copy, offer, { is: 'notTaken', sentence: answered.sentence });
    }
  }

  #settle(copy: DocumentCopy, offer: LateOffer, outcome: Pick<LateText, 'is' | 'sentence'>): void {
    const offered = this.#offered.get(copy);
    if (offered?.offer !== offer) return;
    offered.late = { ...offered.late, ...outcome };
    if (copy.state.get().held !== null) this.#show(offered.late); // otherwise thawed meanwhile
  }

  #show(late: LateText): void {
    this.#texts.set([...this.#texts.get().filter(({ document }) => document !== late.document), late]);
  }
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at]);
}
