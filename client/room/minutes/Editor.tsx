/** One root of a document as an editor with its toolbar and panel. The editor itself lives outside React. */
import type { Command, EditorState } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { DocumentId } from '../../../shared/ids.ts';
import { minutesWords as words } from '../../../shared/words/en/minutes.ts';
import { say } from '../../ui/Announcer.tsx';
import { loadedLater } from '../../ui/loadedLater.ts';
import { Refusal } from '../../ui/Refusal.tsx';
import { useValue } from '../../ui/useValue.ts';
import { browserTimers } from '../../wire/ambient.ts';
import type { OpenDocument } from '../../wire/DocumentChannel.ts';
import type { OpenRoom } from '../../wire/openRoom.ts';
import { setPlace } from '../../wire/presence.ts';
import { selectsIn } from '../../wire/selectedWords.ts';
import { Value } from '../../wire/Value.ts';
import { ActionsFromHere } from './ActionsFromHere.tsx';
import { afterPress } from './afterPress.ts';
import { askWhoWrote, handsShown, useHands } from './askWhoWrote.ts';
import { caretState, NOWHERE, sameCaretState, type CaretState } from './caretState.ts';
import { createEditor } from './createEditor.ts';
import { lettersBetween } from './lettersAt.ts';
import { meetingsOf } from './meetingsOf.ts';
import { rowFromLine, type NewRow } from './rowFromLine.ts';
import { beginParagraph, speakerOf, speakers } from './takeDown.ts';
import { Toolbar } from './Toolbar.tsx';
import './editor.css';

const MODIFIERS = ['Shift', 'Control', 'Alt', 'Meta'];

export interface EditorProps {
  room: OpenRoom;
  document: DocumentId;
  open: OpenDocument;
  root: string;
  name: string;
  label: string;
  headingId: string;
  newRow?: NewRow | undefined;
}

/** Comes when the editors stand: nobody needs it for the first word. */
const useMorePanel = loadedLater(() => import('./MorePanel.tsx'));

export function Editor(props: EditorProps) {
  const { room, document: documentId, open, root, name, headingId } = props;
  const id = useId();
  const [within, setWithin] = useState(false);
  const MorePanel = useMorePanel()?.MorePanel;
  const [more, setMore] = useState(false);
  const [told, setTold] = useState<string | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const at = useMemo(() => new Value<CaretState>(NOWHERE), []);
  const meetings = useMemo(() => meetingsOf(room), [room]);
  const { meeting, me } = useValue(meetings.folded);
  const speaker = useValue(speakerOf(room));
  const shown = useValue(handsShown(room));
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);

  const back = (): void => view.current?.focus();
  const run = (command: Command): void => {
    const editor = view.current;
    if (editor) command(editor.state, editor.dispatch.bind(editor));
  };
  const whoWrote = (): void => {
    if (!view.current) return;
    void askWhoWrote({ room, document: documentId, doc: open.doc, root, state: view.current.state }).then(
      (sentence) => {
        setTold(sentence);
        say(sentence);
      },
    );
  };
  const toSpeakers = (): void => {
    goesToSpeakers.current = true;
    setMore(true);
    setTold(null);
  };
  const goesToSpeakers = useRef(false);
  // After every drawing: the panel may have been closed until now, or not here yet.
  useEffect(() => {
    const field = goesToSpeakers.current ? document.getElementById(`${id}-speakers`) : null;
    if (!field) return;
    field.focus();
    goesToSpeakers.current = false;
  });
  const deeds = useRef({ whoWrote, toSpeakers });
  useEffect(() => {
    deeds.current = { whoWrote, toSpeakers };
  });

  useLayoutEffect(() => {
    if (!place.current) return undefined;
    const frame = place.current.parentElement;
    const editor = createEditor(place.current, {
      ...open,
      root,
      label: props.label,
      timers: browserTimers,
      meetings: { get: () => meetings.get().meeting, subscribe: meetings.subscribe },
      speaker: speakerOf(room).get,
      addAction: rowFromLine({ meetings, document: documentId, doc: open.doc, newRow: props.newRow ?? null }),
      leave: () => document.getElementById(headingId)?.focus(),
      toToolbar: () => frame?.querySelector<HTMLElement>('[role=toolbar] button[tabindex="0"]')?.focus(),
      whoWrote: () => deeds.current.whoWrote(),
      toSpeakers: () => deeds.current.toSpeakers(),
      tooLarge: () => setWrong(words.pasteTooLarge),
      say,
      changed: (state) => noteCaret(at, state),
    });
    view.current = editor;
    // What was said of one sentence is not left standing beside another.
    const goneOn = (event: KeyboardEvent | MouseEvent): void => {
      if (!(event.target instanceof Element)) return;
      const key = 'key' in event ? event.key : null;
      if (key === 'Escape' && event.target.closest('.morePanel')) editor.focus();
      if (!editor.dom.contains(event.target) || (key !== null && MODIFIERS.includes(key))) return;
      setTold(null);
      setWrong(null);
    };
    frame?.addEventListener('keydown', goneOn);
    frame?.addEventListener('mousedown', goneOn);
    return () => {
      view.current = null;
      frame?.removeEventListener('keydown', goneOn);
      frame?.removeEventListener('mousedown', goneOn);
      // The editor goes away under somebody's hands (the freeze): they stay where they were.
      if (frame?.contains(document.activeElement)) document.getElementById(headingId)?.focus();
      editor.destroy();
    };
    // An editor is made anew for another copy of the document, and for nothing else.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [open.doc]);
  useHands({ room, document: documentId, doc: open.doc, root, view, meetings });

  const whose = speaker === null ? null : (meeting.people[speaker]?.name ?? '');
  return (
    <div
      className={within ? 'editorFrame within' : 'editorFrame'}
      onFocus={() => {
        setPlace(open.awareness, root);
        selectsIn(room, () => ({ document: documentId, ...selectedIn(view.current, open.doc, root) }));
        setWithin(true);
      }}
      onBlur={({ currentTarget: frame, relatedTarget }) => {
        if (frame.contains(relatedTarget)) return;
        setPlace(open.awareness, null);
        afterPress(() => {
          if (frame.contains(document.activeElement)) return;
          setWithin(false);
          setTold(null);
          setWrong(null);
        });
      }}
    >
      <div ref={place} />
      <Refusal sentence={wrong} />
      {told === null ? null : <p className="told">{told}</p>}
      {whose === null ? null : <p className="told whileWriting">{words.takingDown(whose)}</p>}
      <Tools
        {...{ id, at, name, run, back, whoWrote, more }}
        toggleMore={() => setMore(!more)}
        panel={(caret) =>
          MorePanel ? (
            <MorePanel
              id={`${id}-more`}
              speakersId={`${id}-speakers`}
              {...{ name, meeting, run, speaker }}
              at={caret}
              speakers={speakers(meeting, me)}
              choose={(next) => {
                speakerOf(room).set(next);
                run(beginParagraph(next));
                say(next === null ? words.takingDownOver : words.takingDown(meeting.people[next]?.name ?? ''));
              }}
              hands={{ shown, toggle: () => handsShown(room).set(!shown) }}
              takeBack={{
                room,
                document: documentId,
                selected: () => selectedIn(view.current, open.doc, root),
                done: back,
              }}
            />
          ) : null
        }
      />
      <ActionsFromHere doc={open.doc} root={root} meeting={meeting} />
    </div>
  );
}

interface ToolsProps extends Omit<Parameters<typeof Toolbar>[0], 'at' | 'more'> {
  id: string;
  at: Value<CaretState>;
  more: boolean;
  toggleMore: () => void;
  panel: (caret: CaretState) => React.ReactNode;
}

/** Alone, because it is drawn anew when the caret moves, and the editor around it is not. */
function Tools({ id, at, more, toggleMore, panel, ...bar }: ToolsProps) {
  const caret = useValue(at);
  return (
    <>
      <Toolbar {...bar} at={caret} more={{ open: more, id: `${id}-more`, toggle: toggleMore }} />
      {more ? panel(caret) : null}
    </>
  );
}

function noteCaret(at: Value<CaretState>, state: EditorState): void {
  const next = caretState(state);
  if (!sameCaretState(at.get(), next)) at.set(next);
}

function selectedIn(view: EditorView | null, doc: OpenDocument['doc'], root: string) {
  if (!view) return { text: '', letters: [] };
  const { from, to } = view.state.selection;
  return {
    text: view.state.doc.textBetween(from, to, ' '),
    letters: lettersBetween(doc, root, view.state.doc, from, to),
  };
}
