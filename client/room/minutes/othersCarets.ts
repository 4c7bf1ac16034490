/**
 * Others' carets and selections (A11Y-3): a caret is an element without size, text or place in the accessibility tree;
 * its flag is drawn by the style sheet from a data attribute, for three seconds after it moved and under the pointer.
 */
import { Plugin, PluginKey, type EditorState, type Transaction } from 'prosemirror-state';
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view';
import { relativePositionToAbsolutePosition, ySyncPluginKey, type ProsemirrorBinding } from 'y-prosemirror';
import type { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { Timers } from '../../../shared/clock.ts';
import type { PersonId } from '../../../shared/ids.ts';
import { hearSelection } from '../../ui/hearSelection.ts';
import type { Known } from './whoIsWho.ts';

export interface CaretsOptions {
  awareness: Awareness;
  /** Name of the editor's root: whoever is elsewhere costs nothing here. */
  root: string;
  timers: Timers;
  who: (person: PersonId) => Known | null;
}

interface There {
  client: number;
  anchor: unknown;
  head: unknown;
  known: Known;
}

const FRESH_MS = 3_000;
const key = new PluginKey<DecorationSet>('othersCarets');

export function othersCarets(options: CaretsOptions): Plugin {
  const fresh = new Freshness(options.timers);
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply(transaction, shown, _before, after) {
        const look = transaction.getMeta(key) !== undefined || isFromElsewhere(transaction);
        return look ? decorate(after, options, fresh) : shown.map(transaction.mapping, transaction.doc);
      },
    },
    props: {
      decorations: (state) => key.getState(state),
    },
    view: (view) => follow(view, options, fresh),
  });
}

/** Looks again at most once a frame, and not while an input method composes. */
function follow(view: EditorView, options: CaretsOptions, fresh: Freshness) {
  const { awareness } = options;
  let frame: number | null = null;
  const look = (): void => {
    frame = null;
    if (view.isDestroyed || view.composing) return;
    const nothing = key.getState(view.state) === DecorationSet.empty && othersIn(options).length === 0;
    if (nothing) return;
    hearSelection();
    view.dispatch(view.state.tr.setMeta(key, 'look'));
  };
  const later = (): void => {
    frame ??= requestAnimationFrame(look);
  };
  fresh.over = later;
  awareness.on('change', later);
  view.dom.addEventListener('compositionend', later);
  later();
  return {
    destroy() {
      awareness.off('change', later);
      view.dom.removeEventListener('compositionend', later);
      if (frame !== null) cancelAnimationFrame(frame);
      fresh.stop();
    },
  };
}

function decorate(state: EditorState, options: CaretsOptions, fresh: Freshness): DecorationSet {
  const decorations = othersIn(options).flatMap(({ client, anchor, head, known }) => {
    const to = placeOf(state, head);
    const from = placeOf(state, anchor);
    if (to === null || from === null) return [];
    const isFresh = fresh.isFresh(client, `${JSON.stringify(head)} ${state.doc.resolve(to).parentOffset}`);
    const caret = caretAt(state, to, client, known, isFresh);
    if (from === to) return [caret];
    const marks = { class: 'theirSelection', 'data-agency': known.agency };
    return [caret, Decoration.inline(Math.min(from, to), Math.max(from, to), marks)];
  });
  return decorations.length === 0 ? DecorationSet.empty : DecorationSet.create(state.doc, decorations);
}

/**
 * At the end of a paragraph the caret is drawn on its last letter: behind an element without text the editor would put
 * a line break of its own.
 */
function caretAt({ doc }: EditorState, place: number, client: number, known: Known, isFresh: boolean): Decoration {
  const { parent, parentOffset } = doc.resolve(place);
  const shown = {
    class: isFresh ? 'theirCaret fresh' : 'theirCaret',
    'data-agency': known.agency,
    'data-flag': known.flag,
  };
  if (parentOffset > 0 && parentOffset === parent.content.size) {
    const last = (parent.textContent.codePointAt(parentOffset - 2) ?? 0) > 0xffff ? 2 : 1;
    return Decoration.inline(place - last, place, { ...shown, nodeName: 'span', class: `${shown.class} behind` });
  }
  const draw = (): HTMLElement => {
    const caret = document.createElement('span');
    for (const [name, value] of Object.entries(shown)) caret.setAttribute(name, value);
    caret.setAttribute('aria-hidden', 'true');
    return caret;
  };
  return Decoration.widget(place, draw, { key: `${client} ${known.flag} ${isFresh}`, side: 10, ignoreSelection: true });
}

function othersIn({ awareness, root, who }: CaretsOptions): There[] {
  const others: There[] = [];
  for (const [client, state] of awareness.getStates()) {
    const {
      root: theirs,
      cursor,
      user,
    } = state as {
      root?: unknown;
      cursor?: { anchor?: unknown; head?: unknown } | null;
      user?: { person?: PersonId };
    };
    if (client === awareness.clientID || theirs !== root || !cursor?.anchor || !cursor.head || !user?.person) continue;
    const known = who(user.person);
    if (known) others.push({ client, anchor: cursor.anchor, head: cursor.head, known });
  }
  return others;
}

/** Where a place that somebody else's screen names lies here; null where it is gone or was never in this root. */
function placeOf(state: EditorState, relative: unknown): number | null {
  const sync = ySyncPluginKey.getState(state) as
    { doc: Y.Doc; type: Y.XmlFragment; binding: ProsemirrorBinding } | undefined;
  if (!sync || sync.binding.mapping.size === 0) return null;
  try {
    const place = relativePositionToAbsolutePosition(
      sync.doc,
      sync.type,
      Y.createRelativePositionFromJSON(relative),
      sync.binding.mapping,
    );
    return place === null || place > state.doc.content.size ? null : place;
  } catch {
    return null; // another program's idea of a place
  }
}

function isFromElsewhere(transaction: Transaction): boolean {
  return (transaction.getMeta(ySyncPluginKey) as { isChangeOrigin?: boolean } | undefined)?.isChangeOrigin === true;
}

/** Which carets have moved within the last three seconds. */
class Freshness {
  over: () => void = () => {};
  readonly #timers: Timers;
  readonly #places = new Map<number, { place: string; until: number }>();
  #cancel: (() => void) | null = null;

  constructor(timers: Timers) {
    this.#timers = timers;
  }

  isFresh(client: number, place: string): boolean {
    const now = this.#timers.elapsed();
    const known = this.#places.get(client);
    if (known?.place === place) return known.until > now;
    this.#places.set(client, { place, until: now + FRESH_MS });
    this.#wait(FRESH_MS);
    return true;
  }

  stop(): void {
    this.#cancel?.();
  }

  #wait(milliseconds: number): void {
    this.#cancel?.();
    this.#cancel = this.#timers.after(milliseconds, () => this.over());
  }
}
