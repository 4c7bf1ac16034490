/** The last line of the plan: anybody adds an action, and the focus stays for the next one. */
import { useId, useRef, useState, type FormEvent } from 'react';
import type { Doc } from 'yjs';
import { planWords as words } from '../../../shared/words/en/plan.ts';
import type { PlanRow } from '../../../shared/document/readBlocks.ts';
import { addRow } from './newRow.ts';
import { mintId, type ActionId } from '../../../shared/ids.ts';
import { say } from '../../ui/Announcer.tsx';
import { Field } from '../../ui/Field.tsx';
import { browserRandom } from '../../wire/ambient.ts';

export function AddAction({ doc, rows }: { doc: Doc; rows: readonly PlanRow[] }) {
  const form = useId();
  const input = useRef<HTMLInputElement>(null);
  const [wrong, setWrong] = useState<string | null>(null);

  function add(event: FormEvent): void {
    event.preventDefault();
    const text = input.current?.value.trim() ?? '';
    setWrong(text === '' ? words.typeFirst : null);
    if (text === '' || !input.current) return;
    addRow(doc, mintId<ActionId>(browserRandom), text, rows.at(-1)?.rank ?? null);
    input.current.value = '';
    input.current.focus();
    say(words.added);
  }

  return (
    <form id={form} onSubmit={add} noValidate>
      <Field label={words.addLabel} hint={words.addHint} wrong={wrong}>
        {(described) => <input {...described} ref={input} spellCheck={false} translate="no" autoComplete="off" />}
      </Field>
      <button type="submit" className="quiet">
        {words.add}
      </button>
    </form>
  );
}
