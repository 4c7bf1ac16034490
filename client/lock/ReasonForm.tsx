/** A deed that wants one printed reason. */
import { useState, type FormEvent } from 'react';
import type { Command } from '../../shared/rules/commands.ts';
import { lockWords as words } from '../../shared/words/en/lock.ts';
import { Field } from '../ui/Field.tsx';
import { KeptForm } from '../ui/KeptForm.tsx';
import { Refusal } from '../ui/Refusal.tsx';
import { textIn } from '../ui/textIn.ts';
import { useSend } from '../ui/useSend.ts';
import type { OpenRoom } from '../wire/openRoom.ts';

interface ReasonFormProps {
  room: OpenRoom;
  label: string;
  hint?: string;
  button: string;
  command: (reason: string) => Command;
  done?: () => void;
}

export function ReasonForm({ room, label, hint, button, command, done }: ReasonFormProps) {
  const { busy, refusal, send } = useSend<Command>(room);
  const [wrong, setWrong] = useState<string | null>(null);
  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const form = event.currentTarget;
    const reason = textIn(new FormData(form), 'reason');
    setWrong(reason === '' ? words.needReason : null);
    if (reason === '') {
      form.querySelector<HTMLInputElement>('[name=reason]')?.focus();
      return;
    }
    if (!(await send(command(reason)))) return;
    room.halfTyped.forget(button);
    done?.();
  }
  return (
    <KeptForm
      keeper={room.halfTyped}
      keep={{ key: button, title: null }}
      onSubmit={(event) => void submit(event)}
      noValidate
    >
      <Field label={label} hint={hint} wrong={wrong}>
        {(described) => <input {...described} name="reason" autoComplete="off" spellCheck={false} translate="no" />}
      </Field>
      <Refusal sentence={refusal} />
      <button type="submit" className="quiet" aria-disabled={busy}>
        {button}
      </button>
    </KeptForm>
  );
}
