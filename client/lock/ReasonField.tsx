/** Why something is locked without: recorded when the field is left, so that nobody is asked again. Printed with the lock. */
import { useState } from 'react';
import type { Command } from '../../shared/rules/commands.ts';
import { refusesCommand } from '../../shared/rules/permissions.ts';
import { lockWords as words } from '../../shared/words/en/lock.ts';
import { say } from '../ui/Announcer.tsx';
import { Field } from '../ui/Field.tsx';
import { timeOf } from '../ui/times.ts';
import { useSend } from '../ui/useSend.ts';
import type { LockProps } from './ClosingProps.ts';

interface ReasonFieldProps extends LockProps {
  gate: string;
  /** What is missing, without its full stop. */
  sentence: string;
  /** The sentence of what is missing stands right above, so the label does not repeat it for those who see it. */
  below?: boolean;
}

export function ReasonField({ room, folded, gate, sentence, below = false }: ReasonFieldProps) {
  const { meeting, me } = folded;
  const recorded = meeting.explained[gate];
  const { refusal, send } = useSend<Command>(room);
  const [typed, setTyped] = useState(recorded?.reason ?? '');
  const label = words.reasonForGate(sentence);
  const by = recorded?.by ? (meeting.people[recorded.by]?.name ?? '') : '';
  const recordedLine = (asTyped: boolean): string => {
    if (!recorded) return '';
    const time = timeOf(recorded.at);
    return asTyped ? words.reasonBy(by, time) : words.reasonIs(recorded.reason, by, time);
  };
  const record = async (): Promise<void> => {
    const reason = typed.trim();
    if (reason === '' || reason === recorded?.reason) return;
    if (await send({ type: 'explainGap', gate, reason })) say(words.reasonRecorded);
  };
  const line = recorded ? <p className="meta">{recordedLine(recorded.reason === typed.trim())}</p> : null;
  // Once the minutes are frozen the lock itself asks for what is still missing.
  if (refusesCommand(meeting, me, 'explainGap') !== null)
    return recorded ? <p className="meta">{recordedLine(false)}</p> : null;
  return (
    <>
      <Field label={below ? words.reasonFor : label} wrong={refusal}>
        {(described) => (
          <input
            {...described}
            aria-label={below ? label : undefined}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            onBlur={() => void record()}
            onKeyDown={(event) => {
              if (event.key === 'Enter') void record();
            }}
            autoComplete="off"
            spellCheck={false}
            translate="no"
          />
        )}
      </Field>
      {line}
    </>
  );
}
