/** Ends somebody's access. What becomes of their words is said before it is done, and the reason is asked. */
import { useRef, useState, type FormEvent } from 'react';
import type { PersonId } from '../../../shared/ids.ts';
import type { Command } from '../../../shared/rules/commands.ts';
import { menuWords as words } from '../../../shared/words/en/menu.ts';
import { say } from '../../ui/Announcer.tsx';
import { Field } from '../../ui/Field.tsx';
import { KeptForm } from '../../ui/KeptForm.tsx';
import { PersonOptions } from '../../ui/PersonOptions.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { textIn } from '../../ui/textIn.ts';
import { useSend } from '../../ui/useSend.ts';
import type { Folded } from '../../wire/CommandChannel.ts';
import type { OpenRoom } from '../../wire/openRoom.ts';

export function RemovePerson({ room, folded: { meeting } }: { room: OpenRoom; folded: Folded }) {
  const reason = useRef<HTMLInputElement>(null);
  const { busy, refusal, send } = useSend<Command>(room);
  const [wrong, setWrong] = useState<string | null>(null);
  const others = Object.values(meeting.people).filter((one) => one.goneAt === null && one.id !== meeting.chair);
  if (others.length === 0) return null;

  async function remove(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const form = event.currentTarget;
    const data = new FormData(form);
    const person = textIn(data, 'person') as PersonId;
    const why = textIn(data, 'reason');
    setWrong(why === '' ? words.removeNeedsWhy : null);
    if (why === '') {
      reason.current?.focus();
      return;
    }
    if (!(await send({ type: 'remove', person, reason: why }))) return;
    form.reset();
    say(words.removed(meeting.people[person]?.name ?? ''));
  }

  return (
    <details className="more">
      <summary>{words.remove}</summary>
      <KeptForm
        keeper={room.halfTyped}
        keep={{ key: 'remove', title: null }}
        onSubmit={(event) => void remove(event)}
        aria-label={words.remove}
        noValidate
      >
        <p>{words.removeSays}</p>
        <Field label={words.removeWho} short>
          {(described) => (
            <select {...described} name="person">
              <PersonOptions people={others} />
            </select>
          )}
        </Field>
        <Field label={words.removeWhy} hint={words.removeHint} wrong={wrong}>
          {(described) => (
            <input {...described} ref={reason} name="reason" autoComplete="off" spellCheck={false} translate="no" />
          )}
        </Field>
        <Refusal sentence={refusal} />
        <button type="submit" className="quiet" aria-disabled={busy}>
          {words.removeDo}
        </button>
      </KeptForm>
    </details>
  );
}
