/** What the chair does seldom: hand the chair over, pause the meeting, end somebody's access. */
import { useId, type FormEvent } from 'react';
import type { PersonId } from '../../../shared/ids.ts';
import type { Command } from '../../../shared/rules/commands.ts';
import { isHere, refusesCommand } from '../../../shared/rules/permissions.ts';
import { menuWords as words } from '../../../shared/words/en/menu.ts';
import { say } from '../../ui/Announcer.tsx';
import { KeptForm } from '../../ui/KeptForm.tsx';
import { PersonOptions } from '../../ui/PersonOptions.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { textIn } from '../../ui/textIn.ts';
import { useSend } from '../../ui/useSend.ts';
import type { Folded } from '../../wire/CommandChannel.ts';
import type { OpenRoom } from '../../wire/openRoom.ts';
import { RemovePerson } from './RemovePerson.tsx';

export function ChairForms({ room, folded }: { room: OpenRoom; folded: Folded }) {
  const { meeting, me } = folded;
  return (
    <>
      {refusesCommand(meeting, me, 'handOverChair') === null ? <GiveChair room={room} folded={folded} /> : null}
      {refusesCommand(meeting, me, 'adjourn') === null ? <Pause room={room} /> : null}
      {refusesCommand(meeting, me, 'remove') === null ? <RemovePerson room={room} folded={folded} /> : null}
    </>
  );
}

function GiveChair({ room, folded: { meeting, me } }: { room: OpenRoom; folded: Folded }) {
  const id = useId();
  const { busy, refusal, send } = useSend<Command>(room);
  const others = Object.values(meeting.people).filter(
    (attendee) => attendee.id !== me && isHere(attendee) && attendee.role !== 'observer',
  );
  if (others.length === 0) return null;
  async function give(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const to = textIn(new FormData(event.currentTarget), 'person') as PersonId;
    if (await send({ type: 'handOverChair', to })) say(words.chairGiven(meeting.people[to]?.name ?? ''));
  }
  return (
    <form className="field short" onSubmit={(event) => void give(event)}>
      <label htmlFor={id}>{words.giveChair}</label>
      <div className="withButton">
        <select id={id} name="person">
          <PersonOptions people={others} />
        </select>
        <button type="submit" className="quiet" aria-disabled={busy}>
          {words.giveChairDo}
        </button>
      </div>
      <Refusal sentence={refusal} />
    </form>
  );
}

function Pause({ room }: { room: OpenRoom }) {
  const id = useId();
  const { busy, refusal, send } = useSend<Command>(room);
  async function pause(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const reason = textIn(new FormData(event.currentTarget), 'reason');
    if (await send({ type: 'adjourn', until: null, reason: reason === '' ? null : reason }))
      room.halfTyped.forget('pause');
  }
  return (
    <KeptForm
      keeper={room.halfTyped}
      keep={{ key: 'pause', title: null }}
      className="field short"
      onSubmit={(event) => void pause(event)}
    >
      <label htmlFor={id}>{words.pauseReason}</label>
      <div className="withButton">
        <input id={id} name="reason" autoComplete="off" />
        <button type="submit" className="quiet" aria-disabled={busy}>
          {words.pauseMeeting}
        </button>
      </div>
      <Refusal sentence={refusal} />
    </KeptForm>
  );
}
