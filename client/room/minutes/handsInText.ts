/** "Show who wrote what": before each stretch the initials and agency of whoever first wrote it; seen, not read aloud. */
import { Plugin, PluginKey } from 'prosemirror-state';
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view';
import type { Node } from 'prosemirror-model';
import { ySyncPluginKey } from 'y-prosemirror';
import type { Doc } from 'yjs';
import { readBlocks, type IdRange } from '../../../shared/document/readBlocks.ts';
import type { PersonId } from '../../../shared/ids.ts';
import type { Authorship } from '../../../shared/wire/authorship.ts';
import type { Known } from './whoIsWho.ts';

/** What is shown and by whose word; the answer is kept, because others' changes draw every block anew. */
export interface ShownHands {
  authorship: Authorship;
  doc: Doc;
  root: string;
  who: (person: PersonId) => Known | null;
}

interface Showing {
  by: ShownHands | null;
  hands: DecorationSet;
}

const NOTHING: Showing = { by: null, hands: DecorationSet.empty };
const key = new PluginKey<Showing>('handsInText');

export function handsInText(): Plugin {
  return new Plugin<Showing>({
    key,
    state: {
      init: () => NOTHING,
      apply(transaction, showing, _before, { doc }) {
        const told = transaction.getMeta(key) as { by: ShownHands | null } | undefined;
        const by = told ? told.by : showing.by;
        if (!by) return NOTHING;
        if (told || transaction.getMeta(ySyncPluginKey) !== undefined) return { by, hands: handsOf(doc, by) };
        return { by, hands: showing.hands.map(transaction.mapping, transaction.doc) };
      },
    },
    props: { decorations: (state) => key.getState(state)?.hands },
  });
}

/** Shows the hands of an answer; null hides them. */
export function showHands(view: EditorView, by: ShownHands | null): void {
  if (!view.isDestroyed && !view.composing) view.dispatch(view.state.tr.setMeta(key, { by }));
}

function handsOf(shown: Node, { authorship, doc, root, who }: ShownHands): DecorationSet {
  const runs = authorship.blocks.flatMap((block) => block.runs);
  const blocks = readBlocks(doc, root);
  const decorations: Decoration[] = [];
  shown.forEach((_node, place, index) => {
    let before: PersonId | null = null;
    let offset = 0;
    for (const letters of blocks[index]?.runs.flatMap((run) => run.letters) ?? []) {
      for (const [from, length] of piecesOf(letters, runs)) {
        const person = runs.find((run) => holds(run.letters, letters[0], from))?.firstBy ?? null;
        const known = person !== null && person !== before ? who(person) : null;
        if (known) decorations.push(flagAt(place + 1 + offset, known));
        before = person;
        offset += length;
      }
    }
  });
  return DecorationSet.create(shown, decorations);
}

/** These letters cut where runs begin and end. */
function piecesOf(
  [client, from, to]: IdRange,
  runs: Authorship['blocks'][number]['runs'],
): [from: number, length: number][] {
  const cuts = runs.flatMap(({ letters }) => (letters[0] === client ? [letters[1], letters[2]] : []));
  const inside = [...new Set([from, to, ...cuts.filter((cut) => cut > from && cut < to)])].sort((a, b) => a - b);
  return inside.slice(0, -1).map((start, at) => [start, (inside[at + 1] ?? to) - start]);
}

function holds([client, from, to]: IdRange, of: number, clock: number): boolean {
  return client === of && clock >= from && clock < to;
}

function flagAt(place: number, { agency, flag }: Known): Decoration {
  return Decoration.widget(
    place,
    () => {
      const hand = document.createElement('span');
      hand.className = 'hand';
      hand.setAttribute('aria-hidden', 'true');
      hand.dataset['agency'] = agency;
      hand.dataset['flag'] = flag;
      return hand;
    },
    { key: `${flag} ${place}`, side: -1, ignoreSelection: true },
  );
}
