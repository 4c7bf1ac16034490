/** The chair says who is present and how; a gap of a connection says nothing about that. */
import { useId, useState, type FormEvent } from 'react';
import type { PersonId } from '../../../shared/ids.ts';
import type { Command } from '../../../shared/rules/commands.ts';
import type { AttendanceStatus, Meeting } from '../../../shared/rules/meeting.ts';
import { decidingWords as words } from '../../../shared/words/en/deciding.ts';
import { labelOf } from '../../../shared/words/en/labels.ts';
import { roomWords } from '../../../shared/words/en/room.ts';
import { say } from '../../ui/Announcer.tsx';
import { PersonOptions } from '../../ui/PersonOptions.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { textIn } from '../../ui/textIn.ts';
import { useSend } from '../../ui/useSend.ts';
import type { OpenRoom } from '../../wire/openRoom.ts';
import { rollCallOf } from './rollCallOf.ts';

const CHOICES: readonly AttendanceStatus[] = ['attended', 'partial', 'apologies', 'apologiesWithReport', 'noResponse'];

export function RollCall({ room, meeting }: { room: OpenRoom; meeting: Meeting }) {
  const id = useId();
  const { busy, refusal, send } = useSend<Command>(room);
  const people = Object.values(meeting.people).filter(({ goneAt }) => goneAt === null);
  const uncalled = people.filter(({ attendance }) => attendance === 'invited');
  const [chosen, choose] = useState<string | null>(null);
  const [device, setDevice] = useState<string | null>(null);
  // Whoever has no answer yet comes up, one after the other; never under the hands of whoever is calling.
  const person = people.find((one) => one.id === chosen) ?? uncalled[0] ?? people[0];

  const keep = (): void => choose(person?.id ?? null);

  async function record(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const called = textIn(data, 'person') as PersonId;
    const done = await send(
      rollCallOf(
        called,
        textIn(data, 'attendance') as AttendanceStatus,
        data.get('device') === 'none' ? 'none' : 'screen',
      ),
    );
    if (!done) return;
    choose(uncalled.find((one) => one.id !== called)?.id ?? called);
    setDevice(null);
    say(words.recorded(meeting.people[called]?.name ?? ''));
  }

  return (
    <form onSubmit={(event) => void record(event)} aria-label={words.rollCall}>
      <p className="hint">
        {uncalled.length === 0 ? words.allCalled : words.notCalled(roomWords.and(uncalled.map(({ name }) => name)))}
      </p>
      <div className="field">
        <label htmlFor={`${id}-person`}>{words.rollCallPerson}</label>
        <select
          id={`${id}-person`}
          name="person"
          onFocus={keep}
          value={person?.id ?? ''}
          onChange={(event) => {
            choose(event.target.value);
            setDevice(null);
          }}
        >
          <PersonOptions people={people} />
        </select>
      </div>
      <div className="field">
        <label htmlFor={`${id}-attendance`}>{words.rollCallHere}</label>
        <select id={`${id}-attendance`} name="attendance" onFocus={keep}>
          {CHOICES.map((attendance) => (
            <option key={attendance} value={attendance}>
              {labelOf(attendance)}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor={`${id}-device`}>{words.rollCallDevice}</label>
        <select
          id={`${id}-device`}
          name="device"
          onFocus={keep}
          value={device ?? person?.device ?? 'screen'}
          onChange={(event) => setDevice(event.target.value)}
        >
          <option value="screen">{words.onScreen}</option>
          <option value="none">{words.noScreen}</option>
        </select>
      </div>
      <Refusal sentence={refusal} />
      <button type="submit" className="quiet" aria-disabled={busy} onFocus={keep}>
        {words.record}
      </button>
    </form>
  );
}
