/** Step 2: what was read aloud, truthfully; silence is an answer of its own. */
import { useState, type FormEvent } from 'react';
import type { Command, CommandOf } from '../../shared/rules/commands.ts';
import { lockWords as words } from '../../shared/words/en/lock.ts';
import { say } from '../ui/Announcer.tsx';
import { Field } from '../ui/Field.tsx';
import { Refusal } from '../ui/Refusal.tsx';
import { timeOf } from '../ui/times.ts';
import { textIn } from '../ui/textIn.ts';
import { useSend } from '../ui/useSend.ts';
import type { LockProps } from './LockPage.tsx';

export const SCOPES = ['everything', 'decisionsActionsDisagreement', 'nothing'] as const;
export type Scope = CommandOf<'readBack'>['scope'];

export function ReadBackForm({ room, folded }: LockProps) {
  const { busy, refusal, send } = useSend<Command>(room);
  const [wrong, setWrong] = useState<string | null>(null);

  async function record(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const scope = data.get('scope') as Scope | null;
    const because = textIn(data, 'because');
    const problem =
      scope === null ? words.chooseReadBack : scope === 'nothing' && because === '' ? words.needBecause : null;
    setWrong(problem);
    if (scope === null || problem !== null) return;
    const done = await send({ type: 'readBack', scope, because: because === '' ? null : because });
    if (done) say(words.readBackRecorded);
  }

  return (
    <section className="sheet" aria-labelledby="read-back">
      <h2 id="read-back">{words.step(2, words.readBackTitle)}</h2>
      <ul className="plain">
        {folded.meeting.readBacks.map(({ scope, at }) => (
          <li key={at}>{words.readBackDone(isScope(scope) ? words[scope] : scope, timeOf(at))}</li>
        ))}
      </ul>
      <form onSubmit={(event) => void record(event)} noValidate>
        <ReadAloud name="scope" />
        <Refusal sentence={wrong ?? refusal} />
        <button type="submit" className="quiet" aria-disabled={busy}>
          {words.recordReadBack}
        </button>
      </form>
    </section>
  );
}

interface ReadAloudProps {
  name: string;
  /** Of the first choice: a list of errors leads here. */
  id?: string;
  wrong?: string | null;
  wrongBecause?: string | null;
}

/** The question both here and beside the lock code. */
export function ReadAloud({ name, id, wrong, wrongBecause }: ReadAloudProps) {
  return (
    <>
      <fieldset>
        <legend>{words.readBackQuestion}</legend>
        {wrong ? <p className="wrong">{wrong}</p> : null}
        {SCOPES.map((scope, index) => (
          <label className="choice" key={scope}>
            <input id={index === 0 ? id : undefined} type="radio" name={name} value={scope} /> {words[scope]}
          </label>
        ))}
      </fieldset>
      <Field id={id ? 'because' : undefined} label={words.because} hint={words.becauseHint} wrong={wrongBecause}>
        {(described) => <input {...described} name="because" autoComplete="off" spellCheck={false} />}
      </Field>
    </>
  );
}

function isScope(scope: string): scope is Scope {
  return SCOPES.some((known) => known === scope);
}
