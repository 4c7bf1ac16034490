/** A discussion that has taken place: when, and from what it is written up (C3). The rest is filled in inside the room. */
import { useState, type FormEvent } from 'react';
import type { MeetingId } from '../../shared/ids.ts';
import type { AskedWriteUp, Home } from '../../shared/wire/convening.ts';
import { conveneWords as words } from '../../shared/words/en/convene.ts';
import { pageWords } from '../../shared/words/en/page.ts';
import { ErrorSummary, type Wrong } from '../ui/ErrorSummary.tsx';
import { Field } from '../ui/Field.tsx';
import { sentenceFor, textOf } from '../wire/api.ts';
import { writeUp } from '../wire/conveningApi.ts';
import { Intention } from '../wire/Intention.ts';
import { ConvenorPage } from './ConvenorPage.tsx';
import { DateAndTime } from './DateAndTime.tsx';
import { instantIn } from './instantIn.ts';
import { useFormPage } from './useFormPage.ts';

export const title = words.afterwardsTitle;

interface WriteUpPageProps {
  openMeeting: (meeting: MeetingId) => void;
}

const EMPTY = { fromDate: '', fromTime: '', toDate: '', toTime: '', from: '' };
const LONGEST = 4_000;

export function WriteUpPage({ openMeeting }: WriteUpPageProps) {
  return <ConvenorPage title={title}>{(home) => <Form home={home} openMeeting={openMeeting} />}</ConvenorPage>;
}

function Form({ home, openMeeting }: WriteUpPageProps & { home: Home }) {
  const [form, setForm] = useState(EMPTY);
  const [wrongs, setWrongs] = useState<readonly Wrong[]>([]);
  const [busy, setBusy] = useState(false);
  const [intention] = useState(() => new Intention());
  useFormPage(title, home.rehearsal, { filled: form !== EMPTY, wrong: wrongs.length > 0 });
  const change = (changes: Partial<typeof EMPTY>): void => setForm((before) => ({ ...before, ...changes }));
  const wrongAt = (field: string): string | undefined => wrongs.find((wrong) => wrong.field === field)?.sentence;

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (busy) return;
    const { asked, wrongs: found } = readForm(form);
    setWrongs(found);
    if (asked === null) return;
    setBusy(true);
    const answered = await writeUp(asked, intention.idFor(asked));
    if (answered.ok) return openMeeting(answered.value.meeting);
    setBusy(false);
    const field = textOf(answered, 'field') === 'tookPlaceTo' ? 'toDate' : 'fromDate';
    const dated = answered.code === 'bad-date';
    setWrongs([{ field: dated ? field : null, sentence: sentenceFor(answered) }]);
  }

  return (
    <form className="convene" onSubmit={(event) => void submit(event)} noValidate>
      <ErrorSummary title={pageWords.wrongTitle} wrongs={wrongs} />
      <p>{words.afterwardsIntro}</p>
      <section className="sheet" aria-labelledby="tookPlace">
        <h2 id="tookPlace">{words.tookPlace}</h2>
        <fieldset>
          <legend>{words.from}</legend>
          <DateAndTime
            dateId="fromDate"
            timeId="fromTime"
            dateLabel={words.date}
            timeLabel={words.time}
            date={form.fromDate}
            time={form.fromTime}
            wrongAt={wrongAt}
            change={(fromDate, fromTime) => change({ fromDate, fromTime })}
          />
        </fieldset>
        <fieldset>
          <legend>{words.to}</legend>
          <p className="hint">{words.toHint}</p>
          <DateAndTime
            dateId="toDate"
            timeId="toTime"
            dateLabel={words.date}
            timeLabel={words.time}
            date={form.toDate}
            time={form.toTime}
            wrongAt={wrongAt}
            change={(toDate, toTime) => change({ toDate, toTime })}
          />
        </fieldset>
        <Field id="from" label={words.fromWhat} hint={words.fromWhatHint} wrong={wrongAt('from')}>
          {(described) => (
            <textarea
              {...described}
              value={form.from}
              maxLength={LONGEST}
              autoComplete="off"
              spellCheck={false}
              translate="no"
              onChange={(event) => change({ from: event.target.value })}
            />
          )}
        </Field>
      </section>
      <button type="submit" aria-disabled={busy}>
        {busy ? words.opening : words.open}
      </button>
    </form>
  );
}

function readForm(form: typeof EMPTY): { asked: AskedWriteUp | null; wrongs: Wrong[] } {
  const wrongs: Wrong[] = [];
  const began = instantIn(form.fromDate, form.fromTime);
  const ended = instantIn(form.toDate, form.toTime);
  const from = form.from.trim();
  if (began === null || typeof began === 'string')
    wrongs.push({ field: form.fromDate === '' ? 'fromDate' : 'fromTime', sentence: words.wrong.took });
  else if (Date.parse(began.instant) > Date.now()) wrongs.push({ field: 'fromDate', sentence: words.wrong.future });
  if (typeof ended === 'string')
    wrongs.push({ field: form.toDate === '' ? 'toDate' : 'toTime', sentence: words.wrong.tookTo });
  if (from === '') wrongs.push({ field: 'from', sentence: words.wrong.from });
  if (wrongs.length > 0 || began === null || typeof began === 'string' || typeof ended === 'string')
    return { asked: null, wrongs };
  if (ended !== null && Date.parse(ended.instant) < Date.parse(began.instant))
    return { asked: null, wrongs: [{ field: 'toDate', sentence: words.wrong.order }] };
  return { asked: { tookPlaceFrom: began.instant, tookPlaceTo: ended?.instant ?? null, from }, wrongs };
}
