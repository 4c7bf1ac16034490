/** Who the meeting is about. A discussion begins in one press, before anybody is named: names are added here. */
import { useRef, useState, type FormEvent } from 'react';
import type { Command } from '../../../shared/rules/commands.ts';
import { refusesCommand } from '../../../shared/rules/permissions.ts';
import { familyWords as words } from '../../../shared/words/en/family.ts';
import { say } from '../../ui/Announcer.tsx';
import { Field } from '../../ui/Field.tsx';
import { KeptForm } from '../../ui/KeptForm.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { textIn } from '../../ui/textIn.ts';
import { useSend } from '../../ui/useSend.ts';
import type { Folded } from '../../wire/CommandChannel.ts';
import type { OpenRoom } from '../../wire/openRoom.ts';

interface FamilyProps {
  room: OpenRoom;
  folded: Folded;
}

export function Family({ room, folded: { meeting, me } }: FamilyProps) {
  const named = [
    ...Object.values(meeting.children).map(({ id, initials, reference, role }) => ({
      id,
      name: initials,
      more: [reference === '' ? null : words.reference(reference), role === 'household' ? words.household : null],
    })),
    ...Object.values(meeting.household).map(({ id, name, relationship }) => ({ id, name, more: [relationship] })),
  ];
  return (
    <section className="sheet" aria-labelledby="family">
      <h2 id="family" tabIndex={-1}>
        {words.title}
      </h2>
      {named.length === 0 ? <p className="hint">{words.none}</p> : null}
      <ul className="plain">
        {named.map(({ id, name, more }) => (
          <li key={id}>
            <strong>{name}</strong> <span className="meta">{more.filter((part) => part).join(', ')}</span>
          </li>
        ))}
      </ul>
      {refusesCommand(meeting, me, 'addChild') === null ? <AddChild room={room} /> : null}
      {refusesCommand(meeting, me, 'addAdult') === null ? <AddAdult room={room} /> : null}
    </section>
  );
}

function AddChild({ room }: { room: OpenRoom }) {
  return (
    <AddName
      room={room}
      title={words.addChild}
      label={words.initials}
      needed={words.needInitials}
      command={(initials, data) => ({
        type: 'addChild',
        initials,
        reference: textIn(data, 'more'),
        role: data.get('subject') === null ? 'household' : 'subject',
      })}
      more={{ label: words.childReference }}
      choice={words.isSubject}
    />
  );
}

function AddAdult({ room }: { room: OpenRoom }) {
  return (
    <AddName
      room={room}
      title={words.addAdult}
      label={words.name}
      needed={words.needName}
      command={(name, data) => ({ type: 'addAdult', name, relationship: textIn(data, 'more') })}
      more={{ label: words.relationship, hint: words.relationshipHint }}
    />
  );
}

interface AddNameProps {
  room: OpenRoom;
  title: string;
  label: string;
  /** Said where there is no name. */
  needed: string;
  command: (name: string, data: FormData) => Command;
  more: { label: string; hint?: string };
  /** A choice that is made unless it is taken away. */
  choice?: string;
}

function AddName({ room, title, label, needed, command, more, choice }: AddNameProps) {
  const { busy, refusal, send } = useSend<Command>(room);
  const input = useRef<HTMLInputElement>(null);
  const [wrong, setWrong] = useState<string | null>(null);

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const form = event.currentTarget;
    const data = new FormData(form);
    const name = textIn(data, 'name');
    setWrong(name === '' ? needed : null);
    input.current?.focus(); // the next name, or the one that is missing
    if (name === '' || !(await send(command(name, data)))) return;
    form.reset();
    say(words.added(name));
  }

  return (
    <details className="more">
      <summary>{title}</summary>
      <KeptForm
        keeper={room.halfTyped}
        keep={{ key: title, title }}
        onSubmit={(event) => void submit(event)}
        className="inside"
        aria-label={title}
        noValidate
      >
        <Field label={label} hint={words.asks} wrong={wrong}>
          {(described) => (
            <input {...described} ref={input} name="name" autoComplete="off" spellCheck={false} translate="no" />
          )}
        </Field>
        <Field label={more.label} hint={more.hint}>
          {(described) => <input {...described} name="more" autoComplete="off" spellCheck={false} translate="no" />}
        </Field>
        {choice === undefined ? null : (
          <label className="choice">
            <input type="checkbox" name="subject" defaultChecked />
            <span>{choice}</span>
          </label>
        )}
        <Refusal sentence={refusal} />
        <button type="submit" className="quiet" aria-disabled={busy}>
          {words.add}
        </button>
      </KeptForm>
    </details>
  );
}
