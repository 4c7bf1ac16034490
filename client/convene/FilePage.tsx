/** A meeting from a file: read first and shown, or every fault by its line; convened only when its convenor says so. */
import { useEffect, useRef, useState, type FormEvent } from 'react';
import type { AskedFile, ConvenedMeeting, FileAnswer, FileRead, Home } from '../../shared/wire/convening.ts';
import { conveneWords as words } from '../../shared/words/en/convene.ts';
import { labelOf } from '../../shared/words/en/labels.ts';
import { pageWords } from '../../shared/words/en/page.ts';
import { ErrorSummary, type Wrong } from '../ui/ErrorSummary.tsx';
import { Field } from '../ui/Field.tsx';
import { dayAndTimeOf } from '../ui/times.ts';
import { sentenceFor, type Answered } from '../wire/api.ts';
import { conveneFile } from '../wire/conveningApi.ts';
import { ChoiceField } from './ChoiceField.tsx';
import { Intention } from '../wire/Intention.ts';
import { ConvenorPage } from './ConvenorPage.tsx';
import { readTextFile } from './readTextFile.ts';
import { useFormPage } from './useFormPage.ts';

export const title = words.fileTitle;

interface FilePageProps {
  showKeys: (convened: ConvenedMeeting) => void;
}

const FILE = 'file';

export function FilePage({ showKeys }: FilePageProps) {
  return <ConvenorPage title={title}>{(home) => <Form home={home} showKeys={showKeys} />}</ConvenorPage>;
}

function Form({ home, showKeys }: FilePageProps & { home: Home }) {
  const [text, setText] = useState('');
  const [answer, setAnswer] = useState<FileAnswer | null>(null);
  const [wrongs, setWrongs] = useState<readonly Wrong[]>([]);
  const [busy, setBusy] = useState(false);
  const [intention] = useState(() => new Intention());
  const faulty = answer?.is === 'faulty';
  useFormPage(title, home.rehearsal, { filled: false, wrong: wrongs.length > 0 || faulty });

  async function send(asked: AskedFile): Promise<Answered<FileAnswer>> {
    setBusy(true);
    const answered = await conveneFile(asked, intention.idFor(asked));
    setBusy(false);
    if (!answered.ok) setWrongs([{ field: FILE, sentence: sentenceFor(answered) }]);
    return answered;
  }

  async function read(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    if (busy) return;
    setAnswer(null);
    setWrongs([]);
    const chosen = await readTextFile(new FormData(event.currentTarget).get(FILE));
    if (!chosen.ok) return setWrongs([{ field: FILE, sentence: chosen.sentence }]);
    setText(chosen.text);
    const answered = await send({ text: chosen.text, me: null, convene: false });
    if (answered.ok) setAnswer(answered.value);
  }

  async function convene(me: string | null): Promise<void> {
    if (busy) return;
    const answered = await send({ text, me, convene: true });
    if (answered.ok && answered.value.is === 'convened') showKeys(answered.value.convened);
  }

  return (
    <div className="convene">
      <ErrorSummary title={pageWords.wrongTitle} wrongs={wrongs} />
      <p>{words.fileIntro}</p>
      <form className="sheet" onSubmit={(event) => void read(event)} noValidate>
        <Field id={FILE} label={words.file} wrong={wrongs[0]?.sentence}>
          {(described) => <input {...described} type="file" name={FILE} accept=".json,application/json,text/plain" />}
        </Field>
        <button type="submit" className={answer?.is === 'read' ? 'quiet' : undefined} aria-disabled={busy}>
          {busy && answer === null ? words.reading : words.read}
        </button>
      </form>
      {faulty ? <Faults {...answer} /> : null}
      {answer?.is === 'read' ? (
        <Read file={answer.file} myName={home.me.name} busy={busy} convene={(me) => void convene(me)} />
      ) : null}
    </div>
  );
}

function Faults({ faults, more }: Extract<FileAnswer, { is: 'faulty' }>) {
  const heading = useHeadingFocus();
  return (
    <section className="note danger" aria-labelledby="faults">
      <h2 id="faults" ref={heading} tabIndex={-1}>
        {words.faultsTitle}
      </h2>
      <p>{words.faultsIntro}</p>
      <ul>
        {faults.map(({ line, sentence }) => (
          <li key={`${line} ${sentence}`} translate="no">
            <strong>{words.line(line)}:</strong> {sentence}
          </li>
        ))}
      </ul>
      {more > 0 ? <p>{words.moreFaults(more)}</p> : null}
    </section>
  );
}

interface ReadProps {
  file: FileRead;
  myName: string;
  busy: boolean;
  convene: (me: string | null) => void;
}

function Read({ file, myName, busy, convene }: ReadProps) {
  const heading = useHeadingFocus();
  const own = file.people.find(({ name }) => name.toLowerCase() === myName.toLowerCase());
  const [me, setMe] = useState(own?.id ?? '');
  const { kind, reference, scheduledStart, people, children, notes } = file;
  return (
    <section className="sheet" aria-labelledby="read">
      <h2 id="read" ref={heading} tabIndex={-1}>
        {words.readTitle}
      </h2>
      <dl className="facts">
        <Fact name={words.fileKind} value={labelOf(kind)} />
        <Fact name={words.fileReference} value={reference} />
        <Fact name={words.fileWhen} value={scheduledStart === null ? words.noTime : dayAndTimeOf(scheduledStart)} />
        <Fact name={words.filePeople} value={String(people.length)} />
        <Fact name={words.fileChildren} value={String(children)} />
      </dl>
      {notes.length > 0 ? (
        <p className="hint">
          {words.unknownFields} {notes.join(', ')}
        </p>
      ) : null}
      <ChoiceField
        label={words.whoAmI}
        value={me}
        choices={[
          ['', words.none],
          ...people.map(({ id, name, organisation, role }): [string, string] => [
            id,
            words.list.person(name, organisation, labelOf(role)),
          ]),
        ]}
        change={setMe}
      />
      <button type="button" aria-disabled={busy} onClick={() => convene(me === '' ? null : me)}>
        {busy ? words.sending : words.send}
      </button>
    </section>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

/** What came of the press is where the reader goes on. */
function useHeadingFocus() {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return heading;
}
