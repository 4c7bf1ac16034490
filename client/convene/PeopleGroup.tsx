/** Who is invited, a card for each; the convenor's own comes first and can be taken away. */
import { INVITED_AS } from '../../shared/wire/conveningChoices.ts';
import { conveneWords as words } from '../../shared/words/en/convene.ts';
import { labelOf } from '../../shared/words/en/labels.ts';
import { agencyChoices } from './agencyChoices.ts';
import { ChoiceField } from './ChoiceField.tsx';
import type { GroupProps } from './GroupProps.ts';
import { LineField } from './LineField.tsx';
import { emptyPerson, type PersonForm } from './meetingForm.ts';
import { focusSoon, nextKey, without, withChange } from './rows.ts';

export function PeopleGroup({ form, change, wrongAt, home }: GroupProps) {
  const { people } = form;
  const remove = (key: number): void => {
    change({ people: without(people, key) });
    focusSoon('add-person');
  };
  const add = (): void => {
    const key = nextKey(people);
    change({ people: [...people, emptyPerson(key)] });
    focusSoon(`people-${key}-name`);
  };
  return (
    <section className="sheet" aria-labelledby="people">
      <h2 id="people" tabIndex={-1}>
        {words.who}
      </h2>
      <p className="hint">{words.whoHint}</p>
      {people.map((person, n) => (
        <PersonRow
          key={person.key}
          n={n + 1}
          person={person}
          agencies={home.agencies}
          wrongAt={wrongAt}
          change={(changes) => change({ people: withChange(people, person.key, changes) })}
          remove={() => remove(person.key)}
        />
      ))}
      <button type="button" id="add-person" className="quiet below" onClick={add}>
        {words.addPerson}
      </button>
      <Quorum form={form} change={change} home={home} />
    </section>
  );
}

function Quorum({ form: { people, quorum }, change, home }: Omit<GroupProps, 'wrongAt'>) {
  const missing = quorum.filter((agency) => !people.some((one) => one.agency === agency && one.name.trim() !== ''));
  return (
    <fieldset>
      <legend>{words.quorum}</legend>
      <div className="choices">
        {home.agencies.map(({ key, label }) => (
          <label key={key} className="choice">
            <input
              type="checkbox"
              checked={quorum.includes(key)}
              onChange={(event) =>
                change({ quorum: event.target.checked ? [...quorum, key] : quorum.filter((one) => one !== key) })
              }
            />
            <span>{label}</span>
          </label>
        ))}
      </div>
      {missing.map((agency) => (
        <p key={agency} className="hint">
          {words.nobodyOf(labelOf(agency))}
        </p>
      ))}
    </fieldset>
  );
}

interface PersonRowProps {
  n: number;
  person: PersonForm;
  agencies: GroupProps['home']['agencies'];
  wrongAt: GroupProps['wrongAt'];
  change: (changes: Partial<PersonForm>) => void;
  remove: () => void;
}

function PersonRow({ n, person, agencies, wrongAt, change, remove }: PersonRowProps) {
  const id = (field: string): string => `people-${person.key}-${field}`;
  const line = (field: 'name' | 'job' | 'organisation') => (
    <LineField
      id={id(field)}
      label={words[field]}
      value={person[field]}
      wrong={wrongAt(id(field))}
      change={(value) => change({ [field]: value })}
    />
  );
  return (
    <fieldset className="rowCard">
      <legend>
        {words.person(n)}
        {person.me ? `: ${words.me}` : null}
      </legend>
      <div className="fields">
        {line('name')}
        {line('job')}
        {line('organisation')}
        <ChoiceField
          id={id('agency')}
          label={words.agency}
          value={person.agency}
          wrong={wrongAt(id('agency'))}
          choices={agencyChoices(agencies)}
          change={(agency) => change({ agency })}
        />
        <ChoiceField
          id={id('role')}
          label={words.role}
          value={person.role}
          wrong={wrongAt(id('role'))}
          choices={INVITED_AS.map((role) => [role, labelOf(role)])}
          change={(value) => change({ role: INVITED_AS.find((role) => role === value) ?? person.role })}
        />
      </div>
      <div className="row">
        {person.me ? null : (
          <label className="choice">
            <input
              type="checkbox"
              checked={person.phone}
              onChange={(event) => change({ phone: event.target.checked })}
            />
            <span>{words.device}</span>
          </label>
        )}
        <button type="button" className="quiet" onClick={remove}>
          {person.me ? words.notMe : words.removePerson(n)}
        </button>
      </div>
    </fieldset>
  );
}
