/** "Take this back" (C24): words that should not have been typed in the open leave all screens and the minutes. */
import { useState, type FormEvent } from 'react';
import type { IdRange } from '../../../shared/document/readBlocks.ts';
import type { DocumentId } from '../../../shared/ids.ts';
import type { Command } from '../../../shared/rules/commands.ts';
import { minutesWords as words } from '../../../shared/words/en/minutes.ts';
import { say } from '../../ui/Announcer.tsx';
import { Field } from '../../ui/Field.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { textIn } from '../../ui/textIn.ts';
import { useSend } from '../../ui/useSend.ts';
import type { OpenRoom } from '../../wire/openRoom.ts';

export interface Selected {
  text: string;
  letters: IdRange[];
}

export interface TakeBackProps {
  room: OpenRoom;
  document: DocumentId;
  selects: boolean;
  /** The words that are selected now, as letters: they stay these while others write around them. */
  selected: () => Selected;
  done: () => void;
}

export function TakeBackForm({ room, document, selects, selected, done }: TakeBackProps) {
  const [chosen, setChosen] = useState<Selected | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const { busy, refusal, send } = useSend<Command>(room);

  async function take(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const reason = textIn(new FormData(event.currentTarget), 'reason');
    setWrong(reason === '' ? words.takeBackNeedsWhy : null);
    if (!chosen || reason === '') return;
    if (!(await send({ type: 'takeBack', document, ranges: chosen.letters, reason }))) return;
    setChosen(null);
    say(words.takenBackDone);
    done();
  }

  if (!chosen) {
    return (
      <div className="tools">
        <button
          type="button"
          className="quiet"
          aria-disabled={!selects}
          onClick={() => {
            setWrong(selects ? null : words.takeBackSelect);
            if (selects) setChosen(selected());
          }}
        >
          {words.takeBack}
        </button>
        <Refusal sentence={wrong} />
      </div>
    );
  }
  return (
    <form onSubmit={(event) => void take(event)} noValidate>
      <p>{words.takeBackQuote(chosen.text)}</p>
      <Field label={words.takeBackWhy} hint={words.takeBackHint} wrong={wrong}>
        {(described) => <input {...described} name="reason" autoComplete="off" spellCheck={false} translate="no" />}
      </Field>
      <Refusal sentence={refusal} />
      <div className="tools">
        <button type="submit" aria-disabled={busy}>
          {words.takeBackDo}
        </button>
        <button type="button" className="quiet" onClick={() => setChosen(null)}>
          {words.takeBackCancel}
        </button>
      </div>
    </form>
  );
}
