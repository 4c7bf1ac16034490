/**
 * Taking down what somebody says who has no screen (C2). While a speaker is chosen, a paragraph that was empty carries
 * their name from its first letter on; words that stand already stay whose they are.
 */
import { Plugin, TextSelection, type Command, type Transaction } from 'prosemirror-state';
import { ySyncPluginKey } from 'y-prosemirror';
import type { PersonId } from '../../../shared/ids.ts';
import type { Attendee, Meeting } from '../../../shared/rules/meeting.ts';
import { mayTakeDown } from '../../../shared/rules/permissions.ts';
import type { OpenRoom } from '../../wire/openRoom.ts';
import { Value } from '../../wire/Value.ts';
import { attributeOf } from './blockCommands.ts';

const chosen = new WeakMap<OpenRoom, Value<PersonId | null>>();

/** Whose words are taken down now, in all editors of this page; null: the writer's own. */
export function speakerOf(room: OpenRoom): Value<PersonId | null> {
  const known = chosen.get(room) ?? new Value<PersonId | null>(null);
  chosen.set(room, known);
  return known;
}

/** Whose words I may take down: those without a screen first. */
export function speakers(meeting: Meeting, me: PersonId): Attendee[] {
  return Object.values(meeting.people)
    .filter(({ id }) => id !== me && mayTakeDown(meeting, me, id))
    .sort((a, b) => Number(b.device === 'none') - Number(a.device === 'none') || a.name.localeCompare(b.name));
}

export function takeDown(speaker: () => PersonId | null): Plugin {
  return new Plugin({
    appendTransaction(transactions, before, after) {
      const whose = speaker();
      if (whose === null || !transactions.some(({ docChanged }) => docChanged)) return null;
      if (transactions.some(isFromElsewhere)) return null;
      const { $from } = after.selection;
      if (!$from.parent.isTextblock || $from.parent.content.size === 0) return null;
      const place = $from.before();
      const was = place <= before.doc.content.size ? before.doc.nodeAt(place) : null;
      if (!was?.isTextblock || was.content.size > 0 || attributeOf($from.parent, 'saidBy') === whose) return null;
      return after.tr.setNodeAttribute(place, 'saidBy', whose);
    },
  });
}

/** Somebody else speaks now: their words begin in a paragraph of their own. */
export function beginParagraph(whose: PersonId | null): Command {
  return (state, dispatch) => {
    const { $head } = state.selection;
    if (!$head.parent.isTextblock) return false;
    const place = $head.before();
    if ($head.parent.content.size === 0) {
      dispatch?.(state.tr.setNodeAttribute(place, 'saidBy', whose));
      return true;
    }
    const after = $head.after();
    const change = state.tr.insert(after, $head.parent.type.create({ saidBy: whose }));
    dispatch?.(change.setSelection(TextSelection.create(change.doc, after + 1)).scrollIntoView());
    return true;
  };
}

function isFromElsewhere(transaction: Transaction): boolean {
  return (transaction.getMeta(ySyncPluginKey) as { isChangeOrigin?: boolean } | undefined)?.isChangeOrigin === true;
}
