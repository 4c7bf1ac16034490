/** To their writer: words that came after the freeze are kept, are not in the minutes, and can be asked for as an addendum. */
import type { Meeting } from '../../../shared/rules/meeting.ts';
import type { DocumentId, PersonId } from '../../../shared/ids.ts';
import { isRestrictedDocument } from '../../../shared/ids.ts';
import { lateWords as words } from '../../../shared/words/en/late.ts';
import { timeOf } from '../../ui/times.ts';
import { useValue } from '../../ui/useValue.ts';
import type { LateText } from '../../wire/LateWords.ts';
import type { OpenRoom } from '../../wire/openRoom.ts';
import { AskForAddendum } from './AskForAddendum.tsx';
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
      {is === 'received' && meeting && !isRestrictedDocument(document) ? (
        <AskForAddendum {...{ room, meeting }} about={document} text={texts.map((one) => one.text).join('\n\n')} />
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
