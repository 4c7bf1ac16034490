/** One row for each parent or carer: told or not and why, who tells them, how, by when, and what not. */
import { useState } from 'react';
import type { Adult, Meeting, Parent } from '../../../shared/rules/meeting.ts';
import { refusesCommand } from '../../../shared/rules/permissions.ts';
import { decidingWords as words } from '../../../shared/words/en/deciding.ts';
import { labelOf } from '../../../shared/words/en/labels.ts';
import { nameIn } from '../../ui/nameIn.ts';
import { saidLine } from '../../ui/said.ts';
import { dayAndTimeOf } from '../../ui/times.ts';
import { ParentForm, parentKey, type ParentFormProps } from './ParentForm.tsx';
import type { PanelProps } from './PanelProps.ts';

export function ParentsPanel({ room, folded, newRow, title, id }: PanelProps) {
  const { meeting, me } = folded;
  const parents = Object.values(meeting.parents);
  const without = Object.values(meeting.household).filter(({ name }) => !parents.some(({ person }) => person === name));
  const mayRecord = refusesCommand(meeting, me, 'recordParent') === null;
  const form = (label: string, parent: Parent | null, adult: Adult | null) => (
    <OpenForm {...{ room, folded, newRow, label, mayRecord, parent, adult }} />
  );
  return (
    <section className="sheet" aria-labelledby={id}>
      <h2 id={id} tabIndex={-1}>
        {title}
      </h2>
      {parents.length === 0 ? <p className="hint">{words.parentsNone}</p> : null}
      <ul className="plain">
        {parents.map((parent) => (
          <li key={parent.id} className="entry">
            <ParentRow parent={parent} meeting={meeting} />
            {form(words.changeParent(parent.person), parent, null)}
          </li>
        ))}
        {without.map((adult) => (
          <li key={adult.id} className="entry">
            <h3 translate="no">{words.parentHeading(adult.name, adult.relationship)}</h3>
            <p className="meta">{words.parentNothing}</p>
            {form(words.recordParent(adult.name), null, adult)}
          </li>
        ))}
      </ul>
      {form(words.anotherParent, null, null)}
    </section>
  );
}

interface OpenFormProps extends Omit<ParentFormProps, 'close'> {
  label: string;
  mayRecord: boolean;
}

function OpenForm({ label, mayRecord, ...form }: OpenFormProps) {
  const { room, parent, adult } = form;
  const [open, setOpen] = useState(() => room.halfTyped.find(parentKey(parent, adult)) !== undefined);
  if (!mayRecord) return null;
  if (open) return <ParentForm {...form} close={() => setOpen(false)} />;
  return (
    <button type="button" className="quiet apart" onClick={() => setOpen(true)}>
      {label}
    </button>
  );
}

function ParentRow({ parent, meeting }: { parent: Parent; meeting: Meeting }) {
  const nameOf = (person: string): string => nameIn(meeting, person);
  const answer = (given: boolean | null): string | null => (given === null ? null : labelOf(String(given)));
  const fields: [string, string | null][] = [
    [words.parentalResponsibility, answer(parent.parentalResponsibility)],
    [labelOf('informedBefore'), answer(parent.informedBefore)],
    [labelOf('reasonNotInformed'), parent.reasonNotInformed],
    [labelOf('toldBy'), parent.toldBy === null ? words.nobodyTells : nameOf(parent.toldBy)],
    [labelOf('by'), parent.by === null ? null : dayAndTimeOf(parent.by)],
    [labelOf('how'), parent.how],
    [labelOf('mayBeTold'), parent.mayBeTold],
    [labelOf('mustNotBeTold'), parent.mustNotBeTold],
    [labelOf('interpreter'), parent.interpreter],
  ];
  return (
    <>
      <h3 translate="no">{words.parentHeading(parent.person, parent.relationship)}</h3>
      <dl className="pairs">
        {fields.map(([name, value]) =>
          value === null ? null : (
            <div key={name}>
              <dt>{name}</dt>
              <dd translate="no">{value}</dd>
            </div>
          ),
        )}
      </dl>
      <p className="meta">{saidLine(parent.said, nameOf)}</p>
    </>
  );
}
