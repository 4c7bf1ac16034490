/** Entries that only some people may read: each is a document of its own, and only its readers have it. */
import { useState, type FormEvent } from 'react';
import { ENTRY_ROOT } from '../../../shared/document/roots.ts';
import type { PersonId } from '../../../shared/ids.ts';
import { BASES } from '../../../shared/rules/bases.ts';
import type { Command } from '../../../shared/rules/commands.ts';
import type { Meeting, Restricted } from '../../../shared/rules/meeting.ts';
import { mayRead, refusesCommand, writableRoots } from '../../../shared/rules/permissions.ts';
import { labelOf } from '../../../shared/words/en/labels.ts';
import { roomWords as words } from '../../../shared/words/en/room.ts';
import { Field } from '../../ui/Field.tsx';
import { KeptForm } from '../../ui/KeptForm.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { textIn } from '../../ui/textIn.ts';
import { useSend } from '../../ui/useSend.ts';
import type { Folded } from '../../wire/CommandChannel.ts';
import type { OpenRoom } from '../../wire/openRoom.ts';
import { takesWords } from '../../wire/takesWords.ts';
import { RootText } from './RootText.tsx';

export function RestrictedEntries({ room, folded }: { room: OpenRoom; folded: Folded }) {
  const { meeting, me } = folded;
  const entries = Object.values(meeting.restricted);
  const mayOpen = refusesCommand(meeting, me, 'openRestricted') === null;
  if (entries.length === 0 && !mayOpen) return null;
  return (
    <section className="sheet" aria-labelledby="restricted">
      <h2 id="restricted" tabIndex={-1}>
        {words.restricted}
      </h2>
      <p className="hint">{entries.length === 0 ? words.restrictedNone : words.restrictedIntro}</p>
      {entries.map((entry, index) => (
        <Entry key={entry.id} room={room} folded={folded} entry={entry} number={index + 1} />
      ))}
      {mayOpen ? <OpenForm room={room} folded={folded} /> : null}
    </section>
  );
}

function Entry({ room, folded, entry, number }: { room: OpenRoom; folded: Folded; entry: Restricted; number: number }) {
  const { meeting, me } = folded;
  const name = words.restrictedName(number);
  const headingId = `restricted-${number}`;
  const readers = entry.audience.flatMap((person) => meeting.people[person]?.name ?? []);
  return (
    <section className="block" aria-labelledby={headingId}>
      <h3 id={headingId} tabIndex={-1}>
        {name}
      </h3>
      {mayRead(meeting, me, entry.id) ? (
        <>
          <p className="meta">{words.restrictedReaders(words.and(readers))}</p>
          {entry.basis === null ? null : <p className="meta">{words.restrictedBasis(labelOf(entry.basis))}</p>}
          <RootText
            room={room}
            document={entry.id}
            root={ENTRY_ROOT}
            name={name}
            label={words.editorName(`${words.restricted}, ${name}`)}
            headingId={headingId}
            mayWrite={takesWords(meeting.phase) && writableRoots(meeting, me, entry.id)(ENTRY_ROOT)}
          />
        </>
      ) : (
        <p>{words.restrictedPlaceholder(entry.placeholder ?? '')}</p>
      )}
    </section>
  );
}

function OpenForm({ room, folded: { meeting, me } }: { room: OpenRoom; folded: Folded }) {
  const [wrong, setWrong] = useState<string | null>(null);
  const { busy, refusal, send } = useSend<Command>(room);

  async function open(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const form = event.currentTarget;
    const data = new FormData(form);
    const chosen = data.getAll('audience').map((person) => person as PersonId);
    const placeholder = textIn(data, 'placeholder');
    setWrong(chosen.length === 0 ? words.chooseAudience : null);
    if (chosen.length === 0) return;
    const done = await send({
      type: 'openRestricted',
      section: null,
      basis: textIn(data, 'basis'),
      audience: [me, ...chosen],
      onward: null,
      placeholder: placeholder === '' ? null : placeholder,
    });
    if (done) form.reset();
  }

  return (
    <details className="more">
      <summary>{words.restrictedOpen}</summary>
      <KeptForm
        keeper={room.halfTyped}
        keep={{ key: 'restricted', title: words.restrictedOpen }}
        onSubmit={(event) => void open(event)}
        noValidate
      >
        <Field label={words.restrictedBasisLabel} short>
          {(described) => (
            <select {...described} name="basis">
              {BASES.map((basis) => (
                <option key={basis} value={basis}>
                  {labelOf(basis)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Audience meeting={meeting} me={me} />
        <Field label={words.restrictedPlaceholderLabel} hint={words.restrictedPlaceholderHint}>
          {(described) => <input {...described} name="placeholder" spellCheck={false} autoComplete="off" />}
        </Field>
        <Refusal sentence={wrong ?? refusal} />
        <button type="submit" className="quiet" aria-disabled={busy}>
          {words.restrictedAdd}
        </button>
      </KeptForm>
    </details>
  );
}

function Audience({ meeting, me }: { meeting: Meeting; me: PersonId }) {
  const others = Object.values(meeting.people).filter(
    ({ id, goneAt, role }) => id !== me && goneAt === null && role !== 'observer',
  );
  return (
    <fieldset>
      <legend>{words.restrictedAudience}</legend>
      <p className="choice">{words.restrictedYou(meeting.people[me]?.name ?? '')}</p>
      {others.map((person) => (
        <label className="choice" key={person.id}>
          <input type="checkbox" name="audience" value={person.id} />{' '}
          {words.nameAt(person.name, meeting.organisations[person.organisation]?.name ?? '')}
        </label>
      ))}
    </fieldset>
  );
}
