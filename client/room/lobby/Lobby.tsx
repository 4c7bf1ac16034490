/** C31: names and nothing else, one question, one key; the minutes are sent only after the answer. */
import { useState, type FormEvent, type ReactNode } from 'react';
import type { Command } from '../../../shared/rules/commands.ts';
import { lobbyWords as words } from '../../../shared/words/en/lobby.ts';
import { Field } from '../../ui/Field.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { textIn } from '../../ui/textIn.ts';
import { useSend } from '../../ui/useSend.ts';
import type { Folded } from '../../wire/CommandChannel.ts';
import type { OpenRoom } from '../../wire/openRoom.ts';

interface LobbyProps {
  room: OpenRoom;
  folded: Folded;
  /** A box to learn the editor in. */
  children?: ReactNode;
}

export function Lobby({ room, folded, children }: LobbyProps) {
  const { meeting, me } = folded;
  const conflict = meeting.people[me]?.conflict;
  return (
    <main id="main" className="lobby">
      <h1 tabIndex={-1}>{words.title}</h1>
      {conflict === 'unanswered' ? <Question room={room} folded={folded} no={words.no} /> : null}
      {conflict === 'declared' ? <p>{words.declared}</p> : null}
      {conflict === 'none' ? <p>{words.notHere}</p> : null}
      {conflict === 'declared' ? null : (
        <>
          <OwnDetails folded={folded} />
          {children}
        </>
      )}
    </main>
  );
}

/** As everybody will read them: the reader's own, and nobody else's. */
function OwnDetails({ folded: { meeting, me } }: { folded: Folded }) {
  const person = meeting.people[me];
  if (!person) return null;
  const organisation = meeting.organisations[person.organisation]?.name ?? '';
  return (
    <p>
      {words.details}{' '}
      <strong>{[person.name, person.job, organisation].filter((part) => part !== '').join(', ')}</strong>.{' '}
      {words.detailsWrong}
    </p>
  );
}

/** The chair is asked too, and not shut out while the answer is owed. */
export function OwnQuestion({ room, folded }: { room: OpenRoom; folded: Folded }) {
  return (
    <section className="note" aria-label={words.title}>
      <Question room={room} folded={folded} no={words.chairNo} />
    </section>
  );
}

function Question({ room, folded, no }: { room: OpenRoom; folded: Folded; no: string }) {
  const { meeting } = folded;
  const { busy, refusal, send } = useSend<Command>(room);
  const [connected, setConnected] = useState(false);
  const names = [
    ...Object.values(meeting.children).map(({ initials }) => initials),
    ...Object.values(meeting.household).map(({ name }) => name),
  ];

  async function declare(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const note = textIn(new FormData(event.currentTarget), 'note');
    await send({ type: 'declareConflict', conflict: 'declared', note: note === '' ? null : note });
  }

  return (
    <>
      {names.length === 0 ? (
        <p>{words.noNames}</p>
      ) : (
        <>
          <h2>{words.names}</h2>
          <ul>
            {names.map((name) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
        </>
      )}
      <p>
        <strong>{words.question}</strong>
      </p>
      {connected ? (
        <form onSubmit={(event) => void declare(event)}>
          <Field label={words.note}>
            {(described) => <textarea {...described} name="note" spellCheck={false} translate="no" />}
          </Field>
          <div className="row">
            <button type="submit" aria-disabled={busy}>
              {words.tell}
            </button>
            <button type="button" className="quiet" onClick={() => setConnected(false)}>
              {words.back}
            </button>
          </div>
        </form>
      ) : (
        <div className="row">
          <button
            type="button"
            aria-disabled={busy}
            onClick={() => void send({ type: 'declareConflict', conflict: 'none', note: null })}
          >
            {no}
          </button>
          <button type="button" className="quiet" onClick={() => setConnected(true)}>
            {words.yes}
          </button>
        </div>
      )}
      <Refusal sentence={refusal} />
    </>
  );
}
