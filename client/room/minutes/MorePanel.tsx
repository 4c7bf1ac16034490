/** What is needed seldom while writing: whose words, where from, what parents do not get, what should not stand here. */
import type { Command } from 'prosemirror-state';
import type { PersonId } from '../../../shared/ids.ts';
import type { Attendee, Meeting } from '../../../shared/rules/meeting.ts';
import { minutesWords as words } from '../../../shared/words/en/minutes.ts';
import { roomWords } from '../../../shared/words/en/room.ts';
import { Field } from '../../ui/Field.tsx';
import { indentBy, setAttribute, toggleKeptOut } from './blockCommands.ts';
import type { CaretState } from './caretState.ts';
import { TakeBackForm, type TakeBackProps } from './TakeBackForm.tsx';

export interface MorePanelProps {
  id: string;
  /** Of the field that says whose words are taken down. */
  speakersId: string;
  name: string;
  meeting: Meeting;
  at: CaretState;
  run: (command: Command) => void;
  speakers: readonly Attendee[];
  speaker: PersonId | null;
  choose: (speaker: PersonId | null) => void;
  hands: { shown: boolean; toggle: () => void };
  takeBack: Omit<TakeBackProps, 'selects'>;
}

export function MorePanel(props: MorePanelProps) {
  const { id, name, at, run, hands } = props;
  return (
    <fieldset className="morePanel" id={id} aria-label={words.morePanel(name)}>
      <p className="hint">{words.keysHint}</p>
      <div className="tools">
        <button type="button" className="quiet" onClick={() => run(indentBy(1))}>
          {words.indent}
        </button>
        <button type="button" className="quiet" onClick={() => run(indentBy(-1))}>
          {words.outdent}
        </button>
        <button type="button" className="quiet" aria-pressed={at.keptOut} onClick={() => run(toggleKeptOut())}>
          {words.keepOut}
        </button>
        <button type="button" className="quiet" aria-pressed={hands.shown} onClick={hands.toggle}>
          {words.showWhoWrote}
        </button>
      </div>
      {at.kind === 'reported' ? (
        <Field label={words.toldBy} hint={words.toldByHint} short>
          {(described) => (
            <input
              {...described}
              key={at.source}
              defaultValue={at.source ?? ''}
              maxLength={300}
              autoComplete="off"
              spellCheck={false}
              translate="no"
              onBlur={({ target }) => {
                const source = target.value.trim();
                if (source !== (at.source ?? '')) run(setAttribute('source', source === '' ? null : source));
              }}
            />
          )}
        </Field>
      ) : null}
      {props.speakers.length > 0 ? <Speakers {...props} /> : null}
      <TakeBackForm {...props.takeBack} selects={at.selects} />
    </fieldset>
  );
}

function Speakers({ speakersId, meeting, speakers, speaker, choose }: MorePanelProps) {
  return (
    <Field label={words.takeDown} hint={words.takeDownHint} id={speakersId} short>
      {(described) => (
        <select
          {...described}
          value={speaker ?? ''}
          onChange={({ target }) => choose(target.value === '' ? null : (target.value as PersonId))}
        >
          <option value="">{words.takeDownNobody}</option>
          {speakers.map((person) => {
            const organisation = meeting.organisations[person.organisation]?.name ?? '';
            const say = person.device === 'none' ? words.takeDownPhone : roomWords.nameAt;
            return (
              <option key={person.id} value={person.id}>
                {say(person.name, organisation)}
              </option>
            );
          })}
        </select>
      )}
    </Field>
  );
}
