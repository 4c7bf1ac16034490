/**
 * One ProseMirror on one root of a document. It never scrolls, focuses or moves the caret because of somebody else;
 * Tab leaves it; undo takes back my own words only.
 */
import { baseKeymap, toggleMark } from 'prosemirror-commands';
import { keymap } from 'prosemirror-keymap';
import type { Slice } from 'prosemirror-model';
import { EditorState, Plugin, type Command, type Transaction } from 'prosemirror-state';
import { EditorView, type EditorProps } from 'prosemirror-view';
import { redoCommand, undoCommand, ySyncPlugin, ySyncPluginKey, yUndoPlugin } from 'y-prosemirror';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import type { Timers } from '../../../shared/clock.ts';
import { asDeed, type Deed } from '../../../shared/document/originClaims.ts';
import type { ActionId, PersonId } from '../../../shared/ids.ts';
import type { Meeting } from '../../../shared/rules/meeting.ts';
import { minutesWords as words } from '../../../shared/words/en/minutes.ts';
import type { OpenDocument } from '../../wire/DocumentChannel.ts';
import { endListAtStart, indentBy, toggleKeptOut, toggleKind, toggleList } from './blockCommands.ts';
import { caretState } from './caretState.ts';
import { cleanHtml, isTooLarge } from './cleanPaste.ts';
import { cleanText } from './cleanText.ts';
import { editorSchema } from './editorSchema.ts';
import { handsInText } from './handsInText.ts';
import { holdCaret } from './holdCaret.ts';
import { keepBrowserCaret } from './keepBrowserCaret.ts';
import { keepLine } from './keepLine.ts';
import { margin } from './margin.ts';
import { newParagraph } from './newParagraph.ts';
import { othersCarets } from './othersCarets.ts';
import { asCopied, rememberCopy } from './ownCopy.ts';
import { takeDown } from './takeDown.ts';
import { tellCaret } from './tellCaret.ts';
import { ownUndo, undoSteps } from './undoSteps.ts';
import { waitWhileComposing } from './waitWhileComposing.ts';
import { knownPerson } from './whoIsWho.ts';

export interface EditorOptions extends Pick<OpenDocument, 'doc' | 'awareness' | 'watchUndo' | 'holdBack'> {
  doc: Y.Doc;
  awareness: Awareness;
  /** Name of the root. */
  root: string;
  /** What a screen reader calls it: what matters stands in the name, descriptions are not read here. */
  label: string;
  timers: Timers;
  meetings: { get: () => Meeting; subscribe: (listener: () => void) => () => void };
  speaker: () => PersonId | null;
  /** A row of the plan from a line that begins with "Action:"; null where these words do not go there. */
  addAction: ((words: string) => ActionId) | null;
  /** Esc: the way out for people who do not use Tab. */
  leave: () => void;
  toToolbar: () => void;
  whoWrote: () => void;
  toSpeakers: () => void;
  tooLarge: () => void;
  /** What a key has done to a paragraph and nobody who does not see the margin would know. */
  say: (sentence: string) => void;
  /** After every change of text or selection. */
  changed: (state: EditorState) => void;
}

export function createEditor(place: HTMLElement, options: EditorOptions): EditorView {
  const undo = ownUndo(options.doc.getXmlFragment(options.root));
  const beginStep = undoSteps(undo);
  let fromElsewhere = false;
  const view = new EditorView(place, {
    state: EditorState.create({ schema: editorSchema, plugins: plugins(options, undo) }),
    attributes: attributesOf(options.label),
    ...CLIPBOARD,
    handleDOMEvents: { paste: refusesTooLarge(options), drop: refusesTooLarge(options) },
    handleTextInput(editor, from, to, text) {
      const clean = cleanText(text);
      if (clean === text) return false;
      editor.dispatch(editor.state.tr.insertText(clean, from, to));
      return true;
    },
    handleScrollToSelection: () => fromElsewhere,
    // `this`, not `view`: the binding draws the document while the view is still being made.
    dispatchTransaction(this: EditorView, transaction: Transaction) {
      fromElsewhere = isFromElsewhere(transaction);
      const apply = (): void => keepBrowserCaret(this, () => this.updateState(this.state.apply(transaction)));
      try {
        if (fromElsewhere) keepLine(this.dom, apply);
        else {
          beginStep(this.state, transaction);
          asDeed(options.doc, deedOf(transaction), apply);
        }
      } finally {
        fromElsewhere = false;
      }
    },
  });
  options.watchUndo(undo);
  neverAskForScrolling(view);
  return view;
}

/** The binding looks where the caret is on the screen before it asks us to scroll there: that lays out the page at every
 * word of everybody, for an answer that is always no. */
function neverAskForScrolling({ state }: EditorView): void {
  const { binding } = ySyncPluginKey.getState(state) as { binding: { _isLocalCursorInView: () => boolean } };
  binding._isLocalCursorInView = () => false;
}

function attributesOf(label: string): Record<string, string> {
  return {
    role: 'textbox',
    'aria-multiline': 'true',
    'aria-label': label,
    spellcheck: 'false',
    autocorrect: 'off',
    autocapitalize: 'off',
    autocomplete: 'off',
    writingsuggestions: 'false',
    translate: 'no',
    'data-gramm': 'false',
    class: 'editor',
  };
}

const CLIPBOARD: EditorProps = {
  transformPastedText: (text) => cleanText(text),
  transformPastedHTML: (html) => cleanHtml(html),
  transformPasted: (slice) => asCopied(slice) ?? slice,
  transformCopied: (slice: Slice) => rememberCopy(slice),
};

/** Asked before anything of it is read: five megabytes of a word processor's page would stop the room. */
function refusesTooLarge({ tooLarge }: EditorOptions) {
  return (_view: EditorView, event: ClipboardEvent | DragEvent): boolean => {
    if (!isTooLarge('clipboardData' in event ? event.clipboardData : event.dataTransfer)) return false;
    event.preventDefault();
    tooLarge();
    return true;
  };
}

function plugins(options: EditorOptions, undo: Y.UndoManager): Plugin[] {
  const { doc, root, awareness, timers, meetings, speaker, holdBack } = options;
  return [
    ySyncPlugin(doc.getXmlFragment(root)) as Plugin,
    yUndoPlugin({ undoManager: undo }) as Plugin,
    holdCaret(),
    takeDown(speaker),
    waitWhileComposing(holdBack, timers),
    othersCarets({ awareness, root, timers, who: (person) => knownPerson(meetings.get(), person) }),
    tellCaret(awareness, timers),
    margin(meetings),
    handsInText(),
    new Plugin({ view: () => ({ update: ({ state }) => options.changed(state) }) }),
    keys(options),
    keymap(baseKeymap),
  ];
}

function keys(options: EditorOptions): Plugin {
  const enter = newParagraph(options);
  return keymap({
    'Mod-z': undoCommand,
    'Mod-y': redoCommand,
    'Mod-Shift-z': redoCommand,
    'Mod-b': toggleMark(editorSchema.marks.bold),
    'Mod-i': toggleMark(editorSchema.marks.italic),
    'Mod-Shift-7': toggleList('number'),
    'Mod-Shift-8': toggleList('bullet'),
    'Mod-]': indentBy(1),
    'Mod-[': indentBy(-1),
    'Alt-Shift-1': saying(options.say, toggleKind('fact'), saidOfKind),
    'Alt-Shift-2': saying(options.say, toggleKind('reported'), saidOfKind),
    'Alt-Shift-3': saying(options.say, toggleKind('opinion'), saidOfKind),
    'Alt-Shift-4': saying(options.say, toggleKeptOut(), saidOfKeepingOut),
    'Alt-Shift-y': does(options.whoWrote),
    'Alt-Shift-k': does(options.toSpeakers),
    'Alt-F10': does(options.toToolbar),
    Enter: enter,
    'Shift-Enter': enter,
    Backspace: endListAtStart,
    Escape: does(options.leave),
  });
}

/** Carries a command out and says what holds afterwards. */
function saying(
  say: (sentence: string) => void,
  command: Command,
  sentenceOf: (state: EditorState) => string,
): Command {
  return (state, dispatch, view) => {
    const done = command(state, dispatch, view);
    if (done && dispatch && view) say(sentenceOf(view.state));
    return done;
  };
}

function saidOfKind(state: EditorState): string {
  const { kind } = caretState(state);
  return kind === null || kind === undefined ? words.kindCleared : words.kindSet(words.kinds[kind]);
}

function saidOfKeepingOut(state: EditorState): string {
  return caretState(state).keptOut ? words.keptOut : words.notKeptOut;
}

function does(deed: () => void): Command {
  return () => {
    deed();
    return true;
  };
}

function isFromElsewhere(transaction: Transaction): boolean {
  return (transaction.getMeta(ySyncPluginKey) as { isChangeOrigin?: boolean } | undefined)?.isChangeOrigin === true;
}

/** A cut and its paste are two deeds, and the letters alone do not say that they are one move. */
function deedOf(transaction: Transaction): Deed | null {
  const event: unknown = transaction.getMeta('uiEvent');
  return event === 'cut' || event === 'paste' ? event : null;
}
