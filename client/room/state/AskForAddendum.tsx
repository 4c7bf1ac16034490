/** After the lock: asks for an addendum in the writer's own words, because everybody who reads the minutes can read it. */
import { useState, type FormEvent } from 'react';
import type { Command } from '../../../shared/rules/commands.ts';
import type { Meeting } from '../../../shared/rules/meeting.ts';
import { refusesCommand } from '../../../shared/rules/permissions.ts';
import { lateWords as words } from '../../../shared/words/en/late.ts';
import { say } from '../../ui/Announcer.tsx';
import { Field } from '../../ui/Field.tsx';
import { KeptForm } from '../../ui/KeptForm.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { textIn } from '../../ui/textIn.ts';
import { useSend } from '../../ui/useSend.ts';
import { useValue } from '../../ui/useValue.ts';
import type { OpenRoom } from '../../wire/openRoom.ts';

interface AskForAddendumProps {
  room: OpenRoom;
  meeting: Meeting;
  /** What tells this question from others of the page. */
  about: string;
  text: string;
}

export function AskForAddendum({ room, meeting, about, text }: AskForAddendumProps) {
  const me = useValue(room.folded)?.me ?? null;
  const { busy, refusal, send } = useSend<Command>(room);
  const [wrong, setWrong] = useState<string | null>(null);
  const [asked, setAsked] = useState(false);
  const keep = { key: `addendum ${about}`, title: words.lateAsk };
  if (me === null || refusesCommand(meeting, me, 'query') !== null) return null;
  if (asked) return <p>{words.lateAsked}</p>;
  async function ask(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const wanted = textIn(new FormData(event.currentTarget), 'text');
    setWrong(wanted === '' ? words.lateNeedText : null);
    if (wanted === '' || !(await send({ type: 'query', text: wanted }))) return;
    room.halfTyped.forget(keep.key);
    setAsked(true);
    say(words.lateAsked);
  }
  return (
    <details className="more">
      <summary>{words.lateAsk}</summary>
      <KeptForm keeper={room.halfTyped} keep={keep} onSubmit={(event) => void ask(event)} noValidate>
        <Field label={words.lateAskLabel} hint={words.lateAskHint} wrong={wrong}>
          {(described) => (
            <textarea {...described} name="text" defaultValue={text} rows={4} spellCheck={false} translate="no" />
          )}
        </Field>
        <Refusal sentence={refusal} />
        <button type="submit" className="quiet" aria-disabled={busy}>
          {words.lateAskSend}
        </button>
      </KeptForm>
    </details>
  );
}
