/** Children and adults of the household, and who referred: what everybody is asked about before anything is shown. */
import { conveneWords as words } from '../../shared/words/en/convene.ts';
import { Field } from '../ui/Field.tsx';
import { DateAndTime } from './DateAndTime.tsx';
import { FormLine } from './FormLine.tsx';
import type { GroupProps } from './GroupProps.ts';
import { LineField } from './LineField.tsx';
import type { AdultForm, ChildForm } from './meetingForm.ts';
import { focusSoon, nextKey, without, withChange } from './rows.ts';

const LONGEST_CONCERN = 20_000;

export function FamilyGroup(props: GroupProps) {
  return (
    <section className="sheet" aria-labelledby="family">
      <h2 id="family">{words.family}</h2>
      <p className="hint">{words.familyHint}</p>
      <Children {...props} />
      <Adults {...props} />
      <Referral {...props} />
    </section>
  );
}

function Children({ form: { children }, change, wrongAt }: GroupProps) {
  const add = (): void => {
    const key = nextKey(children);
    change({ children: [...children, { key, initials: '', reference: '', subject: true }] });
    focusSoon(`children-${key}-initials`);
  };
  return (
    <>
      {children.map((child, n) => (
        <ChildRow
          key={child.key}
          n={n + 1}
          child={child}
          wrong={wrongAt(`children-${child.key}-initials`)}
          change={(changes) => change({ children: withChange(children, child.key, changes) })}
          remove={() => {
            change({ children: without(children, child.key) });
            focusSoon('add-child');
          }}
        />
      ))}
      <button type="button" id="add-child" className="quiet below" onClick={add}>
        {words.addChild}
      </button>
    </>
  );
}

interface RowProps<Row> {
  n: number;
  wrong: string | undefined;
  change: (changes: Partial<Row>) => void;
  remove: () => void;
}

function ChildRow({ n, child, wrong, change, remove }: RowProps<ChildForm> & { child: ChildForm }) {
  return (
    <fieldset className="rowCard">
      <legend>{words.child(n)}</legend>
      <div className="fields">
        <LineField
          id={`children-${child.key}-initials`}
          label={words.initials}
          value={child.initials}
          wrong={wrong}
          change={(initials) => change({ initials })}
        />
        <LineField
          id={`children-${child.key}-reference`}
          label={words.childReference}
          value={child.reference}
          change={(reference) => change({ reference })}
        />
      </div>
      <div className="row">
        <label className="choice">
          <input
            type="checkbox"
            checked={child.subject}
            onChange={(event) => change({ subject: event.target.checked })}
          />
          <span>{words.isSubject}</span>
        </label>
        <button type="button" className="quiet" onClick={remove}>
          {words.removeChild(n)}
        </button>
      </div>
    </fieldset>
  );
}

function Adults({ form: { adults }, change, wrongAt }: GroupProps) {
  const add = (): void => {
    const key = nextKey(adults);
    change({ adults: [...adults, { key, name: '', relationship: '' }] });
    focusSoon(`adults-${key}-name`);
  };
  return (
    <>
      {adults.map((adult, n) => (
        <AdultRow
          key={adult.key}
          n={n + 1}
          adult={adult}
          wrong={wrongAt(`adults-${adult.key}-name`)}
          change={(changes) => change({ adults: withChange(adults, adult.key, changes) })}
          remove={() => {
            change({ adults: without(adults, adult.key) });
            focusSoon('add-adult');
          }}
        />
      ))}
      <button type="button" id="add-adult" className="quiet below" onClick={add}>
        {words.addAdult}
      </button>
    </>
  );
}

function AdultRow({ n, adult, wrong, change, remove }: RowProps<AdultForm> & { adult: AdultForm }) {
  return (
    <fieldset className="rowCard">
      <legend>{words.adult(n)}</legend>
      <div className="fields">
        <LineField
          id={`adults-${adult.key}-name`}
          label={words.name}
          value={adult.name}
          wrong={wrong}
          change={(name) => change({ name })}
        />
        <LineField
          id={`adults-${adult.key}-relationship`}
          label={words.relationship}
          hint={words.relationshipHint}
          value={adult.relationship}
          change={(relationship) => change({ relationship })}
        />
      </div>
      <button type="button" className="quiet" onClick={remove}>
        {words.removeAdult(n)}
      </button>
    </fieldset>
  );
}

function Referral({ form, change, wrongAt }: GroupProps) {
  return (
    <fieldset className="rowCard">
      <legend>{words.referral}</legend>
      <DateAndTime
        dateId="receivedDate"
        timeId="receivedTime"
        dateLabel={words.receivedDate}
        timeLabel={words.receivedTime}
        date={form.receivedDate}
        time={form.receivedTime}
        wrongAt={wrongAt}
        change={(receivedDate, receivedTime) => change({ receivedDate, receivedTime })}
      />
      <FormLine {...{ form, change, wrongAt }} field="referralFrom" label={words.referralFrom} />
      <Field id="concern" label={words.concern} hint={words.concernHint} wrong={wrongAt('concern')}>
        {(described) => (
          <textarea
            {...described}
            value={form.concern}
            maxLength={LONGEST_CONCERN}
            autoComplete="off"
            spellCheck={false}
            translate="no"
            onChange={(event) => change({ concern: event.target.value })}
          />
        )}
      </Field>
    </fieldset>
  );
}
