/** By when: the chair types `+3`, `fri` or `24/11` and sees the day, its weekday and its reason before it counts. */
import { useEffect, useId, useState } from 'react';
import { dueOfPreset, pickedDue, type Due } from '../../../shared/rules/deadlines.ts';
import { planWords as words } from '../../../shared/words/en/plan.ts';
import { say } from '../../ui/Announcer.tsx';
import { dayAndTimeOf } from '../../ui/times.ts';
import { ChangedByOther } from './ChangedByOther.tsx';
import { Combobox, type ComboboxOption } from './Combobox.tsx';
import { reasonsOf, whenOf, wrongOf } from './dueWords.ts';
import { focusField } from './focusField.ts';
import type { LineProps } from './PlanRoom.ts';
import { readDue } from './readDue.ts';

export function DueCell(props: LineProps) {
  const { line, mayGive, dueFrom } = props;
  const deadline = line.chosen?.deadline ?? line.action?.deadline ?? null;
  if (mayGive && line.row && !line.action?.withdrawn) return <DueField {...props} />;
  if (!deadline) return <p className="missing">{words.noDate}</p>;
  const late = Date.parse(deadline.at) < dueFrom().now.getTime() && line.action?.progress.at(-1)?.state !== 'done';
  return (
    <p>
      {dayAndTimeOf(deadline.at)}{' '}
      {late && !line.action?.withdrawn ? <span className="tag warn">{words.overdue}</span> : null}
    </p>
  );
}

function DueField(props: LineProps) {
  const { line, giving, dueFrom, goOn } = props;
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const deadline = line.chosen?.deadline ?? line.action?.deadline ?? null;
  const hasOwner = (line.chosen?.owner ?? line.action?.owner ?? null) !== null;
  const from = dueFrom();
  const read = typed === null || typed.trim() === '' ? null : readDue(typed, from);
  const due = read?.ok ? read.due : null;
  const offered = due ? aroundOf(due, props) : presetsOf(props);
  useSaid(due);

  function take(chosen: Due): void {
    setTyped(null);
    setWrong(null);
    giving.chooseDeadline(line.id, { at: chosen.at, preset: chosen.preset });
    if (hasOwner) goOn(line.id);
    else focusField(line.id, 'owner');
  }

  function enter(): void {
    if (due) take(due);
    else if (read && !read.ok) setWrong(wrongOf(read));
    else if (deadline && hasOwner) goOn(line.id);
    else setWrong(words.needDate);
  }

  return (
    <>
      <Combobox
        id={id}
        label={words.due(line.number)}
        row={line.id}
        field="due"
        typed={typed}
        shown={deadline ? dayAndTimeOf(deadline.at) : ''}
        options={offered.map(({ option }) => option)}
        wrong={wrong !== null}
        describedBy={`${id}-note`}
        type={(text) => {
          setTyped(text);
          setWrong(null);
        }}
        choose={(key) => {
          const chosen = offered.find(({ option }) => option.key === key);
          if (chosen) take(chosen.due);
        }}
        enter={enter}
        giveUp={() => {
          setTyped(null);
          setWrong(null);
        }}
      />
      <div id={`${id}-note`}>
        {wrong ? <p className="wrong">{wrong}</p> : null}
        {due ? <p className="resolved">{words.resolved(whenOf(due))}</p> : null}
        {due
          ? reasonsOf(due).map((reason) => (
              <p key={reason} className="meta">
                {reason}
              </p>
            ))
          : null}
        {typed !== null && typed.trim() !== '' && !wrong ? <p className="missing whenLeft">{words.notSetYet}</p> : null}
        {deadline === null && typed === null ? <p className="missing">{words.noDate}</p> : null}
        {deadline !== null && !hasOwner ? <p className="missing">{words.ownerFirst}</p> : null}
      </div>
      <ChangedByOther {...props} what="due" />
    </>
  );
}

/** What was understood, spoken while the focus stays in the field: a description is only read on arrival. */
function useSaid(due: Due | null): void {
  const at = due?.at ?? null;
  useEffect(() => {
    if (at !== null) say(words.resolved(dayAndTimeOf(at)));
  }, [at]);
}

interface Offer {
  option: ComboboxOption;
  due: Due;
}

/** The template's presets with the day each comes to; those that have passed are not offered. */
function presetsOf({ folded, dueFrom }: LineProps): Offer[] {
  const from = dueFrom();
  return folded.meeting.template.presets.flatMap(({ key, label }) => {
    const due = dueOfPreset(key, from);
    if (!due || Date.parse(due.at) <= from.now.getTime()) return [];
    return [{ option: { key, label, more: whenOf(due) }, due }];
  });
}

/** What was understood, and the working days around it where it is none. */
function aroundOf(due: Due, { dueFrom }: LineProps): Offer[] {
  const { region, now } = dueFrom();
  const days = due.around ? [due.around.before, due.around.after] : [];
  const all = [due, ...days.map((day) => pickedDue(day, due.time, region))];
  return all
    .filter(({ at }) => Date.parse(at) > now.getTime())
    .map((one) => ({ option: { key: one.at, label: whenOf(one) }, due: one }));
}
