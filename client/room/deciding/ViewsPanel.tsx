/** Each organisation's own answer to the threshold question; one that gave none is named with why. */
import { useRef, useState } from 'react';
import type { PersonId } from '../../../shared/ids.ts';
import type { View } from '../../../shared/rules/meeting.ts';
import { refusesCommand } from '../../../shared/rules/permissions.ts';
import { whyNoVoice } from '../../../shared/rules/voices.ts';
import { decidingWords as words } from '../../../shared/words/en/deciding.ts';
import { say } from '../../ui/Announcer.tsx';
import { Field } from '../../ui/Field.tsx';
import { nameIn } from '../../ui/nameIn.ts';
import { saidLine } from '../../ui/said.ts';
import { textIn } from '../../ui/textIn.ts';
import type { PanelProps, Within } from './PanelProps.ts';
import { RestsOn } from './RestsOn.tsx';
import { speakersFor, whyNoAnswer } from './speakers.ts';
import { useRecording } from './useRecording.tsx';

const VIEWS = ['met', 'notMet', 'unsure'] as const;

export function ViewsPanel({ room, folded, title, id }: PanelProps) {
  const { meeting, me } = folded;
  const views = Object.values(meeting.views);
  const silent = Object.values(meeting.organisations).filter(
    (organisation) => !views.some((view) => view.organisation === organisation.id),
  );
  return (
    <section className="sheet" aria-labelledby={id}>
      <h2 id={id} tabIndex={-1}>
        {title}
      </h2>
      {views.length === 0 ? <p className="hint">{words.viewsNone}</p> : null}
      <ul className="plain">
        {views.map((view) => (
          <li key={view.id}>
            <p>
              <strong>{words.viewLine(meeting.organisations[view.organisation]?.name ?? '', words[view.view])}</strong>
            </p>
            {view.reason === null ? null : <p translate="no">{view.reason}</p>}
            <RestsOn {...{ room, folded }} words={view.words} />
            <p className="meta">{saidLine(view.said, (person) => nameIn(meeting, person))}</p>
          </li>
        ))}
        {silent.map((organisation) => (
          <li key={organisation.id} className="silent">
            {words.viewLine(organisation.name, whyNoAnswer(meeting, organisation.id))}
          </li>
        ))}
      </ul>
      {refusesCommand(meeting, me, 'recordView') === null ? <ViewForm room={room} folded={folded} /> : null}
    </section>
  );
}

type Wrongs = Partial<Record<'view' | 'reason', string>>;

function ViewForm({ room, folded: { meeting, me } }: Within) {
  const [wrongs, setWrongs] = useState<Wrongs>({});
  const subjects = Object.values(meeting.children).filter(({ role }) => role === 'subject');
  const hasOwn = whyNoVoice(meeting, me, 'view') === null;
  const others = speakersFor(meeting, me, 'view');
  const form = useRef<HTMLFormElement>(null);
  const recording = useRecording(room, form, {
    keep: { key: 'view', title: words.yourView },
    commands(data) {
      const view = data.get('view') as View['view'] | null;
      const reason = textIn(data, 'reason');
      const speaker = textIn(data, 'speaker');
      const found: Wrongs = {
        ...(view === null ? { view: words.chooseView } : {}),
        ...(view !== null && view !== 'met' && reason === '' ? { reason: words.missingViewReason } : {}),
      };
      setWrongs(found);
      if (view === null || Object.keys(found).length > 0) return null;
      const children = subjects.map(({ id }) => id);
      const whose = speaker === '' ? {} : { speaker: speaker as PersonId };
      return [{ type: 'recordView', view, reason: reason === '' ? null : reason, children, ...whose }];
    },
    done(data, at) {
      at.reset();
      say(textIn(data, 'speaker') === '' ? words.viewRecorded : words.answerRecorded);
    },
  });

  if (!hasOwn && others.length === 0) return null;
  return (
    <form ref={form} onSubmit={recording.onSubmit} aria-label={words.yourView} noValidate>
      <h3>{others.length > 0 ? words.aView : words.yourView}</h3>
      {others.length > 0 ? (
        <Field label={words.whoseView} short>
          {(described) => (
            <select {...described} name="speaker">
              {hasOwn ? <option value="">{words.ownView}</option> : null}
              {others.map(({ id, name, organisation }) => (
                <option key={id} value={id}>
                  {words.viewOf(name, meeting.organisations[organisation]?.name ?? '')}
                </option>
              ))}
            </select>
          )}
        </Field>
      ) : null}
      <fieldset data-wrong={wrongs.view === undefined ? undefined : ''}>
        <legend>{words.viewQuestion}</legend>
        {wrongs.view === undefined ? null : <p className="wrong">{wrongs.view}</p>}
        {VIEWS.map((view) => (
          <label className="choice" key={view}>
            <input type="radio" name="view" value={view} /> {words[view]}
          </label>
        ))}
      </fieldset>
      <Field label={words.reason} hint={words.reasonHint} wrong={wrongs.reason}>
        {(described) => <textarea {...described} name="reason" spellCheck={false} translate="no" />}
      </Field>
      {recording.told}
      <button type="submit" className="quiet" aria-disabled={recording.busy}>
        {words.recordView}
      </button>
    </form>
  );
}
