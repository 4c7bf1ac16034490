/** Whoever does not chair proposes an owner and a date; the chair takes both with one key. */
import { useId, useState, type FormEvent } from 'react';
import type { PersonId } from '../../../shared/ids.ts';
import { planWords as words } from '../../../shared/words/en/plan.ts';
import { say } from '../../ui/Announcer.tsx';
import { Field } from '../../ui/Field.tsx';
import { textIn } from '../../ui/textIn.ts';
import { reasonsOf, whenOf, wrongOf } from './dueWords.ts';
import { ownerChoices } from './ownerChoices.ts';
import type { LineProps } from './PlanRoom.ts';
import { readDue } from './readDue.ts';
import { suggest } from './suggestion.ts';

export function SuggestForm({ line, folded, doc, dueFrom }: LineProps) {
  const id = useId();
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const read = typed.trim() === '' ? null : readDue(typed, dueFrom());

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const owner = textIn(new FormData(event.currentTarget), 'owner');
    setWrong(read && !read.ok ? wrongOf(read) : null);
    if (read && !read.ok) return;
    suggest(doc, line.id, owner === '' ? null : (owner as PersonId), read?.due.at ?? null);
    say(words.suggestDone);
  }

  return (
    <form onSubmit={submit} className="inside" aria-label={words.suggestForm(line.number)} noValidate>
      <Field label={words.suggestOwner}>
        {(described) => (
          <select {...described} name="owner" defaultValue={line.row?.proposedOwner ?? ''}>
            <option value="">{words.suggestNobody}</option>
            {ownerChoices(folded.meeting, null).map(({ person, name, code }) => (
              <option key={person} value={person}>
                {name} ({code})
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={words.suggestDue} wrong={wrong} id={`${id}-due`}>
        {(described) => (
          <input
            {...described}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            autoComplete="off"
            spellCheck={false}
            translate="no"
          />
        )}
      </Field>
      {read?.ok ? <p className="resolved">{words.resolved(whenOf(read.due))}</p> : null}
      {read?.ok
        ? reasonsOf(read.due).map((reason) => (
            <p key={reason} className="meta">
              {reason}
            </p>
          ))
        : null}
      <button type="submit" className="quiet">
        {words.suggest}
      </button>
    </form>
  );
}
