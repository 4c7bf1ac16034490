/** Asks the server who wrote what, for the sentence at the caret and for the flags before each stretch. */
import type { EditorState } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { useEffect, type RefObject } from 'react';
import type { Doc } from 'yjs';
import { readBlocks, type Block } from '../../../shared/document/readBlocks.ts';
import type { DocumentId } from '../../../shared/ids.ts';
import { minutesWords as words } from '../../../shared/words/en/minutes.ts';
import { useValue } from '../../ui/useValue.ts';
import { browserTimers } from '../../wire/ambient.ts';
import { askAuthorship } from '../../wire/api.ts';
import type { OpenRoom } from '../../wire/openRoom.ts';
import { Value } from '../../wire/Value.ts';
import { attributeOf } from './blockCommands.ts';
import { showHands } from './handsInText.ts';
import { lettersOf } from './lettersAt.ts';
import { meetingsOf, type Meetings } from './meetingsOf.ts';
import { knownPerson } from './whoIsWho.ts';
import { sayWhoWrote, sentenceAt, whoWrote } from './whoWrote.ts';

interface Asked {
  room: OpenRoom;
  document: DocumentId;
  doc: Doc;
  root: string;
}

export async function askWhoWrote({
  room,
  document,
  doc,
  root,
  state,
}: Asked & { state: EditorState }): Promise<string> {
  const { $head } = state.selection;
  const sentence = $head.parent.isTextblock ? sentenceAt($head.parent.textContent, $head.parentOffset) : null;
  if (!sentence) return words.wroteNothing;
  const index = $head.index(0);
  // Found again by its id in the answer: others put paragraphs before it meanwhile.
  const asked = readBlocks(doc, root)[index]?.id;
  const letters = lettersOf(doc, root, index, sentence.from, sentence.to);
  await savedSoon(room, document);
  const { meeting } = meetingsOf(room).get();
  const authorship = await askAuthorship(meeting.id, document, root);
  if (!authorship) return words.wroteCannotSay;
  const kind = attributeOf($head.parent, 'kind');
  const block = {
    saidBy: attributeOf($head.parent, 'saidBy') as Parameters<typeof sayWhoWrote>[2]['saidBy'],
    kind: kind === null || kind === undefined ? null : words.kinds[kind],
    kindBy: authorship.blocks.find(({ id }) => sameId(id, asked))?.kindBy ?? null,
  };
  return sayWhoWrote(whoWrote(authorship, letters), meeting, block);
}

function sameId(a: Block['id'], b: Block['id'] | undefined): boolean {
  return a.client === b?.client && a.clock === b.clock;
}

/** Longer than saving takes on a poor connection; without any, nobody waits for an answer that cannot come. */
const SAVED_WITHIN_MS = 2_000;

/** What was marked a moment ago is on its way: asked before it is there, the server would say nothing of it. */
async function savedSoon(room: OpenRoom, document: DocumentId): Promise<void> {
  if (room.saving.get().is !== 'saving') return;
  const saved = room.channel(document)?.copy.whenSaved();
  await Promise.race([saved, new Promise<void>((resolve) => browserTimers.after(SAVED_WITHIN_MS, resolve))]);
}

const shown = new WeakMap<OpenRoom, Value<boolean>>();

/** Whether this page shows who wrote what, in all its editors. */
export function handsShown(room: OpenRoom): Value<boolean> {
  const known = shown.get(room) ?? new Value(false);
  shown.set(room, known);
  return known;
}

/** A line that changes with every key cannot be read. */
const LEAST_MS = 2_000;

export function useHands({
  room,
  document,
  doc,
  root,
  view,
  meetings,
}: Asked & { view: RefObject<EditorView | null>; meetings: Meetings }): void {
  const wanted = useValue(handsShown(room));
  useEffect(() => {
    const editor = view.current;
    if (!wanted || !editor) return undefined;
    let over = false;
    let cancel: (() => void) | null = null;
    const fragment = doc.getXmlFragment(root);
    const ask = async (): Promise<void> => {
      cancel = null;
      const authorship = await askAuthorship(meetings.get().meeting.id, document, root);
      if (over || !authorship) return;
      showHands(editor, { authorship, doc, root, who: (person) => knownPerson(meetings.get().meeting, person) });
    };
    const later = (): void => {
      cancel ??= browserTimers.after(LEAST_MS, () => void ask());
    };
    void ask();
    fragment.observeDeep(later);
    return () => {
      over = true;
      cancel?.();
      fragment.unobserveDeep(later);
      showHands(editor, null);
    };
  }, [wanted, document, doc, root, view, meetings]);
}
