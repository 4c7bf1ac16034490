/** Notes in the margin of a paragraph, as words: its kind, whose words it holds, what it became. */
import type { Node } from 'prosemirror-model';
import { Plugin, PluginKey, type EditorState } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import type { BlockAttributes } from '../../../shared/document/schema.ts';
import type { ActionId, PersonId } from '../../../shared/ids.ts';
import type { Meeting } from '../../../shared/rules/meeting.ts';
import { minutesWords as words } from '../../../shared/words/en/minutes.ts';
import { hearSelection } from '../../ui/hearSelection.ts';
import { knownPerson } from './whoIsWho.ts';

/** null: nothing is to be said beside it. */
export function marginOf(attributes: BlockAttributes, meeting: Meeting): string | null {
  const { kind, source, saidBy, notForFamily, action } = attributes;
  const speaker = saidBy === undefined ? null : knownPerson(meeting, saidBy as PersonId);
  const notes = [
    kind === undefined ? null : words.marginKind(words.kinds[kind], kind === 'reported' ? (source ?? null) : null),
    speaker && words.marginSaid(speaker.name, speaker.organisation, speaker.phone),
    notForFamily === undefined ? null : words.keepOut,
    action === undefined ? null : words.marginAction(meeting.actions[action as ActionId]?.number ?? null),
  ].filter((note) => note !== null);
  return notes.length === 0 ? null : words.marginJoin(notes);
}

interface Meetings {
  get: () => Meeting;
  subscribe: (listener: () => void) => () => void;
}

const key = new PluginKey<DecorationSet>('margin');

export function margin(meetings: Meetings): Plugin {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: (_, state) => decorate(state, meetings.get()),
      apply(transaction, shown, _before, after) {
        const changed = transaction.docChanged || transaction.getMeta(key) !== undefined;
        return changed ? decorate(after, meetings.get()) : shown;
      },
    },
    props: { decorations: (state) => key.getState(state) },
    view(view) {
      let shown = noted(view.state, meetings.get());
      const stop = meetings.subscribe(() => {
        const next = noted(view.state, meetings.get());
        if (next === shown || view.composing) return;
        shown = next;
        hearSelection();
        view.dispatch(view.state.tr.setMeta(key, 'names'));
      });
      return { destroy: stop };
    },
  });
}

function decorate({ doc }: EditorState, meeting: Meeting): DecorationSet {
  const decorations: Decoration[] = [];
  doc.forEach((node, place) => {
    const note = marginOf(attributesOf(node), meeting);
    if (note !== null) decorations.push(Decoration.node(place, place + node.nodeSize, { 'data-margin': note }));
  });
  return decorations.length === 0 ? DecorationSet.empty : DecorationSet.create(doc, decorations);
}

function noted({ doc }: EditorState, meeting: Meeting): string {
  const notes: (string | null)[] = [];
  doc.forEach((node) => notes.push(marginOf(attributesOf(node), meeting)));
  return JSON.stringify(notes);
}

export function attributesOf(node: Node): BlockAttributes {
  return Object.fromEntries(Object.entries(node.attrs).filter(([, value]) => value !== null)) as BlockAttributes;
}
