/** Step 4: the chair states what is true and signs the text that was collected, with a code that works once. */
import { useState, type FormEvent } from 'react';
import type { Command } from '../../shared/rules/commands.ts';
import type { Collected } from '../../shared/rules/meeting.ts';
import { gateWords, lockWords as words } from '../../shared/words/en/lock.ts';
import { pageWords } from '../../shared/words/en/page.ts';
import { ErrorSummary, type Wrong } from '../ui/ErrorSummary.tsx';
import { Field } from '../ui/Field.tsx';
import { textIn } from '../ui/textIn.ts';
import { useSend } from '../ui/useSend.ts';
import type { LockProps } from './LockPage.tsx';
import { ReadAloud, type Scope } from './ReadBackForm.tsx';
import { useMissing } from './useMissing.ts';

export function ConfirmForm({ room, folded }: LockProps) {
  const collected = folded.meeting.freeze?.collected ?? null;
  return (
    <section className="sheet" aria-labelledby="confirm">
      <h2 id="confirm">{words.step(4, words.confirmTitle)}</h2>
      {collected ? <Confirm room={room} folded={folded} collected={collected} /> : <p>{words.preparing}</p>}
    </section>
  );
}

function Confirm({ room, folded, collected }: LockProps & { collected: Collected }) {
  const { refuses, warns, unread } = useMissing({ room, folded });
  const { busy, refusal, send } = useSend<Command>(room);
  const [wrongs, setWrongs] = useState<readonly Wrong[]>([]);
  const wrongAt = (field: string): string | null => wrongs.find((wrong) => wrong.field === field)?.sentence ?? null;
  const sentences = refusal === null ? wrongs : [...wrongs, { field: null, sentence: refusal }];

  async function lock(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const found = problems(data, warns);
    setWrongs(found);
    if (found.length > 0) return;
    const because = textIn(data, 'because');
    await send({
      type: 'lock',
      approvedDigest: collected.approvedDigest,
      lockCode: textIn(data, 'lockCode'),
      statement: {
        present: data.get('present') === 'yes',
        readAloud: data.get('readAloud') as Scope,
        because: because === '' ? null : because,
      },
      warnings: warns.map((gate) => ({ gate, reason: textIn(data, `gate-${gate}`) })),
    });
  }

  if (refuses.length > 0) {
    return (
      <>
        <p>{words.mustFinish}</p>
        <ul>
          {refuses.map((gate) => (
            <li key={gate}>{gateWords[gate] ?? gate}</li>
          ))}
        </ul>
      </>
    );
  }
  return (
    <form onSubmit={(event) => void lock(event)} noValidate>
      <ErrorSummary title={pageWords.wrongTitle} wrongs={sentences} />
      <p>{words.confirmIntro}</p>
      {unread > 0 ? <p className="note">{words.restrictedUnread(unread)}</p> : null}
      <fieldset>
        <legend>{words.present}</legend>
        {wrongAt('present') ? <p className="wrong">{wrongAt('present')}</p> : null}
        <label className="choice">
          <input id="present" type="radio" name="present" value="yes" /> {words.wasPresent}
        </label>
        <label className="choice">
          <input type="radio" name="present" value="no" /> {words.wasNotPresent}
        </label>
      </fieldset>
      <ReadAloud name="readAloud" id="read-aloud" wrong={wrongAt('read-aloud')} wrongBecause={wrongAt('because')} />
      {warns.map((gate) => (
        <Field
          key={gate}
          id={`gate-${gate}`}
          label={words.reasonFor(gateWords[gate] ?? gate)}
          wrong={wrongAt(`gate-${gate}`) === null ? null : words.needReason}
        >
          {(described) => <input {...described} name={`gate-${gate}`} autoComplete="off" spellCheck={false} />}
        </Field>
      ))}
      <Field id="lock-code" label={words.lockCode} hint={words.lockCodeHint} wrong={wrongAt('lock-code')} short>
        {(described) => (
          <input
            {...described}
            name="lockCode"
            className="code"
            autoComplete="one-time-code"
            autoCapitalize="characters"
            spellCheck={false}
          />
        )}
      </Field>
      <button type="submit" className="seal" aria-disabled={busy}>
        {busy ? words.locking : words.lock}
      </button>
    </form>
  );
}

function problems(data: FormData, warns: readonly string[]): Wrong[] {
  const wrongs: Wrong[] = [];
  if (data.get('present') === null) wrongs.push({ field: 'present', sentence: words.choosePresent });
  const readAloud = data.get('readAloud');
  if (readAloud === null) wrongs.push({ field: 'read-aloud', sentence: words.chooseReadBack });
  if (readAloud === 'nothing' && textIn(data, 'because') === '')
    wrongs.push({ field: 'because', sentence: words.needBecause });
  for (const gate of warns) {
    if (textIn(data, `gate-${gate}`) !== '') continue;
    wrongs.push({ field: `gate-${gate}`, sentence: words.reasonFor(gateWords[gate] ?? gate) });
  }
  if (textIn(data, 'lockCode') === '') wrongs.push({ field: 'lock-code', sentence: words.needLockCode });
  return wrongs;
}
