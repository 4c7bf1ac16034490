/** Records a decision or changes one; what was typed stays until the server has taken it. */
import { useId, useState, type FormEvent } from 'react';
import type { ChildId } from '../../../shared/ids.ts';
import type { Command } from '../../../shared/rules/commands.ts';
import type { Decision } from '../../../shared/rules/meeting.ts';
import { decidingWords as words } from '../../../shared/words/en/deciding.ts';
import { say } from '../../ui/Announcer.tsx';
import { Field } from '../../ui/Field.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { textIn } from '../../ui/textIn.ts';
import { useSend } from '../../ui/useSend.ts';
import type { PanelProps } from './PanelProps.ts';

interface Typed {
  children: ChildId[];
  outcome: string;
  text: string;
  rationale: string;
}

export interface DecisionFormProps extends Pick<PanelProps, 'room' | 'folded'> {
  /** null: a new one. */
  decision: Decision | null;
  done?: () => void;
}

export function DecisionForm({ room, folded, decision, done }: DecisionFormProps) {
  const { meeting } = folded;
  const id = useId();
  const { busy, refusal, send } = useSend<Command>(room);
  const [wrongs, setWrongs] = useState<Partial<Record<keyof Typed, string>>>({});
  const children = Object.values(meeting.children);

  async function record(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const form = event.currentTarget;
    const typed = read(new FormData(form));
    const found = missing(typed, children.length > 0);
    setWrongs(found);
    if (Object.keys(found).length > 0) {
      form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
      return;
    }
    const why = textIn(new FormData(form), 'why');
    const command: Command = decision
      ? {
          type: 'changeDecision',
          id: decision.id,
          expectedVersion: decision.version,
          ...typed,
          why: why === '' ? null : why,
        }
      : { type: 'recordDecision', ...typed };
    if (!(await send(command))) return;
    form.reset();
    say(words.decisionRecorded);
    done?.();
  }

  return (
    <form
      onSubmit={(event) => void record(event)}
      aria-label={decision ? words.changeName(decision.number) : words.newDecision}
      noValidate
    >
      <h3>{decision ? words.changeName(decision.number) : words.newDecision}</h3>
      {children.length === 0 ? null : (
        <fieldset aria-describedby={wrongs.children ? `${id}-children` : undefined}>
          <legend>{words.children}</legend>
          {wrongs.children ? (
            <p className="wrong" id={`${id}-children`}>
              {wrongs.children}
            </p>
          ) : null}
          {children.map((child) => (
            <label className="choice" key={child.id}>
              <input
                type="checkbox"
                name="children"
                value={child.id}
                defaultChecked={decision?.children.includes(child.id) ?? child.role === 'subject'}
              />{' '}
              {child.initials}
            </label>
          ))}
        </fieldset>
      )}
      <Field label={words.outcome} wrong={wrongs.outcome}>
        {(described) => (
          <select {...described} name="outcome" defaultValue={decision?.outcome ?? ''}>
            <option value="">{words.chooseOutcome}</option>
            {meeting.template.outcomes.map(({ key, label }) => (
              <option key={key} value={key}>
                {label}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={words.decisionText} wrong={wrongs.text}>
        {(described) => (
          <textarea {...described} name="text" defaultValue={decision?.text} spellCheck={false} translate="no" />
        )}
      </Field>
      <Field label={words.rationale} hint={words.rationaleHint} wrong={wrongs.rationale}>
        {(described) => (
          <textarea
            {...described}
            name="rationale"
            defaultValue={decision?.rationale}
            spellCheck={false}
            translate="no"
          />
        )}
      </Field>
      {decision ? (
        <Field label={words.changeWhy}>
          {(described) => <textarea {...described} name="why" spellCheck={false} translate="no" />}
        </Field>
      ) : null}
      <Refusal sentence={refusal} />
      <div className="row">
        <button type="submit" aria-disabled={busy}>
          {decision ? words.saveChange : words.recordDecision}
        </button>
        {decision ? (
          <button type="button" className="quiet" onClick={() => done?.()}>
            {words.cancelChange}
          </button>
        ) : null}
      </div>
    </form>
  );
}

function read(data: FormData): Typed {
  return {
    children: data.getAll('children').map((child) => child as ChildId),
    outcome: textIn(data, 'outcome'),
    text: textIn(data, 'text'),
    rationale: textIn(data, 'rationale'),
  };
}

/** A decision without reasons would be recorded, and would stop the lock: it is said here, at once. */
function missing(typed: Typed, hasChildren: boolean): Partial<Record<keyof Typed, string>> {
  return {
    ...(hasChildren && typed.children.length === 0 ? { children: words.missingChildren } : {}),
    ...(typed.outcome === '' ? { outcome: words.chooseOutcome } : {}),
    ...(typed.text === '' ? { text: words.missingText } : {}),
    ...(typed.rationale === '' ? { rationale: words.missingRationale } : {}),
  };
}
