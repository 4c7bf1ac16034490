/** Where am I, is it live, is what I wrote safe; and what the chair does next. */
import type { Command } from '../../../shared/rules/commands.ts';
import { refusesCommand } from '../../../shared/rules/permissions.ts';
import { addressOf, isClosable, presentStep } from '../../../shared/wire/closingSteps.ts';
import { recordWords } from '../../../shared/words/en/record.ts';
import { roomWords as words } from '../../../shared/words/en/room.ts';
import { Refusal } from '../../ui/Refusal.tsx';
import { goTo } from '../../ui/usePage.ts';
import { useSend } from '../../ui/useSend.ts';
import type { Folded } from '../../wire/CommandChannel.ts';
import type { OpenRoom } from '../../wire/openRoom.ts';
import { SaveState } from './SaveState.tsx';

export function Bar({ room, folded }: { room: OpenRoom; folded: Folded }) {
  const { meeting, me } = folded;
  const may = (type: Command['type']): boolean => refusesCommand(meeting, me, type) === null;
  const { refusal, send } = useSend<Command>(room);
  const isChair = meeting.chair === me;
  const closes = isChair && isClosable(meeting);
  return (
    <header className="bar" id="bar" tabIndex={-1} aria-label={words.bar}>
      <h1 tabIndex={-1}>{words.heading(meeting.reference, recordWords.label(meeting.kind))}</h1>
      <p className={meeting.phase === 'frozen' || meeting.phase === 'locked' ? 'tag seal' : 'tag ok'}>
        {words.phases[meeting.phase]}
      </p>
      <SaveState room={room} />
      <div className="row">
        {may('start') ? (
          <button type="button" onClick={() => void send({ type: 'start', statements: [] })}>
            {words.start}
          </button>
        ) : null}
        {may('end') ? (
          <button type="button" className="quiet" onClick={() => void send({ type: 'end', at: null })}>
            {words.end}
          </button>
        ) : null}
        {closes ? (
          <button type="button" className="seal" onClick={() => goTo(addressOf(meeting, presentStep(meeting)))}>
            {words.closeAndLock}
          </button>
        ) : null}
        {meeting.phase === 'locked' ? (
          <a className="button" href={`/m/${meeting.id}/record`}>
            {words.readMinutes}
          </a>
        ) : null}
      </div>
      <Refusal sentence={refusal} />
    </header>
  );
}
