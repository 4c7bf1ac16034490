/** The chair gives an action its one owner and its one deadline. What is assigned is the wording as it stands. */
import { useId, useState, type FormEvent } from 'react';
import type { PlanRow } from '../../../shared/document/readBlocks.ts';
import type { PersonId } from '../../../shared/ids.ts';
import type { Command } from '../../../shared/rules/commands.ts';
import type { Action } from '../../../shared/rules/meeting.ts';
import { londonInstant } from '../../ui/londonInstant.ts';
import { planWords as words } from '../../../shared/words/en/plan.ts';
import { say } from '../../ui/Announcer.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { dateFieldOf, timeOf } from '../../ui/times.ts';
import { textIn } from '../../ui/textIn.ts';
import { useSend } from '../../ui/useSend.ts';
import type { Folded } from '../../wire/CommandChannel.ts';
import type { OpenRoom } from '../../wire/openRoom.ts';

export interface AssignFormProps {
  room: OpenRoom;
  folded: Folded;
  row: PlanRow;
  action: Action | null;
  name: string;
}

export function AssignForm({ room, folded, row, action, name }: AssignFormProps) {
  const { meeting, ahead } = folded;
  const id = useId();
  const { busy, refusal, send } = useSend<Command>(room);
  const [wrong, setWrong] = useState<string | null>(null);
  const people = Object.values(meeting.people).filter(({ goneAt }) => goneAt === null);
  const owner = action?.owner && 'person' in action.owner ? action.owner.person : '';
  const [today] = useState(() => dateFieldOf(new Date(Date.now() + ahead).toISOString()));

  async function assign(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const person = textIn(form, 'owner');
    const date = textIn(form, 'date');
    const time = textIn(form, 'time') || '17:00';
    const problem =
      row.text.trim() === '' ? words.needText : person === '' ? words.needOwner : date === '' ? words.needDate : null;
    setWrong(problem);
    if (problem !== null) return;
    const done = await send({
      type: 'assignOwner',
      id: row.id,
      owner: { person: person as PersonId },
      helpers: action?.helpers ?? [],
      note: null,
      deadline: { at: londonInstant(date, time), preset: null },
      ...(action ? { expectedVersion: action.version } : {}),
    });
    if (done) say(words.assigned(name, meeting.people[person as PersonId]?.name ?? ''));
  }

  return (
    <form className="assign" onSubmit={(event) => void assign(event)} aria-label={words.assignName(name)} noValidate>
      <div className="row">
        <div>
          <label htmlFor={`${id}-owner`}>{words.owner}</label>
          <select id={`${id}-owner`} name="owner" key={owner} defaultValue={owner}>
            <option value="">{words.choose}</option>
            {people.map((person) => (
              <option key={person.id} value={person.id}>
                {person.name}, {meeting.organisations[person.organisation]?.name}
              </option>
            ))}
          </select>
        </div>
        <div>
          <label htmlFor={`${id}-date`}>{words.date}</label>
          <input
            id={`${id}-date`}
            name="date"
            type="date"
            min={today}
            key={action?.deadline?.at}
            defaultValue={action?.deadline ? dateFieldOf(action.deadline.at) : ''}
          />
        </div>
        <div>
          <label htmlFor={`${id}-time`}>{words.time}</label>
          <input
            id={`${id}-time`}
            name="time"
            type="time"
            key={action?.deadline?.at}
            defaultValue={action?.deadline ? timeOf(action.deadline.at) : '17:00'}
          />
        </div>
        <button type="submit" aria-disabled={busy}>
          {action?.owner ? words.assignAgain : words.assign}
        </button>
      </div>
      <Refusal sentence={wrong ?? refusal} />
    </form>
  );
}
