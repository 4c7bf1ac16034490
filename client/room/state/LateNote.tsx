/** To their writer: words that came after the freeze are kept, are not in the minutes, and can be asked for as an addendum. */
import { useState, type FormEvent } from 'react';
import type { Command } from '../../../shared/rules/commands.ts';
import type { Meeting } from '../../../shared/rules/meeting.ts';
import { refusesCommand } from '../../../shared/rules/permissions.ts';
import type { DocumentId, PersonId } from '../../../shared/ids.ts';
import { isRestrictedDocument } from '../../../shared/ids.ts';
import { lateWords as words } from '../../../shared/words/en/late.ts';
import { say } from '../../ui/Announcer.tsx';
import { Field } from '../../ui/Field.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { textIn } from '../../ui/textIn.ts';
import { timeOf } from '../../ui/times.ts';
import { useSend } from '../../ui/useSend.ts';
import { useValue } from '../../ui/useValue.ts';
import type { LateText } from '../../wire/LateWords.ts';
import type { OpenRoom } from '../../wire/openRoom.ts';
import { KeptTexts } from './KeptTexts.tsx';

interface LateNoteProps {
  room: OpenRoom;
  late: LateText;
  meeting: Meeting | null;
}

export function LateNote({ room, late, meeting }: LateNoteProps) {
  const { document, texts, is } = late;
  const me = useValue(room.folded)?.me ?? null;
  const title = meeting?.sealed ? words.lateTitle : words.lateTitleFrozen;
  return (
    <section className="note warn" aria-label={title}>
      <h2>{title}</h2>
      {meeting ? <p>{whyLate(meeting)}</p> : null}
      <p>
        <output>{whereNow(late)}</output>
      </p>
      {meeting ? <Answer {...{ meeting, document }} me={me} /> : null}
      <KeptTexts texts={texts} document={document} meeting={meeting} />
      {is === 'received' && meeting && me !== null && !isRestrictedDocument(document) ? (
        <AskForAddendum room={room} meeting={meeting} me={me} text={texts.map((one) => one.text).join('\n\n')} />
      ) : null}
      {is === 'sending' ? null : <RemoveHere kept={is === 'received'} remove={() => room.dismissLate(document)} />}
    </section>
  );
}

/** What the chair did with them, once that is decided. */
function Answer({ meeting, me, document }: { meeting: Meeting; me: PersonId | null; document: DocumentId }) {
  const answered = Object.values(meeting.late).filter((late) => late.person === me && late.document === document);
  return answered.map(({ id, answer }) =>
    answer === null ? null : (
      <p key={id}>
        {words.lateAnsweredBy(answer.by === null ? '' : (meeting.people[answer.by]?.name ?? ''), timeOf(answer.at))}{' '}
        <strong>{words.lateAnswered(answer.reason)}</strong>
      </p>
    ),
  );
}

function whyLate({ sealed, people }: Meeting): string {
  if (!sealed) return words.lateBodyFrozen;
  return words.lateBody(sealed.by === null ? '' : (people[sealed.by]?.name ?? ''), timeOf(sealed.at));
}

function whereNow({ is, sentence, document }: LateText): string {
  if (is === 'sending') return words.lateSending;
  if (is === 'notTaken') return words.lateLocal(sentence ?? '');
  // Whether the chair may read an entry that only some people may read is not this writer's to know.
  return isRestrictedDocument(document) ? words.lateKept : words.lateKeptShown;
}

/** In the writer's own words, because everybody who reads the minutes can read it. */
function AskForAddendum({ room, meeting, me, text }: { room: OpenRoom; meeting: Meeting; me: PersonId; text: string }) {
  const { busy, refusal, send } = useSend<Command>(room);
  const [wrong, setWrong] = useState<string | null>(null);
  const [asked, setAsked] = useState(false);
  if (refusesCommand(meeting, me, 'query') !== null) return null;
  if (asked) return <p>{words.lateAsked}</p>;
  async function ask(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const wanted = textIn(new FormData(event.currentTarget), 'text');
    setWrong(wanted === '' ? words.lateNeedText : null);
    if (wanted === '' || !(await send({ type: 'query', text: wanted }))) return;
    setAsked(true);
    say(words.lateAsked);
  }
  return (
    <details className="more">
      <summary>{words.lateAsk}</summary>
      <form onSubmit={(event) => void ask(event)} noValidate>
        <Field label={words.lateAskLabel} hint={words.lateAskHint} wrong={wrong}>
          {(described) => (
            <textarea {...described} name="text" defaultValue={text} rows={4} spellCheck={false} translate="no" />
          )}
        </Field>
        <Refusal sentence={refusal} />
        <button type="submit" className="quiet" aria-disabled={busy}>
          {words.lateAskSend}
        </button>
      </form>
    </details>
  );
}

/** C27: whoever removes words is reminded that somebody may ask for them. */
function RemoveHere({ kept, remove }: { kept: boolean; remove: () => void }) {
  return (
    <details className="more">
      <summary>{words.lateDelete}</summary>
      <p>{kept ? words.lateDeleteWarnKept : words.lateDeleteWarn}</p>
      <button type="button" className="quiet" onClick={remove}>
        {words.lateDeleteConfirm}
      </button>
    </details>
  );
}
