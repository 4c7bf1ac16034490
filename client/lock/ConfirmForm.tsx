/** The chair states what is true and signs the text that was collected, with a code that works once. */
import { useState, type FormEvent } from 'react';
import type { LockCommand } from '../../shared/rules/commands.ts';
import type { Meeting } from '../../shared/rules/meeting.ts';
import { statementGaps } from '../../shared/rules/gates.ts';
import { mayGiveLockCode } from '../../shared/rules/permissions.ts';
import type { CommandAnswer } from '../../shared/wire/rt.ts';
import type { Gap } from '../../shared/wire/refusals.ts';
import { gapSentences, gateSentence } from '../../shared/words/en/gaps.ts';
import { homeWords } from '../../shared/words/en/home.ts';
import { lockWords as words } from '../../shared/words/en/lock.ts';
import { pageWords } from '../../shared/words/en/page.ts';
import { ErrorSummary, type Wrong } from '../ui/ErrorSummary.tsx';
import { Field } from '../ui/Field.tsx';
import { KeptForm } from '../ui/KeptForm.tsx';
import { textIn } from '../ui/textIn.ts';
import type { LockProps } from './ClosingProps.ts';
import { lastReadBack, ReadAloudQuestion, readAloudIn, ReadBackLines } from './ReadAloud.tsx';
import { useMissing } from './useMissing.ts';
import { useOffline } from './useOffline.ts';

const PRESENT = 'present';
const CODE = 'lock-code';
const KEPT = 'statement';

interface ConfirmFormProps extends LockProps {
  /** The minutes changed after they were looked at: what changed is to be looked up again. */
  changed: () => void;
}

export function ConfirmForm({ room, folded, changed }: ConfirmFormProps) {
  const { meeting } = folded;
  const missing = useMissing({ room, folded });
  const [present, setPresent] = useState<boolean | null>(null);
  const stated = present === null ? [] : statementGaps(meeting, folded.me, present);
  const warns = [...missing.warns, ...stated.map(({ gate }) => gate)];
  const gaps = [...missing.gaps, ...stated];
  const [wrongs, setWrongs] = useState<readonly Wrong[]>([]);
  const [busy, setBusy] = useState(false);
  const offline = useOffline(room);
  const collected = meeting.freeze?.collected ?? null;
  const waits = busy || offline || collected === null;
  const wrongAt = (field: string): string | null => wrongs.find((wrong) => wrong.field === field)?.sentence ?? null;

  async function lock(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    if (waits) return;
    const { command, wrongs: found } = commandIn(
      new FormData(event.currentTarget),
      meeting,
      { warns, gaps },
      collected,
    );
    setWrongs(found);
    if (command === null) return;
    setBusy(true);
    const answer = await room.send(command);
    setBusy(false);
    if (answer.ok) {
      room.halfTyped.forget(KEPT);
      return;
    }
    setWrongs(refusalAsWrongs(answer.refusal));
    if (answer.refusal.code === 'text-changed') changed();
  }

  return (
    <KeptForm
      keeper={room.halfTyped}
      keep={{ key: KEPT, title: words.statementTitle }}
      className="sheet"
      onSubmit={(event) => void lock(event)}
      noValidate
      aria-labelledby="statement"
    >
      <h2 id="statement">{words.statementTitle}</h2>
      <ErrorSummary title={pageWords.wrongTitle} wrongs={wrongs} />
      {lastReadBack(meeting) ? <ReadBackLines meeting={meeting} /> : <ReadAloudQuestion wrongs={wrongs} />}
      <fieldset>
        <legend>{words.present}</legend>
        {wrongAt(PRESENT) ? <p className="wrong">{wrongAt(PRESENT)}</p> : null}
        <label className="choice">
          <input id={PRESENT} type="radio" name={PRESENT} value="yes" onChange={() => setPresent(true)} />{' '}
          {words.wasPresent}
        </label>
        <label className="choice">
          <input type="radio" name={PRESENT} value="no" onChange={() => setPresent(false)} /> {words.wasNotPresent}
        </label>
      </fieldset>
      <Reasons {...{ meeting, warns, gaps, wrongAt }} />
      <Field id={CODE} label={words.lockCode} hint={words.lockCodeHint} wrong={wrongAt(CODE)} short>
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
      <Givers folded={folded} />
      {collected === null ? <p className="hint">{words.lockWaits}</p> : null}
      <button type="submit" className="seal" aria-disabled={waits}>
        {busy ? words.locking : words.lock}
      </button>
    </KeptForm>
  );
}

/** A code is a second way to know somebody, so only another person can give it. */
function Givers({ folded: { meeting, me } }: Pick<LockProps, 'folded'>) {
  const givers = Object.values(meeting.people)
    .filter(({ id }) => mayGiveLockCode(meeting, id, me))
    .map(({ name }) => name);
  const { convenor } = meeting;
  if (convenor !== null && !meeting.people[convenor] && mayGiveLockCode(meeting, convenor, me))
    givers.push(words.whoConvened);
  return (
    <p className="hint">{givers.length === 0 ? words.lockCodeFromNobody : words.lockCodeFrom(words.or(givers))}</p>
  );
}

interface ReasonsProps {
  meeting: Meeting;
  warns: readonly string[];
  gaps: readonly Gap[];
  wrongAt: (field: string) => string | null;
}

/** What was explained before stands as it was recorded; what was not is asked here. */
function Reasons({ meeting, warns, gaps, wrongAt }: ReasonsProps) {
  const known = warns.filter((gate) => knownReason(gate, meeting) !== null);
  return (
    <>
      {known.length > 0 ? (
        <>
          <p className="label">{words.reasonsTitle}</p>
          <ul>
            {known.map((gate) => (
              <li key={gate}>{words.reasonLine(gateSentence(gaps, gate), knownReason(gate, meeting) ?? '')}</li>
            ))}
          </ul>
        </>
      ) : null}
      {warns
        .filter((gate) => !known.includes(gate))
        .map((gate) => (
          <Field
            key={gate}
            id={reasonFieldId(gate)}
            label={questionAt(gaps, gate)}
            wrong={wrongAt(reasonFieldId(gate)) === null ? null : words.needReason}
          >
            {(described) => (
              <input {...described} name={reasonFieldId(gate)} autoComplete="off" spellCheck={false} translate="no" />
            )}
          </Field>
        ))}
    </>
  );
}

function questionAt(gaps: readonly Gap[], gate: string): string {
  const sentence = gateSentence(gaps, gate);
  return gate === 'presentAgainstRollCall' ? words.reasonForDifference(sentence) : words.reasonForGate(sentence);
}

function reasonFieldId(gate: string): string {
  return `gate-${gate}`;
}

/** Not waiting was explained when it was done. */
function knownReason(gate: string, { freeze, explained }: Meeting): string | null {
  if (gate === 'goneOnWithout') return freeze?.waived.map(({ reason }) => reason).join(' ') ?? null;
  return explained[gate]?.reason ?? null;
}

function commandIn(
  data: FormData,
  meeting: Meeting,
  { warns, gaps }: { warns: readonly string[]; gaps: readonly Gap[] },
  collected: { approvedDigest: string },
): { command: LockCommand | null; wrongs: Wrong[] } {
  const recorded = lastReadBack(meeting);
  const { answer, wrongs } = recorded ? { answer: recorded, wrongs: [] } : readAloudIn(data);
  const present = data.get(PRESENT);
  const lockCode = textIn(data, 'lockCode');
  if (present === null) wrongs.push({ field: PRESENT, sentence: words.choosePresent });
  const reasons = warns.map((gate) => ({
    gate,
    reason: knownReason(gate, meeting) ?? textIn(data, reasonFieldId(gate)),
  }));
  for (const { gate } of reasons.filter(({ reason }) => reason === ''))
    wrongs.push({ field: reasonFieldId(gate), sentence: questionAt(gaps, gate) });
  if (lockCode === '') wrongs.push({ field: CODE, sentence: words.needLockCode });
  if (answer === null || wrongs.length > 0) return { command: null, wrongs };
  return {
    wrongs,
    command: {
      type: 'lock',
      approvedDigest: collected.approvedDigest,
      lockCode,
      statement: { present: present === 'yes', readAloud: answer.scope, because: answer.because },
      warnings: reasons,
    },
  };
}

const ABOUT_THE_CODE: readonly string[] = ['code-wrong', 'code-used', 'code-void'];

/** Each with the way to what can be done about it. */
function refusalAsWrongs({ code, sentence, detail }: Extract<CommandAnswer, { ok: false }>['refusal']): Wrong[] {
  if (ABOUT_THE_CODE.includes(code)) {
    const left = detail?.left === undefined ? [] : [homeWords.left(detail.left)];
    return [{ field: CODE, sentence: [sentence, ...left].join(' ') }];
  }
  if (code === 'text-changed') return [{ field: 'changed', sentence: words.failed(sentence) }];
  const gaps = detail?.gaps ?? [];
  if (gaps.length > 0)
    return gapSentences(gaps).map((gap) => ({
      field: reasonFieldId(gap.gate),
      sentence: words.failed(`${gap.sentence}.`),
    }));
  return [{ field: null, sentence: words.failed(sentence) }];
}
