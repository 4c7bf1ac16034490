/**
 * One document of the meeting as this screen holds it: the present copy, and what becomes of words that were not
 * taken. A copy that was refused is dropped and joined anew under another id; its words are kept as text.
 */
import type { Awareness } from 'y-protocols/awareness';
import type { Doc, UndoManager } from 'yjs';
import type { DocumentId } from '../../shared/ids.ts';
import { DocumentCopy, type CopyDeps, type CopyEnd, type Held } from './DocumentCopy.ts';
import { unsavedText, type UnsavedText } from './unsavedText.ts';
import { Value, type Readable } from './Value.ts';

/** What a panel needs of a document. `copy` counts up when the document was joined anew: bind to the new `doc` then. */
export interface OpenDocument {
  readonly id: DocumentId;
  readonly copy: number;
  readonly doc: Doc;
  readonly awareness: Awareness;
  /** An editor gives its undo manager here, so that letters that come back keep their first writer. */
  readonly watchUndo: (manager: UndoManager) => void;
  /** Keeps others' words out while an input method composes; the answer lets them in. */
  readonly holdBack: () => () => void;
  /** In step with the server at least once: before that nothing may be written. */
  readonly joined: boolean;
  readonly connected: boolean;
  readonly held: Held | null;
  /** null: still open. Otherwise why this document cannot be had any more. */
  readonly over: string | null;
}

export interface ChannelDeps extends Omit<CopyDeps, 'ended'> {
  /** Roots to look for words in when a copy ends. */
  roots(): ReadonlyMap<string, 'minutes' | 'plan'>;
  notAdded(document: DocumentId, code: string, texts: UnsavedText[]): void;
}

/** A program error would be refused again at once: after so many copies in a minute this document stays closed. */
const MOST_COPIES = 4;
const WITHIN_MS = 60_000;

export class DocumentChannel {
  readonly id: DocumentId;
  /** Changes seldom: panels watch it. */
  readonly open: Readable<OpenDocument>;
  /** Changes of this screen that are not on the server's disk; moves with every key. */
  readonly unsaved: Readable<number>;
  /** Others' changes that are kept off the screen. */
  readonly waiting: Readable<number>;
  readonly #open: Value<OpenDocument>;
  readonly #unsaved = new Value(0);
  readonly #waiting = new Value(0);
  readonly #deps: ChannelDeps;
  readonly #joinedAt: number[] = [];
  #copy: DocumentCopy;
  #number = 1;

  constructor(deps: ChannelDeps) {
    this.id = deps.document;
    this.#deps = deps;
    this.#copy = this.#newCopy();
    this.#open = new Value(this.#seen(null));
    this.open = this.#open;
    this.unsaved = this.#unsaved;
    this.waiting = this.#waiting;
  }

  get copy(): DocumentCopy {
    return this.#copy;
  }

  connect(): void {
    this.#joinedAt.push(this.#deps.timers.elapsed());
    this.#copy.connect();
  }

  /** The screen has a new name at the server, or the network is back. */
  reconnect(): void {
    if (this.#open.get().over === null) this.#copy.reconnect();
  }

  /** The door is shut for good: what was not saved becomes text that its writer can copy. */
  giveUp(code: string): void {
    if (this.#open.get().over !== null) return;
    this.#copy.close();
    this.#ended({ code, again: false });
  }

  close(): void {
    this.#copy.close();
  }

  #newCopy(): DocumentCopy {
    const copy = new DocumentCopy({ ...this.#deps, ended: (end) => this.#ended(end) });
    copy.state.subscribe(() => {
      if (copy !== this.#copy) return;
      this.#unsaved.set(copy.state.get().unsaved);
      this.#waiting.set(copy.state.get().waiting);
      const before = this.#open.get();
      const { joined, connected, held } = copy.state.get();
      if (joined !== before.joined || connected !== before.connected || held !== before.held) {
        this.#open.set(this.#seen(before.over));
      }
    });
    return copy;
  }

  #seen(over: string | null): OpenDocument {
    const { doc, provider, state, watchUndo, holdBack } = this.#copy;
    const { joined, connected, held } = state.get();
    return {
      id: this.id,
      copy: this.#number,
      doc,
      awareness: provider.awareness,
      watchUndo,
      holdBack,
      joined,
      connected,
      held,
      over,
    };
  }

  #ended({ code, again }: CopyEnd): void {
    const texts = unsavedText(this.#copy.doc, this.#copy.savedClock, this.#deps.roots());
    if (texts.length > 0) this.#deps.notAdded(this.id, code, texts);
    if (!again || this.#tooOften()) {
      this.#open.set(this.#seen(code));
      return;
    }
    this.#copy = this.#newCopy();
    this.#number += 1;
    this.#unsaved.set(0);
    this.#waiting.set(0);
    this.#open.set(this.#seen(null));
    this.connect();
  }

  #tooOften(): boolean {
    const since = this.#deps.timers.elapsed() - WITHIN_MS;
    return this.#joinedAt.filter((at) => at > since).length >= MOST_COPIES;
  }
}
