/** Step 3: announce, freeze, and see from whom everything has arrived. */
import { useEffect, useState, type FormEvent } from 'react';
import type { PersonId } from '../../shared/ids.ts';
import type { Command } from '../../shared/rules/commands.ts';
import { everyoneIn, freezeStateOf } from '../../shared/rules/freeze.ts';
import type { Freeze, Meeting } from '../../shared/rules/meeting.ts';
import { lockWords as words } from '../../shared/words/en/lock.ts';
import { roomWords } from '../../shared/words/en/room.ts';
import { say } from '../ui/Announcer.tsx';
import { Field } from '../ui/Field.tsx';
import { Refusal } from '../ui/Refusal.tsx';
import { timeOf } from '../ui/times.ts';
import { textIn } from '../ui/textIn.ts';
import { useSend } from '../ui/useSend.ts';
import { useValue } from '../ui/useValue.ts';
import { whoIsWhere } from '../wire/presence.ts';
import type { OpenRoom } from '../wire/openRoom.ts';
import type { LockProps } from './LockPage.tsx';

export function FreezeStep({ room, folded }: LockProps) {
  const { meeting } = folded;
  const { freeze } = meeting;
  const frozen = meeting.phase === 'frozen' && freeze !== null && freeze.inForceAt !== null;
  return (
    <section className="sheet" aria-labelledby="freeze">
      <h2 id="freeze">{words.step(3, words.freezeTitle)}</h2>
      {frozen && freeze ? (
        <Frozen room={room} meeting={meeting} freeze={freeze} />
      ) : (
        <Announce room={room} freeze={freeze} />
      )}
    </section>
  );
}

function Announce({ room, freeze }: { room: OpenRoom; freeze: Freeze | null }) {
  const { busy, refusal, send } = useSend<Command>(room);
  const start = (skipAnnouncement: boolean): void => {
    void send({ type: 'freeze', skipAnnouncement, typing: typingNow(room) });
  };
  return (
    <>
      <p>{freeze ? words.announced : words.freezeIntro}</p>
      <div className="row">
        {freeze ? null : (
          <button type="button" className="seal" aria-disabled={busy} onClick={() => start(false)}>
            {words.freeze}
          </button>
        )}
        <button type="button" className="quiet" aria-disabled={busy} onClick={() => start(true)}>
          {words.freezeNow}
        </button>
      </div>
      <Refusal sentence={refusal} />
    </>
  );
}

/** Everybody whose caret stands in some text: who the announcement names. */
function typingNow(room: OpenRoom): PersonId[] {
  const typing = new Set<PersonId>();
  for (const open of room.documents.get().values()) {
    for (const people of whoIsWhere(open.get().awareness).values()) for (const { person } of people) typing.add(person);
  }
  return [...typing];
}

function Frozen({ room, meeting, freeze }: { room: OpenRoom; meeting: Meeting; freeze: Freeze }) {
  const screens = useValue(room.screens);
  const here = new Set(screens.map(({ person }) => person));
  const expected = [...new Set(freeze.expects.map(({ person }) => person))];
  const waiting = expected.filter((person) => freezeStateOf(freeze, person) === 'sending');
  const names = waiting.map((person) => meeting.people[person]?.name ?? '');
  const summary = everyoneIn(freeze) ? words.allIn : words.waitingFor(roomWords.and(names));
  useEffect(() => say(summary), [summary]);
  return (
    <>
      <p>{words.frozenAt(timeOf(freeze.inForceAt ?? freeze.announcedAt))}</p>
      <table>
        <caption className="unseen">{words.whoIsInTable}</caption>
        <thead>
          <tr>
            <th scope="col">{words.person}</th>
            <th scope="col">{words.state}</th>
          </tr>
        </thead>
        <tbody>
          {expected.map((person) => (
            <tr key={person}>
              <th scope="row">{meeting.people[person]?.name}</th>
              <td>{stateSentence(freeze, person, here)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>{summary}</p>
      {waiting.map((person) => (
        <GoOnWithout key={person} room={room} person={person} name={meeting.people[person]?.name ?? ''} />
      ))}
      <Thaw room={room} />
    </>
  );
}

function stateSentence(freeze: Freeze, person: PersonId, here: ReadonlySet<PersonId>): string {
  const state = freezeStateOf(freeze, person);
  if (state === 'waived') return words.waived(freeze.waived.find((waived) => waived.person === person)?.reason ?? '');
  if (state === 'received') return words.received;
  return here.has(person) ? words.sending : words.offline;
}

function GoOnWithout({ room, person, name }: { room: OpenRoom; person: PersonId; name: string }) {
  return (
    <ReasonForm
      room={room}
      label={words.goOnReason(name)}
      hint={words.goOnHint}
      button={words.goOnWithout(name)}
      command={(reason) => ({ type: 'goOnWithout', person, reason })}
    />
  );
}

function Thaw({ room }: { room: OpenRoom }) {
  return (
    <details className="more">
      <summary>{words.thawMore}</summary>
      <ReasonForm
        room={room}
        label={words.thawReason}
        button={words.thaw}
        command={(reason) => ({ type: 'thaw', reason })}
      />
    </details>
  );
}

interface ReasonFormProps {
  room: OpenRoom;
  label: string;
  hint?: string;
  button: string;
  command: (reason: string) => Command;
}

function ReasonForm({ room, label, hint, button, command }: ReasonFormProps) {
  const { busy, refusal, send } = useSend<Command>(room);
  const [wrong, setWrong] = useState<string | null>(null);
  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const reason = textIn(new FormData(event.currentTarget), 'reason');
    setWrong(reason === '' ? words.needReason : null);
    if (reason !== '') void send(command(reason));
  }
  return (
    <form onSubmit={submit} noValidate>
      <Field label={label} hint={hint} wrong={wrong}>
        {(described) => <input {...described} name="reason" autoComplete="off" spellCheck={false} />}
      </Field>
      <Refusal sentence={refusal} />
      <button type="submit" className="quiet" aria-disabled={busy}>
        {button}
      </button>
    </form>
  );
}
