/** Who agrees to which wording, organisation by organisation; silence is told as what it is (C20). */
import { useRef } from 'react';
import type { PersonId } from '../../../shared/ids.ts';
import type { Command } from '../../../shared/rules/commands.ts';
import type { Agreement, Decision } from '../../../shared/rules/meeting.ts';
import { refusesCommand } from '../../../shared/rules/permissions.ts';
import { decidingWords as words } from '../../../shared/words/en/deciding.ts';
import { labelOf } from '../../../shared/words/en/labels.ts';
import { say } from '../../ui/Announcer.tsx';
import { Field } from '../../ui/Field.tsx';
import { nameIn } from '../../ui/nameIn.ts';
import { PersonOptions } from '../../ui/PersonOptions.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { saidLine } from '../../ui/said.ts';
import { textIn } from '../../ui/textIn.ts';
import { useSend } from '../../ui/useSend.ts';
import type { Within } from './PanelProps.ts';
import { speakersFor, whyNoAnswer } from './speakers.ts';
import { useRecording } from './useRecording.tsx';

const ANSWERS: readonly Agreement['answer'][] = ['agrees', 'disagrees', 'abstains'];

interface OfDecision extends Within {
  decision: Decision;
}

export function Agreements({ room, folded, decision }: OfDecision) {
  const { meeting } = folded;
  const nameOf = (person: string): string => nameIn(meeting, person);
  return (
    <>
      <p className="label">{words.agreements}</p>
      <ul>
        {Object.values(meeting.organisations).map(({ id, name }) => {
          const answers = decision.agreements.filter(({ person }) => meeting.people[person]?.organisation === id);
          return answers.length === 0 ? (
            <li key={id}>{words.viewLine(name, whyNoAnswer(meeting, id))}</li>
          ) : (
            answers.map(({ person, answer, version, said }) => (
              <li key={person}>
                {words.answerLine(name, nameOf(person), labelOf(answer))}{' '}
                {version === decision.version ? null : words.earlierWording}{' '}
                {said.speaker === said.recordedBy ? null : <span className="meta">{saidLine(said, nameOf)}</span>}
              </li>
            ))
          );
        })}
      </ul>
      <AnswerFor {...{ room, folded, decision }} />
    </>
  );
}

/** What somebody without a screen of their own says aloud (C2). */
function AnswerFor({ room, folded, decision }: OfDecision) {
  const { meeting, me } = folded;
  const form = useRef<HTMLFormElement>(null);
  const recording = useRecording(room, form, {
    keep: { key: `answer ${decision.id}`, title: words.answerFor(decision.number) },
    commands: (data) => [
      {
        type: 'agreeDecision',
        id: decision.id,
        answer: textIn(data, 'answer') as Agreement['answer'],
        expectedVersion: decision.version,
        speaker: textIn(data, 'speaker') as PersonId,
      },
    ],
    done: () => say(words.answerRecorded),
  });
  const speakers = refusesCommand(meeting, me, 'agreeDecision') === null ? speakersFor(meeting, me, 'agreement') : [];
  if (speakers.length === 0) return null;
  return (
    <details className="more">
      <summary>{words.answerFor(decision.number)}</summary>
      <form ref={form} onSubmit={recording.onSubmit} aria-label={words.answerFor(decision.number)}>
        <Field label={words.whoSaid} short>
          {(described) => (
            <select {...described} name="speaker">
              <PersonOptions people={speakers} />
            </select>
          )}
        </Field>
        <Field label={words.saidAnswer} short>
          {(described) => (
            <select {...described} name="answer">
              {ANSWERS.map((answer) => (
                <option key={answer} value={answer}>
                  {labelOf(answer)}
                </option>
              ))}
            </select>
          )}
        </Field>
        {recording.told}
        <button type="submit" className="quiet" aria-disabled={recording.busy}>
          {words.recordAnswer}
        </button>
      </form>
    </details>
  );
}

export function Agree({ room, decision }: Pick<Within, 'room'> & { decision: Decision }) {
  const { refusal, send } = useSend<Command>(room);
  const answer = async (given: Agreement['answer']): Promise<void> => {
    const done = await send({
      type: 'agreeDecision',
      id: decision.id,
      answer: given,
      expectedVersion: decision.version,
    });
    if (done) say(words.answered);
  };
  return (
    <>
      <div className="row">
        {ANSWERS.map((given) => (
          <button
            key={given}
            type="button"
            className="quiet"
            aria-label={words.ownAnswerName[given](decision.number)}
            onClick={() => void answer(given)}
          >
            {words.ownAnswer[given]}
          </button>
        ))}
      </div>
      <Refusal sentence={refusal} />
    </>
  );
}
