/** One reason and one press; what was typed stays until the server has taken it. */
import { useRef, useState, type FormEvent } from 'react';
import { planWords as words } from '../../../shared/words/en/plan.ts';
import { Field } from '../../ui/Field.tsx';
import { KeptForm } from '../../ui/KeptForm.tsx';
import { textIn } from '../../ui/textIn.ts';
import type { Keeper } from '../../ui/useTyped.ts';

export interface ReasonFormProps {
  name: string;
  label: string;
  press: string;
  keeper: Keeper;
  /** Of the action it is about. */
  id: string;
  give: (reason: string) => Promise<boolean>;
}

export function ReasonForm({ name, label, press, keeper, id, give }: ReasonFormProps) {
  const input = useRef<HTMLInputElement>(null);
  const [wrong, setWrong] = useState<string | null>(null);

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const form = event.currentTarget;
    const reason = textIn(new FormData(form), 'reason');
    setWrong(reason === '' ? words.needReason : null);
    if (reason === '') input.current?.focus();
    else if (await give(reason)) form.reset();
  }

  return (
    <KeptForm
      keeper={keeper}
      keep={{ key: `${name} ${id}`, title: name }}
      onSubmit={(event) => void submit(event)}
      className="inside"
      aria-label={name}
      noValidate
    >
      <Field label={label} wrong={wrong}>
        {(described) => (
          <input {...described} ref={input} name="reason" autoComplete="off" spellCheck={false} translate="no" />
        )}
      </Field>
      <button type="submit" className="quiet">
        {press}
      </button>
    </KeptForm>
  );
}
