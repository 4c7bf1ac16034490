/** What was read aloud, truthfully; not reading aloud is an answer of its own, with its reason (C11). */
import { useState, type FormEvent } from 'react';
import type { Command, CommandOf } from '../../shared/rules/commands.ts';
import type { Meeting } from '../../shared/rules/meeting.ts';
import { lockWords as words } from '../../shared/words/en/lock.ts';
import { say } from '../ui/Announcer.tsx';
import type { Wrong } from '../ui/ErrorSummary.tsx';
import { Field } from '../ui/Field.tsx';
import { KeptForm } from '../ui/KeptForm.tsx';
import { Refusal } from '../ui/Refusal.tsx';
import { textIn } from '../ui/textIn.ts';
import { timeOf } from '../ui/times.ts';
import { useSend } from '../ui/useSend.ts';
import type { LockProps } from './ClosingProps.ts';

export const SCOPES = ['everything', 'decisionsActionsDisagreement', 'nothing'] as const;
export type Scope = CommandOf<'readBack'>['scope'];

export const READ_ALOUD = 'read-aloud';
const BECAUSE = 'because';

export interface ReadAloudAnswer {
  scope: Scope;
  because: string | null;
}

/** The answer of a form that holds the question, or what is wrong with it. */
export function readAloudIn(data: FormData): { answer: ReadAloudAnswer | null; wrongs: Wrong[] } {
  const scope = SCOPES.find((one) => one === data.get('scope')) ?? null;
  const because = textIn(data, BECAUSE);
  if (scope === null) return { answer: null, wrongs: [{ field: READ_ALOUD, sentence: words.chooseReadBack }] };
  if (scope === 'nothing' && because === '')
    return { answer: null, wrongs: [{ field: BECAUSE, sentence: words.needBecause }] };
  return { answer: { scope, because: because === '' ? null : because }, wrongs: [] };
}

/** The newest recorded read-back: the lock's statement rests on it. */
export function lastReadBack({ readBacks }: Meeting): ReadAloudAnswer | null {
  const last = readBacks.at(-1);
  const scope = SCOPES.find((one) => one === last?.scope);
  return last && scope ? { scope, because: last.because } : null;
}

export function ReadBackLines({ meeting }: { meeting: Meeting }) {
  if (meeting.readBacks.length === 0) return <p className="hint">{words.readBackNone}</p>;
  return (
    <ul className="plain">
      {meeting.readBacks.map(({ scope, at }) => {
        const known = SCOPES.find((one) => one === scope);
        return <li key={at}>{words.readBackDone(known ? words[known] : scope, timeOf(at))}</li>;
      })}
    </ul>
  );
}

export function ReadAloudForm({ room, folded }: LockProps) {
  const { busy, refusal, send } = useSend<Command>(room);
  const [wrongs, setWrongs] = useState<readonly Wrong[]>([]);

  async function record(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const form = event.currentTarget;
    const { answer, wrongs: found } = readAloudIn(new FormData(form));
    setWrongs(found);
    if (answer === null) {
      form.querySelector<HTMLElement>(`#${found[0]?.field ?? READ_ALOUD}`)?.focus();
      return;
    }
    if (!(await send({ type: 'readBack', ...answer }))) return;
    form.reset();
    say(words.readBackRecorded);
  }

  return (
    <KeptForm
      keeper={room.halfTyped}
      keep={{ key: 'read aloud', title: words.readBackQuestion }}
      onSubmit={(event) => void record(event)}
      noValidate
    >
      <ReadBackLines meeting={folded.meeting} />
      <ReadAloudQuestion wrongs={wrongs} />
      <Refusal sentence={refusal} />
      <button type="submit" aria-disabled={busy}>
        {words.recordReadBack}
      </button>
    </KeptForm>
  );
}

/** The question alone, for whichever form asks it. */
export function ReadAloudQuestion({ wrongs }: { wrongs: readonly Wrong[] }) {
  const wrongAt = (field: string): string | null => wrongs.find((wrong) => wrong.field === field)?.sentence ?? null;
  return (
    <>
      <fieldset>
        <legend>{words.readBackQuestion}</legend>
        {wrongAt(READ_ALOUD) ? <p className="wrong">{wrongAt(READ_ALOUD)}</p> : null}
        {SCOPES.map((scope, index) => (
          <label className="choice" key={scope}>
            <input id={index === 0 ? READ_ALOUD : undefined} type="radio" name="scope" value={scope} /> {words[scope]}
          </label>
        ))}
      </fieldset>
      <Field id={BECAUSE} label={words.because} hint={words.becauseHint} wrong={wrongAt(BECAUSE)}>
        {(described) => <input {...described} name={BECAUSE} autoComplete="off" spellCheck={false} translate="no" />}
      </Field>
    </>
  );
}
