/** The last line of the plan: anybody adds an action, and the focus stays for the next one. */
import { useEffect, useRef, useState, type ClipboardEvent, type FormEvent } from 'react';
import type { Doc } from 'yjs';
import { isText } from '../../../shared/document/schema.ts';
import { planWords as words } from '../../../shared/words/en/plan.ts';
import { mintId, type ActionId } from '../../../shared/ids.ts';
import { say } from '../../ui/Announcer.tsx';
import { Field } from '../../ui/Field.tsx';
import { KeptForm } from '../../ui/KeptForm.tsx';
import { browserRandom } from '../../wire/ambient.ts';
import type { OpenRoom } from '../../wire/openRoom.ts';
import { addRow, rankAfter } from './newRow.ts';
import { linesIn } from './pastedLines.ts';

export const ADD_ID = 'plan-add';

interface AddActionProps {
  room: OpenRoom;
  doc: Doc;
  lastRank: string | null;
}

export function AddAction({ room, doc, lastRank }: AddActionProps) {
  const input = useRef<HTMLInputElement>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const [lines, setLines] = useState<readonly string[]>([]);

  function add(event: FormEvent): void {
    event.preventDefault();
    const text = Array.from(input.current?.value.trim() ?? '')
      .filter(isText)
      .join('');
    setWrong(text === '' ? words.typeFirst : null);
    if (text === '' || !input.current) return;
    addRow(doc, mintId<ActionId>(browserRandom), text, lastRank);
    input.current.form?.reset();
    input.current.focus();
    say(words.added);
  }

  function pasted(event: ClipboardEvent): void {
    const found = linesIn(event.clipboardData.getData('text/plain'));
    if (found.length < 2) return;
    event.preventDefault();
    setLines(found);
  }

  function answer(yes: boolean): void {
    if (yes) {
      let rank = lastRank;
      doc.transact(() => {
        for (const line of lines) {
          addRow(doc, mintId<ActionId>(browserRandom), line, rank);
          rank = rankAfter(rank);
        }
      });
      say(words.addedLines(lines.length));
    }
    setLines([]);
    input.current?.focus();
  }

  return (
    <KeptForm keeper={room.halfTyped} keep={{ key: ADD_ID, title: words.addLabel }} onSubmit={add} noValidate>
      <Field label={words.addLabel} hint={words.addHint} wrong={wrong} id={ADD_ID}>
        {(described) => (
          <input
            {...described}
            ref={input}
            name="text"
            onPaste={pasted}
            spellCheck={false}
            translate="no"
            autoComplete="off"
          />
        )}
      </Field>
      {lines.length > 0 ? <Asked lines={lines} answer={answer} /> : null}
      <button type="submit" className="quiet">
        {words.add}
      </button>
    </KeptForm>
  );
}

function Asked({ lines, answer }: { lines: readonly string[]; answer: (yes: boolean) => void }) {
  const yes = useRef<HTMLButtonElement>(null);
  // Whoever pasted is asked where they are: Enter adds, Esc does not.
  useEffect(() => yes.current?.focus(), []);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Esc from any of its buttons
    <fieldset
      className="note"
      onKeyDown={(event) => {
        if (event.key === 'Escape') answer(false);
      }}
    >
      <legend>{words.addLines(lines.length)}</legend>
      <ul translate="no">
        {[...lines.entries()].map(([index, line]) => (
          <li key={index}>{line}</li>
        ))}
      </ul>
      <div className="row">
        <button type="button" ref={yes} onClick={() => answer(true)}>
          {words.addLinesYes(lines.length)}
        </button>
        <button type="button" className="quiet" onClick={() => answer(false)}>
          {words.addLinesNo}
        </button>
      </div>
    </fieldset>
  );
}
