/** Where a rehearsal begins. Looking at it starts nothing; the button does. */
import { useEffect, useId, useState, type FormEvent } from 'react';
import { PACES, type OfferedScript, type Pace } from '../../shared/wire/rehearsal.ts';
import { pageWords } from '../../shared/words/en/page.ts';
import { recordWords } from '../../shared/words/en/record.ts';
import { rehearsalWords as words } from '../../shared/words/en/rehearsal.ts';
import { ErrorSummary, type Wrong } from '../ui/ErrorSummary.tsx';
import { Field } from '../ui/Field.tsx';
import { readScripts, startRehearsal } from '../wire/rehearsalApi.ts';
import './rehearsal.css';

export const title = `${words.tag}: ${words.title}`;

export function RehearsalPage() {
  const [scripts, setScripts] = useState<readonly OfferedScript[] | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    void readScripts().then((answered) => {
      if (answered.ok) setScripts(answered.value.scripts);
      else setFailed(true);
    });
  }, []);
  return (
    <main id="main" className="rehearsalPage">
      <p className="rehearsalMark">
        <strong>{words.tag}</strong> {words.warning}
      </p>
      <h1 tabIndex={-1}>{words.title}</h1>
      <p>{words.intro}</p>
      <h2>{words.willDo}</h2>
      <ol>
        {words.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      {scripts === null ? <output>{failed ? pageWords.loadFailed : words.loading}</output> : null}
      {scripts === null ? null : <StartForm scripts={scripts} />}
    </main>
  );
}

function StartForm({ scripts }: { scripts: readonly OfferedScript[] }) {
  const [script, setScript] = useState(byAgencies(scripts)[0]?.id ?? '');
  const [name, setName] = useState('');
  const [pace, setPace] = useState<Pace>('normal');
  const [played, setPlayed] = useState('');
  const [wrongs, setWrongs] = useState<readonly Wrong[]>([]);
  const [busy, setBusy] = useState(false);
  const nameField = useId();
  const others = scripts.find(({ id }) => id === script)?.attendees ?? [];

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (busy) return;
    if (name.trim() === '') return setWrongs([{ field: nameField, sentence: words.enterName }]);
    setBusy(true);
    const answered = await startRehearsal({ script, name: name.trim(), pace, played: played === '' ? null : played });
    if (answered.ok) return location.assign(`/m/${answered.value.meeting}`);
    setBusy(false);
    const sentence = answered.code === 'no-connection' ? pageWords.noConnection : pageWords.cannotSay;
    setWrongs([{ field: nameField, sentence: answered.sentence ?? sentence }]);
  }

  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <ErrorSummary title={pageWords.wrongTitle} wrongs={wrongs} />
      <fieldset>
        <legend>{words.which}</legend>
        {byAgencies(scripts).map((one) => (
          <label key={one.id} className="choice">
            <input
              type="radio"
              name="script"
              checked={script === one.id}
              onChange={() => {
                setScript(one.id);
                setPlayed('');
              }}
            />
            <span>
              {one.title} <span className="hint">{words.choice(recordWords.label(one.kind), one.agencies)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <Field label={words.name} hint={words.nameHint} wrong={wrongs[0]?.sentence} id={nameField}>
        {(described) => (
          <input
            {...described}
            value={name}
            maxLength={80}
            autoComplete="off"
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <fieldset>
        <legend>{words.pace}</legend>
        {PACES.map((one) => (
          <label key={one} className="choice">
            <input type="radio" name="pace" checked={pace === one} onChange={() => setPace(one)} />
            <span>{words.paces[one]}</span>
          </label>
        ))}
      </fieldset>
      <Field label={words.played}>
        {(described) => (
          <select {...described} value={played} onChange={(event) => setPlayed(event.target.value)}>
            <option value="">{words.playedNobody}</option>
            {others.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}, {one.job}
              </option>
            ))}
          </select>
        )}
      </Field>
      <button type="submit" aria-disabled={busy}>
        {busy ? words.starting : words.start}
      </button>
    </form>
  );
}

/** The fullest first: it shows the most. */
function byAgencies(scripts: readonly OfferedScript[]): readonly OfferedScript[] {
  return [...scripts].sort((a, b) => b.agencies - a.agencies);
}
