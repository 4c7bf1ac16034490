/** Each organisation's own answer to the threshold question. */
import { useState, type FormEvent } from 'react';
import type { Command } from '../../../shared/rules/commands.ts';
import type { View } from '../../../shared/rules/meeting.ts';
import { refusesCommand } from '../../../shared/rules/permissions.ts';
import { decidingWords as words } from '../../../shared/words/en/deciding.ts';
import { say } from '../../ui/Announcer.tsx';
import { Field } from '../../ui/Field.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { saidLine } from '../../ui/said.ts';
import { textIn } from '../../ui/textIn.ts';
import { useSend } from '../../ui/useSend.ts';
import type { PanelProps } from './PanelProps.ts';

const VIEWS = ['met', 'notMet', 'unsure'] as const;

export function ViewsPanel({ room, folded, title, id }: PanelProps) {
  const { meeting, me } = folded;
  const views = Object.values(meeting.views);
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
            {view.reason === null ? null : <p>{view.reason}</p>}
            <p className="meta">{saidLine(view.said, (person) => nameOf(meeting.people, person))}</p>
          </li>
        ))}
      </ul>
      {refusesCommand(meeting, me, 'recordView') === null ? <ViewForm room={room} folded={folded} /> : null}
    </section>
  );
}

function nameOf(people: Readonly<Record<string, { name: string }>>, person: string): string {
  return people[person]?.name ?? '';
}

function ViewForm({ room, folded }: Pick<PanelProps, 'room' | 'folded'>) {
  const { busy, refusal, send } = useSend<Command>(room);
  const [wrong, setWrong] = useState<string | null>(null);
  const subjects = Object.values(folded.meeting.children).filter(({ role }) => role === 'subject');

  async function record(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const form = event.currentTarget;
    const data = new FormData(form);
    const view = data.get('view') as View['view'] | null;
    const reason = textIn(data, 'reason');
    setWrong(view === null ? words.chooseView : null);
    if (view === null) return;
    const children = subjects.map(({ id }) => id);
    if (await send({ type: 'recordView', view, reason: reason === '' ? null : reason, children })) {
      form.reset();
      say(words.viewRecorded);
    }
  }

  return (
    <form onSubmit={(event) => void record(event)} noValidate>
      <h3>{words.yourView}</h3>
      <fieldset>
        <legend>{words.viewQuestion}</legend>
        {VIEWS.map((view) => (
          <label className="choice" key={view}>
            <input type="radio" name="view" value={view} /> {words[view]}
          </label>
        ))}
      </fieldset>
      <Field label={words.reason} hint={words.reasonHint}>
        {(described) => <textarea {...described} name="reason" spellCheck={false} translate="no" />}
      </Field>
      <Refusal sentence={wrong ?? refusal} />
      <button type="submit" className="quiet" aria-disabled={busy}>
        {words.recordView}
      </button>
    </form>
  );
}
