/** An owner who is not of this meeting: a name and agency, told by somebody who is (C11). */
import { useState, type FormEvent } from 'react';
import type { PersonId } from '../../../shared/ids.ts';
import type { Owner } from '../../../shared/rules/meeting.ts';
import { planWords as words } from '../../../shared/words/en/plan.ts';
import { Field } from '../../ui/Field.tsx';
import { textIn } from '../../ui/textIn.ts';
import { ownerChoices } from './ownerChoices.ts';
import type { LineProps } from './PlanRoom.ts';

type Wrongs = Partial<Record<'name' | 'agency' | 'toldBy', string>>;

export function OutsideOwner({
  line,
  folded,
  take,
  cancel,
}: LineProps & { take: (owner: Owner) => void; cancel: () => void }) {
  const [wrongs, setWrongs] = useState<Wrongs>({});

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const form = event.currentTarget;
    const data = new FormData(form);
    const [name, agency, toldBy] = [textIn(data, 'name'), textIn(data, 'agency'), textIn(data, 'toldBy')];
    const found: Wrongs = {
      ...(name === '' ? { name: words.missingName } : {}),
      ...(agency === '' ? { agency: words.missingAgency } : {}),
      ...(toldBy === '' ? { toldBy: words.missingToldBy } : {}),
    };
    setWrongs(found);
    const [first] = Object.keys(found);
    if (first === undefined) take({ name, agency, toldBy: toldBy as PersonId });
    else form.querySelector<HTMLElement>(`[name="${first}"]`)?.focus();
  }

  return (
    <form onSubmit={submit} className="inside" aria-label={words.outsideForm(line.number)} noValidate>
      <Field label={words.outsideName} wrong={wrongs.name}>
        {(described) => (
          // The press that opened this form asked for it.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          <input {...described} name="name" autoComplete="off" spellCheck={false} translate="no" autoFocus />
        )}
      </Field>
      <Field label={words.outsideAgency} wrong={wrongs.agency}>
        {(described) => <input {...described} name="agency" autoComplete="off" spellCheck={false} translate="no" />}
      </Field>
      <Field label={words.outsideToldBy} wrong={wrongs.toldBy}>
        {(described) => (
          <select {...described} name="toldBy" defaultValue={folded.me}>
            {ownerChoices(folded.meeting, null).map(({ person, name }) => (
              <option key={person} value={person}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <div className="row">
        <button type="submit" className="quiet">
          {words.outsideUse}
        </button>
        <button type="button" className="quiet" onClick={cancel}>
          {words.outsideCancel}
        </button>
      </div>
    </form>
  );
}
