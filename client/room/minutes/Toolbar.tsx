/**
 * The formatting bar of one editor: one stop for Tab, arrows within it, Esc back to the caret. It says which are on
 * where the caret is, and never takes the focus from somebody who presses it with a pointer.
 */
import { toggleMark } from 'prosemirror-commands';
import type { Command } from 'prosemirror-state';
import { useRef, useState, type KeyboardEvent, type MouseEvent } from 'react';
import type { BlockKind } from '../../../shared/document/schema.ts';
import { minutesWords as words } from '../../../shared/words/en/minutes.ts';
import { toggleKind, toggleList } from './blockCommands.ts';
import type { CaretState } from './caretState.ts';
import { editorSchema } from './editorSchema.ts';

export interface ToolbarProps {
  name: string;
  at: CaretState;
  run: (command: Command) => void;
  back: () => void;
  more: { open: boolean; id: string; toggle: () => void };
  whoWrote: () => void;
}

interface Tool {
  label: string;
  pressed?: boolean;
  expanded?: boolean;
  controls?: string;
  press: () => void;
}

const KINDS: readonly BlockKind[] = ['fact', 'reported', 'opinion'];

export function Toolbar(props: ToolbarProps) {
  const bar = useRef<HTMLDivElement>(null);
  const [stop, setStop] = useState(0);
  const groups = toolsOf(props);
  const labels = groups.flatMap(({ tools }) => tools.map(({ label }) => label));
  const count = labels.length;

  function goTo(next: number): void {
    setStop(next);
    bar.current?.querySelectorAll('button')[next]?.focus();
  }

  function steer(event: KeyboardEvent): void {
    const to = { ArrowRight: stop + 1, ArrowLeft: stop - 1, Home: 0, End: count - 1 }[event.key];
    if (event.key === 'Escape') props.back();
    else if (to !== undefined) goTo((to + count) % count);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div
      ref={bar}
      className="formatting"
      role="toolbar"
      tabIndex={-1}
      aria-label={words.toolbar(props.name)}
      onKeyDown={steer}
    >
      {groups.map(({ label, tools }) => (
        <div key={label ?? ''} className="tools" {...(label === null ? {} : { role: 'group', 'aria-label': label })}>
          {tools.map((tool) => {
            const own = labels.indexOf(tool.label);
            return (
              <button
                key={tool.label}
                type="button"
                className="quiet"
                tabIndex={own === stop ? 0 : -1}
                aria-pressed={tool.pressed}
                aria-expanded={tool.expanded}
                aria-controls={tool.controls}
                onFocus={() => setStop(own)}
                onMouseDown={keepFocus}
                onClick={tool.press}
              >
                {tool.label}
              </button>
            );
          })}
        </div>
      ))}
    </div>
  );
}

/** The caret stays in the text, and with it the keyboard of a phone. */
function keepFocus(event: MouseEvent): void {
  event.preventDefault();
}

function toolsOf({ at, run, more, whoWrote }: ToolbarProps): { label: string | null; tools: Tool[] }[] {
  const { bold, italic } = editorSchema.marks;
  return [
    {
      label: null,
      tools: [
        { label: words.bold, pressed: at.bold, press: () => run(toggleMark(bold)) },
        { label: words.italic, pressed: at.italic, press: () => run(toggleMark(italic)) },
        { label: words.bulleted, pressed: at.list === 'bullet', press: () => run(toggleList('bullet')) },
        { label: words.numbered, pressed: at.list === 'number', press: () => run(toggleList('number')) },
      ],
    },
    {
      label: words.kindGroup,
      tools: KINDS.map((kind) => ({
        label: words.kinds[kind],
        pressed: at.kind === kind,
        press: () => run(toggleKind(kind)),
      })),
    },
    {
      label: words.aboutGroup,
      tools: [
        { label: words.whoWrote, press: whoWrote },
        { label: words.more, expanded: more.open, controls: more.id, press: more.toggle },
      ],
    },
  ];
}
