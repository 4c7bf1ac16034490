/** Disagreement: worded by its speaker alone, answered by the chair beside it, editable by nobody. */
import { useRef, useState } from 'react';
import type { DecisionId } from '../../../shared/ids.ts';
import type { Command } from '../../../shared/rules/commands.ts';
import type { Dissent } from '../../../shared/rules/meeting.ts';
import { refusesCommand } from '../../../shared/rules/permissions.ts';
import { whyNoVoice } from '../../../shared/rules/voices.ts';
import { decidingWords as words } from '../../../shared/words/en/deciding.ts';
import { say } from '../../ui/Announcer.tsx';
import { Field } from '../../ui/Field.tsx';
import { nameIn } from '../../ui/nameIn.ts';
import { Refusal } from '../../ui/Refusal.tsx';
import { saidLine } from '../../ui/said.ts';
import { timeOf } from '../../ui/times.ts';
import { textIn } from '../../ui/textIn.ts';
import { useSend } from '../../ui/useSend.ts';
import type { PanelProps } from './PanelProps.ts';
import { useRecording } from './useRecording.tsx';

export function DissentPanel({ room, folded, title, id }: PanelProps) {
  const { meeting, me } = folded;
  const dissents = Object.values(meeting.dissents);
  return (
    <section className="sheet" aria-labelledby={id}>
      <h2 id={id} tabIndex={-1}>
        {title}
      </h2>
      {dissents.length === 0 ? <p className="hint">{words.dissentNone}</p> : null}
      <ul className="plain">
        {dissents.map((dissent) => (
          <OneDissent key={dissent.id} room={room} folded={folded} dissent={dissent} />
        ))}
      </ul>
      <Asked room={room} folded={folded} />
      {refusesCommand(meeting, me, 'recordDissent') === null && whyNoVoice(meeting, me, 'dissent') === null ? (
        <DissentForm room={room} folded={folded} />
      ) : null}
    </section>
  );
}

function Asked({ room, folded }: Pick<PanelProps, 'room' | 'folded'>) {
  const { meeting, me } = folded;
  const { refusal, send } = useSend<Command>(room);
  if (meeting.dissentAsked) return <p className="meta">{words.questionPut(timeOf(meeting.dissentAsked.at))}</p>;
  if (refusesCommand(meeting, me, 'putDissentQuestion') !== null) return null;
  return (
    <>
      <button type="button" className="quiet" onClick={() => void send({ type: 'putDissentQuestion' })}>
        {words.putQuestion}
      </button>
      <Refusal sentence={refusal} />
    </>
  );
}

function OneDissent({ room, folded, dissent }: Pick<PanelProps, 'room' | 'folded'> & { dissent: Dissent }) {
  const { meeting, me } = folded;
  const nameOf = (person: string): string => nameIn(meeting, person);
  const decision = dissent.decision === null ? undefined : meeting.decisions[dissent.decision];
  const mayAnswer = dissent.answer === null && refusesCommand(meeting, me, 'answerDissent') === null;
  return (
    <li className="entry">
      <h3>{nameOf(dissent.said.speaker)}</h3>
      <p className="meta">{decision ? words.decision(decision.number) : words.dissentWhole}</p>
      <p translate="no">{dissent.text}</p>
      <p className="meta">{saidLine(dissent.said, nameOf)}</p>
      {dissent.answer ? (
        <>
          <p className="label">{words.dissentAnswer}</p>
          <p translate="no">{dissent.answer.text}</p>
        </>
      ) : null}
      {mayAnswer ? <AnswerForm room={room} dissent={dissent} name={nameOf(dissent.said.speaker)} /> : null}
    </li>
  );
}

function AnswerForm({ room, dissent, name }: Pick<PanelProps, 'room'> & { dissent: Dissent; name: string }) {
  const form = useRef<HTMLFormElement>(null);
  const recording = useRecording(room, form, {
    keep: { key: `dissent ${dissent.id}`, title: words.answerTo(name) },
    commands(data) {
      const text = textIn(data, 'text');
      return text === '' ? null : [{ type: 'answerDissent', id: dissent.id, text, escalation: null }];
    },
    done: () => undefined,
  });
  return (
    <form ref={form} onSubmit={recording.onSubmit} aria-label={words.answerTo(name)}>
      <Field label={words.answerText(name)}>
        {(described) => <textarea {...described} name="text" spellCheck={false} translate="no" />}
      </Field>
      {recording.told}
      <button type="submit" className="quiet" aria-disabled={recording.busy}>
        {words.answerDissent}
      </button>
    </form>
  );
}

function DissentForm({ room, folded }: Pick<PanelProps, 'room' | 'folded'>) {
  const [wrong, setWrong] = useState<string | null>(null);
  const decisions = Object.values(folded.meeting.decisions).sort((a, b) => a.number - b.number);
  const form = useRef<HTMLFormElement>(null);
  const recording = useRecording(room, form, {
    keep: { key: 'dissent', title: words.dissentNew },
    commands(data) {
      const text = textIn(data, 'text');
      const decision = textIn(data, 'decision');
      setWrong(text === '' ? words.missingDissent : null);
      if (text === '') return null;
      return [{ type: 'recordDissent', decision: decision === '' ? null : (decision as DecisionId), text }];
    },
    done(_data, at) {
      at.reset();
      say(words.dissentRecorded);
    },
  });
  return (
    <form ref={form} onSubmit={recording.onSubmit} aria-label={words.dissentNew} noValidate>
      <h3>{words.dissentNew}</h3>
      <Field label={words.dissentAbout}>
        {(described) => (
          <select {...described} name="decision">
            <option value="">{words.dissentWhole}</option>
            {decisions.map(({ id, number }) => (
              <option key={id} value={id}>
                {words.decision(number)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={words.dissentText} hint={words.dissentHint} wrong={wrong}>
        {(described) => <textarea {...described} name="text" spellCheck={false} translate="no" />}
      </Field>
      {recording.told}
      <button type="submit" className="quiet" aria-disabled={recording.busy}>
        {words.recordDissent}
      </button>
    </form>
  );
}
