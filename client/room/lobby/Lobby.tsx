/** C31: names and nothing else, one question, one key; the minutes are sent only after the answer. */
import { useState, type FormEvent, type ReactNode } from 'react';
import type { Command } from '../../../shared/rules/commands.ts';
import { namesAddedSince, namesInFamily } from '../../../shared/rules/namesInFamily.ts';
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
      {conflict === 'unanswered' ? (
        <Question room={room} heading={words.names} names={namesInFamily(meeting)} no={words.no} />
      ) : null}
      {conflict === 'none' ? <p>{words.notHere}</p> : null}
      <OwnDetails folded={folded} />
      {children}
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

/**
 * A line in the room: the chair is asked too, and not shut out while the answer is owed; everybody is asked again about
 * whoever was named after their answer.
 */
export function OwnQuestion({ room, folded }: { room: OpenRoom; folded: Folded }) {
  const added = namesAddedSince(folded.meeting, folded.me);
  return (
    <section className="note" aria-label={added.length > 0 ? words.added : words.title}>
      {added.length > 0 ? (
        <Question
          key={added.map(({ id }) => id).join()}
          room={room}
          heading={words.added}
          names={added}
          no={words.knowNone}
        />
      ) : (
        <Question room={room} heading={words.names} names={namesInFamily(folded.meeting)} no={words.chairNo} />
      )}
    </section>
  );
}

interface QuestionProps {
  room: OpenRoom;
  heading: string;
  names: ReturnType<typeof namesInFamily>;
  no: string;
}

function Question({ room, heading, names, no }: QuestionProps) {
  const { busy, refusal, send } = useSend<Command>(room);
  const [connected, setConnected] = useState(false);

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
          <h2>{heading}</h2>
          <ul>
            {names.map(({ id, name }) => (
              <li key={id}>{name}</li>
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
