/** What one parent or carer is told. Nothing here goes to them: it says who speaks with them, and of what. */
import { useEffect, useId, useRef, useState } from 'react';
import type { PersonId } from '../../../shared/ids.ts';
import type { Command } from '../../../shared/rules/commands.ts';
import { CLOSE_OF_WORK } from '../../../shared/rules/deadlines.ts';
import type { Adult, Parent } from '../../../shared/rules/meeting.ts';
import { decidingWords as words } from '../../../shared/words/en/deciding.ts';
import { labelOf } from '../../../shared/words/en/labels.ts';
import { say } from '../../ui/Announcer.tsx';
import { Field } from '../../ui/Field.tsx';
import { londonInstant } from '../../ui/londonInstant.ts';
import { PersonOptions } from '../../ui/PersonOptions.tsx';
import { textIn } from '../../ui/textIn.ts';
import { dateFieldOf, timeOf } from '../../ui/times.ts';
import { addToPlan } from './addToPlan.ts';
import type { PanelProps } from './PanelProps.ts';
import { useRecording } from './useRecording.tsx';

type RecordParent = Extract<Command, { type: 'recordParent' }>;
type Wrongs = Partial<Record<'person' | 'relationship' | 'reasonNotInformed' | 'by', string>>;

export interface ParentFormProps extends Omit<PanelProps, 'title' | 'id'> {
  /** null: nothing is recorded about them yet. */
  parent: Parent | null;
  /** Somebody of the household whom it is about. */
  adult: Adult | null;
  close: () => void;
}

export function ParentForm({ room, folded, newRow, parent, adult, close }: ParentFormProps) {
  const { people } = folded.meeting;
  const [wrongs, setWrongs] = useState<Wrongs>({});
  const form = useRef<HTMLFormElement>(null);
  const name = parent?.person ?? adult?.name ?? '';
  const key = parentKey(parent, adult);
  const title = name === '' ? words.anotherParent : words.recordParent(name);
  const recording = useRecording(room, form, {
    keep: { key, title },
    commands(data) {
      const command = read(data, parent);
      const found = wrongsIn(command, data);
      setWrongs(found);
      return Object.keys(found).length > 0 ? null : [command];
    },
    taken(command) {
      // C34: whoever is to tell them finds it in the plan, once.
      if (command.type !== 'recordParent' || command.toldBy === null || parent?.toldBy) return;
      addToPlan({ room, newRow }, words.tellParent(command.person, command.relationship), {
        owner: command.toldBy,
        deadline: command.by,
      });
    },
    done(data) {
      say(words.parentRecorded(textIn(data, 'person')));
      close();
    },
  });
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const tellers = Object.values(people).filter(({ goneAt, role }) => goneAt === null && role !== 'observer');
  const text = (field: 'how' | 'mayBeTold' | 'mustNotBeTold' | 'interpreter') => (
    <Field label={labelOf(field)} hint={words.parentHints[field]}>
      {(described) => (
        <textarea {...described} name={field} rows={2} defaultValue={parent?.[field] ?? ''} {...UNHELPED} />
      )}
    </Field>
  );
  return (
    <form ref={form} onSubmit={recording.onSubmit} aria-label={title} noValidate>
      <Field label={words.parentName} wrong={wrongs.person}>
        {(described) => <input {...described} ref={first} name="person" defaultValue={name} {...UNHELPED} />}
      </Field>
      <Field label={words.parentRelationship} wrong={wrongs.relationship}>
        {(described) => (
          <input
            {...described}
            name="relationship"
            defaultValue={parent?.relationship ?? adult?.relationship ?? ''}
            {...UNHELPED}
          />
        )}
      </Field>
      <Answered
        legend={words.parentalResponsibility}
        name="parentalResponsibility"
        before={parent?.parentalResponsibility ?? null}
      />
      <Answered legend={labelOf('informedBefore')} name="informedBefore" before={parent?.informedBefore ?? null} />
      <Field label={words.whyNotTold} hint={words.whyNotToldHint} wrong={wrongs.reasonNotInformed}>
        {(described) => (
          <textarea
            {...described}
            name="reasonNotInformed"
            rows={2}
            defaultValue={parent?.reasonNotInformed ?? ''}
            {...UNHELPED}
          />
        )}
      </Field>
      <Field label={labelOf('toldBy')} hint={words.toldByHint} short>
        {(described) => (
          <select {...described} name="toldBy" defaultValue={parent?.toldBy ?? ''}>
            <option value="">{words.nobodyTells}</option>
            <PersonOptions people={tellers} />
          </select>
        )}
      </Field>
      <div className="row">
        <Field label={words.toldDate} wrong={wrongs.by} short>
          {(described) => (
            <input {...described} type="date" name="date" defaultValue={parent?.by ? dateFieldOf(parent.by) : ''} />
          )}
        </Field>
        <Field label={words.toldTime} short>
          {(described) => (
            <input {...described} type="time" name="time" defaultValue={parent?.by ? timeOf(parent.by) : ''} />
          )}
        </Field>
      </div>
      {text('how')}
      {text('mayBeTold')}
      {text('mustNotBeTold')}
      {text('interpreter')}
      {recording.told}
      <div className="row">
        <button type="submit" aria-disabled={recording.busy}>
          {words.saveParent}
        </button>
        <button
          type="button"
          className="quiet"
          onClick={() => {
            room.halfTyped.forget(key);
            close();
          }}
        >
          {words.cancelParent}
        </button>
      </div>
    </form>
  );
}

export function parentKey(parent: Parent | null, adult: Adult | null): string {
  return `parent ${parent?.id ?? adult?.id ?? ''}`;
}

/** A parent's name is no contact of whoever types it. */
const UNHELPED = { autoComplete: 'off', spellCheck: false, translate: 'no' } as const;

function Answered({ legend, name, before }: { legend: string; name: string; before: boolean | null }) {
  const id = useId();
  return (
    <fieldset>
      <legend id={id}>{legend}</legend>
      {(['true', 'false', ''] as const).map((value) => (
        <label className="choice" key={value}>
          <input type="radio" name={name} value={value} defaultChecked={String(before ?? '') === value} />{' '}
          {value === '' ? words.notKnown : labelOf(value)}
        </label>
      ))}
    </fieldset>
  );
}

function read(data: FormData, parent: Parent | null): RecordParent {
  const orNull = (field: string): string | null => textIn(data, field) || null;
  const answer = (field: string): boolean | null =>
    textIn(data, field) === '' ? null : textIn(data, field) === 'true';
  const date = textIn(data, 'date');
  // A day without a time means the end of its working hours, as everywhere in the plan.
  const time = textIn(data, 'time') || CLOSE_OF_WORK;
  return {
    type: 'recordParent',
    ...(parent === null ? {} : { id: parent.id, expectedVersion: parent.version }),
    person: textIn(data, 'person'),
    relationship: textIn(data, 'relationship'),
    parentalResponsibility: answer('parentalResponsibility'),
    informedBefore: answer('informedBefore'),
    reasonNotInformed: orNull('reasonNotInformed'),
    toldBy: orNull('toldBy') as PersonId | null,
    by: date === '' ? null : londonInstant(date, time),
    how: orNull('how'),
    mayBeTold: orNull('mayBeTold'),
    mustNotBeTold: orNull('mustNotBeTold'),
    interpreter: orNull('interpreter'),
  };
}

function wrongsIn(command: RecordParent, data: FormData): Wrongs {
  return {
    ...(command.person === '' ? { person: words.missingParent } : {}),
    ...(command.relationship === '' ? { relationship: words.missingRelationship } : {}),
    ...(command.informedBefore === false && command.reasonNotInformed === null
      ? { reasonNotInformed: words.missingWhyNotTold }
      : {}),
    ...(command.by === null && textIn(data, 'time') !== '' ? { by: words.missingDate } : {}),
  };
}
