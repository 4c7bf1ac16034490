/**
 * What other people changed since this page opened, as far as this screen sees it: words by sentence, with the place and
 * whoever's screen they came from. It is a help to follow the others, not the record: who wrote what is the server's.
 */
import type * as Y from 'yjs';
import { readPlan, wordsOfRoot } from '../../../shared/document/readBlocks.ts';
import { PLAN_ROOT } from '../../../shared/document/roots.ts';
import type { DocumentId } from '../../../shared/ids.ts';
import type { OpenDocument } from '../../wire/DocumentChannel.ts';
import { personBehind, whoIsWhere, type PersonInPlace } from '../../wire/presence.ts';
import { Value, type Readable } from '../../wire/Value.ts';
import { changedSentences, type Change } from './changedSentences.ts';

export interface OthersEdit extends Change {
  readonly id: number;
  readonly document: DocumentId;
  readonly root: string;
  /** Empty where nobody's screen could be told: it has gone since. */
  readonly people: readonly PersonInPlace[];
  /** Milliseconds, by this device's clock. */
  readonly at: number;
}

interface Following {
  doc: Y.Doc;
  texts: Map<string, string>;
  /** By root: an edit that its writer may still be at, and the words before it. */
  open: Map<string, { id: number; before: string }>;
  stop: () => void;
}

/** Typing goes on after a thought; later it is another edit. */
const ONE_EDIT_MS = 15_000;
const MOST_KEPT = 500;

export class OthersEdits {
  readonly edits: Readable<readonly OthersEdit[]>;
  readonly #edits = new Value<readonly OthersEdit[]>([]);
  readonly #following = new Map<DocumentId, Following>();
  readonly #now: () => number;
  #next = 1;

  constructor(now: () => number) {
    this.#now = now;
    this.edits = this.#edits;
  }

  /** Called whenever a document has changed hands: only one that is in step tells what is new. */
  follow({ id, doc, awareness, joined }: OpenDocument, roots: Iterable<string>): void {
    const before = this.#following.get(id);
    if (before?.doc === doc || !joined) return;
    before?.stop();
    const names = [...roots];
    const following: Following = {
      doc,
      // A copy that was joined anew: what came meanwhile is new too.
      texts: before?.texts ?? new Map(names.map((root) => [root, textOf(doc, root)])),
      open: new Map(),
      stop: () => doc.off('afterTransaction', changed),
    };
    const changed = (transaction: Y.Transaction): void => {
      for (const root of rootsIn(doc, transaction)) {
        if (transaction.local) this.#mine(following, root);
        else this.#theirs(id, following, root, writersOf(transaction, awareness, root));
      }
    };
    doc.on('afterTransaction', changed);
    this.#following.set(id, following);
  }

  stop(): void {
    for (const { stop } of this.#following.values()) stop();
    this.#following.clear();
  }

  #mine({ doc, texts, open }: Following, root: string): void {
    open.delete(root);
    texts.set(root, textOf(doc, root));
  }

  #theirs(document: DocumentId, following: Following, root: string, people: PersonInPlace[]): void {
    const { doc, texts, open } = following;
    const after = textOf(doc, root);
    const started = open.get(root);
    const last = this.#edits.get().find(({ id }) => id === started?.id);
    const goesOn = last !== undefined && this.#now() - last.at < ONE_EDIT_MS && samePeople(last.people, people);
    const before = goesOn && started ? started.before : (texts.get(root) ?? '');
    texts.set(root, after);
    const change = changedSentences(before, after);
    const others = this.#edits.get().filter(({ id }) => !goesOn || id !== started?.id);
    if (change.added === '' && change.removed === '') {
      open.delete(root);
      if (goesOn) this.#edits.set(others);
      return;
    }
    const id = goesOn && started ? started.id : this.#next++;
    open.set(root, { id, before });
    this.#edits.set([...others, { id, document, root, people, at: this.#now(), ...change }].slice(-MOST_KEPT));
  }
}

function textOf(doc: Y.Doc, root: string): string {
  if (root !== PLAN_ROOT) return wordsOfRoot(doc, root).text;
  return readPlan(doc)
    .map(({ text }) => text)
    .join('\n');
}

function rootsIn(doc: Y.Doc, { changedParentTypes }: Y.Transaction): string[] {
  return [...doc.share].flatMap(([root, type]) => (changedParentTypes.has(type) ? [root] : []));
}

/** Whoever put letters in; where letters only went, whoever is in that place alone. */
function writersOf(
  { beforeState, afterState }: Y.Transaction,
  awareness: OpenDocument['awareness'],
  root: string,
): PersonInPlace[] {
  const clients = [...afterState].flatMap(([client, clock]) =>
    clock > (beforeState.get(client) ?? 0) ? [client] : [],
  );
  const there = whoIsWhere(awareness).get(root) ?? [];
  const people = clients.flatMap((client) => personBehind(awareness, client) ?? []);
  if (people.length === 0) return there.length === 1 ? [...there] : [];
  const inPlace = people.filter(({ person }) => there.some((one) => one.person === person));
  return inPlace.length > 0 ? inPlace : people;
}

function samePeople(a: readonly PersonInPlace[], b: readonly PersonInPlace[]): boolean {
  return a.length === b.length && a.every(({ person }, index) => person === b[index]?.person);
}
