/** For whoever chairs: what was received after the freeze, and what people ask to add; each is answered beside the record. */
import { useState, type FormEvent } from 'react';
import type { Command } from '../../shared/rules/commands.ts';
import type { Afterwards, Late } from '../../shared/rules/meeting.ts';
import { refusesCommand } from '../../shared/rules/permissions.ts';
import { isRestrictedDocument } from '../../shared/ids.ts';
import { lockWords as words } from '../../shared/words/en/lock.ts';
import { say } from '../ui/Announcer.tsx';
import { Field } from '../ui/Field.tsx';
import { KeptForm } from '../ui/KeptForm.tsx';
import { nameIn } from '../ui/nameIn.ts';
import { Refusal } from '../ui/Refusal.tsx';
import { textIn } from '../ui/textIn.ts';
import { timeOf } from '../ui/times.ts';
import { useSend } from '../ui/useSend.ts';
import type { LockProps } from './ClosingProps.ts';

export function LateTray(props: LockProps) {
  const { meeting, me } = props.folded;
  const late = Object.values(meeting.late).filter(({ person }) => person !== me);
  const asked = meeting.afterwards.filter(({ what, answer }) => what === 'query' && answer === null);
  const mayAnswer = refusesCommand(meeting, me, 'answerQuery') === null;
  if (late.length === 0 && (asked.length === 0 || !mayAnswer)) return null;
  return (
    <section className="sheet" aria-labelledby="late-tray">
      <h2 id="late-tray" tabIndex={-1}>
        {words.trayTitle}
      </h2>
      <p className="hint">{words.trayIntro}</p>
      <ul className="plain">
        {late.map((one) => (
          <LateItem key={one.id} {...props} late={one} />
        ))}
        {mayAnswer ? asked.map((query) => <Request key={query.id} {...props} query={query} />) : null}
      </ul>
      {meeting.phase === 'locked' ? null : <p className="hint">{words.trayAfterLock}</p>}
    </section>
  );
}

function LateItem({ room, folded, late }: LockProps & { late: Late }) {
  const { meeting, me } = folded;
  const name = nameIn(meeting, late.person);
  const mayAnswer = refusesCommand(meeting, me, 'answerLate') === null && late.addedAt === null && late.answer === null;
  return (
    <li className="entry">
      <p className="meta">
        {words.trayFrom(name, timeOf(late.at))}{' '}
        {late.deviceTime === null ? null : words.trayDevice(timeOf(late.deviceTime))}
      </p>
      <blockquote translate="no">{late.text}</blockquote>
      {late.addedAt === null ? null : <p className="meta">{words.trayAdded}</p>}
      {late.answer === null ? null : <p className="meta">{words.lateAnswered(late.answer.reason)}</p>}
      {mayAnswer ? <LateAnswer {...{ room, late, name }} /> : null}
    </li>
  );
}

/** Added word for word, with whose they are and when they came; or not, with the reason that their writer reads (C22). */
function LateAnswer({ room, late, name }: Pick<LockProps, 'room'> & { late: Late; name: string }) {
  return (
    <AnswerForm
      room={room}
      about={late.id}
      title={words.trayAnswerLate(name)}
      note={isRestrictedDocument(late.document) ? words.trayOnlySome : null}
      label={words.trayReason}
      hint={words.trayReasonHint}
      wrong={(accepted, text) => (accepted || text !== '' ? null : words.trayNeedReason)}
      command={(accepted, reason) => {
        const text = accepted ? words.trayAddendum(name, timeOf(late.at), late.text) : reason;
        return { type: 'answerLate', id: late.id, accepted, text };
      }}
    />
  );
}

/** Somebody asks for an addendum: added or not, always with words that stand beside the record (C22). */
function Request({ room, folded, query }: LockProps & { query: Afterwards }) {
  const name = nameIn(folded.meeting, query.by);
  return (
    <li className="entry">
      <p className="meta">{words.trayAsks(name, timeOf(query.at))}</p>
      <blockquote translate="no">{query.text}</blockquote>
      <AnswerForm
        room={room}
        about={query.id}
        title={words.trayAnswer(name)}
        label={words.trayText}
        wrong={(_accepted, text) => (text === '' ? words.trayNeedText : null)}
        command={(accepted, text) => ({ type: 'answerQuery', id: query.id, accepted, text })}
      />
    </li>
  );
}

interface AnswerFormProps extends Pick<LockProps, 'room'> {
  /** The id of what is answered. */
  about: string;
  title: string;
  note?: string | null;
  label: string;
  hint?: string;
  /** What is wrong with the words, once it is chosen what becomes of it. */
  wrong: (accepted: boolean, text: string) => string | null;
  command: (accepted: boolean, text: string) => Command;
}

function AnswerForm({ room, about, title, note = null, label, hint, wrong: wrongWith, command }: AnswerFormProps) {
  const { busy, refusal, send } = useSend<Command>(room);
  const [wrong, setWrong] = useState<string | null>(null);
  async function answer(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const choice = data.get('choice');
    const accepted = choice === 'add';
    const text = textIn(data, 'text');
    const found = choice === null ? words.trayChoose : wrongWith(accepted, text);
    setWrong(found);
    if (found !== null || !(await send(command(accepted, text)))) return;
    room.halfTyped.forget(about);
    say(words.trayAnswered);
  }
  return (
    <KeptForm
      keeper={room.halfTyped}
      keep={{ key: about, title }}
      onSubmit={(event) => void answer(event)}
      noValidate
      aria-label={title}
    >
      <fieldset>
        <legend>{title}</legend>
        <label className="choice">
          <input type="radio" name="choice" value="add" /> {words.trayAsAddendum}
        </label>
        <label className="choice">
          <input type="radio" name="choice" value="keep" /> {words.trayNotAdded}
        </label>
      </fieldset>
      {note === null ? null : <p className="hint">{note}</p>}
      <Field label={label} hint={hint} wrong={wrong}>
        {(described) => <textarea {...described} name="text" spellCheck={false} translate="no" />}
      </Field>
      <Refusal sentence={refusal} />
      <button type="submit" className="quiet" aria-disabled={busy}>
        {words.traySend}
      </button>
    </KeptForm>
  );
}
