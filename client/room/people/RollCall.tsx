/** The chair says who is present and how; a gap of a connection says nothing about that. */
import { useId, type FormEvent } from 'react';
import type { PersonId } from '../../../shared/ids.ts';
import type { Command } from '../../../shared/rules/commands.ts';
import type { AttendanceStatus, Meeting } from '../../../shared/rules/meeting.ts';
import { decidingWords as words } from '../../../shared/words/en/deciding.ts';
import { labelOf } from '../../../shared/words/en/labels.ts';
import { say } from '../../ui/Announcer.tsx';
import { PersonOptions } from '../../ui/PersonOptions.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { textIn } from '../../ui/textIn.ts';
import { useSend } from '../../ui/useSend.ts';
import type { OpenRoom } from '../../wire/openRoom.ts';

const CHOICES: readonly AttendanceStatus[] = ['attended', 'partial', 'apologies', 'apologiesWithReport', 'noResponse'];

export function RollCall({ room, meeting }: { room: OpenRoom; meeting: Meeting }) {
  const id = useId();
  const { busy, refusal, send } = useSend<Command>(room);
  const people = Object.values(meeting.people).filter(({ goneAt }) => goneAt === null);

  async function record(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const person = textIn(data, 'person') as PersonId;
    const done = await send({
      type: 'rollCall',
      person,
      attendance: textIn(data, 'attendance') as AttendanceStatus,
      device: data.get('device') === 'none' ? 'none' : 'screen',
      canDecide: null,
      howKnown: null,
      standsInFor: null,
      joined: null,
      left: null,
      note: null,
    });
    if (done) say(words.recorded(meeting.people[person]?.name ?? ''));
  }

  return (
    <form onSubmit={(event) => void record(event)} aria-label={words.rollCall}>
      <div className="field">
        <label htmlFor={`${id}-person`}>{words.rollCallPerson}</label>
        <select id={`${id}-person`} name="person">
          <PersonOptions people={people} />
        </select>
      </div>
      <div className="field">
        <label htmlFor={`${id}-attendance`}>{words.rollCallHere}</label>
        <select id={`${id}-attendance`} name="attendance">
          {CHOICES.map((attendance) => (
            <option key={attendance} value={attendance}>
              {labelOf(attendance)}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor={`${id}-device`}>{words.rollCallDevice}</label>
        <select id={`${id}-device`} name="device">
          <option value="screen">{words.onScreen}</option>
          <option value="none">{words.noScreen}</option>
        </select>
      </div>
      <Refusal sentence={refusal} />
      <button type="submit" className="quiet" aria-disabled={busy}>
        {words.record}
      </button>
    </form>
  );
}
