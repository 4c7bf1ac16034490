/** What the chair does with the whole meeting; on a narrow page it stands in the menu. */
import { agendaNow } from '../../../shared/rules/agenda.ts';
import type { Command } from '../../../shared/rules/commands.ts';
import { refusesCommand } from '../../../shared/rules/permissions.ts';
import { addressOf, isClosable, presentStep } from '../../../shared/wire/closingSteps.ts';
import { roomWords as words } from '../../../shared/words/en/room.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { goTo } from '../../ui/usePage.ts';
import { useSend } from '../../ui/useSend.ts';
import type { Folded } from '../../wire/CommandChannel.ts';
import type { OpenRoom } from '../../wire/openRoom.ts';

export interface ChairControlsProps {
  room: OpenRoom;
  folded: Folded;
  /** Marks the present item of the agenda done and goes to the next; null: there is no agenda to lead. */
  nextItem: (() => void) | null;
}

export function ChairControls({ room, folded, nextItem }: ChairControlsProps) {
  const { meeting, me } = folded;
  const may = (type: Command['type']): boolean => refusesCommand(meeting, me, type) === null;
  const { refusal, send } = useSend<Command>(room);
  return (
    <>
      {may('start') ? (
        <button type="button" onClick={() => void send({ type: 'start', statements: [] })}>
          {words.start}
        </button>
      ) : null}
      {may('resume') ? (
        <button type="button" onClick={() => void send({ type: 'resume' })}>
          {words.resume}
        </button>
      ) : null}
      {nextItem && meeting.phase === 'live' && agendaNow(meeting) !== null ? (
        <button type="button" className="quiet" onClick={nextItem}>
          <Icon name="done" />
          {words.markDoneNext}
        </button>
      ) : null}
      {may('end') ? (
        <button type="button" className="quiet" onClick={() => void send({ type: 'end', at: null })}>
          {words.end}
        </button>
      ) : null}
      {meeting.chair === me && isClosable(meeting) ? (
        <button type="button" className="seal" onClick={() => goTo(addressOf(meeting, presentStep(meeting)))}>
          <Icon name="lock" />
          {words.closeAndLock}
        </button>
      ) : null}
      <Refusal sentence={refusal} />
    </>
  );
}
