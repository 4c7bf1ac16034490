/** A deputy, the convenor or a duty manager goes on from here where the chair cannot (C12); printed with its reason. */
import { refusesCommand } from '../../shared/rules/permissions.ts';
import { lockWords as words } from '../../shared/words/en/lock.ts';
import { say } from '../ui/Announcer.tsx';
import { useValue } from '../ui/useValue.ts';
import { chairName, chairs, type LockProps } from './ClosingProps.ts';
import { ReasonForm } from './ReasonForm.tsx';

export function TakeOver(props: LockProps) {
  const { room, folded } = props;
  const { meeting, me } = folded;
  const screens = useValue(room.screens);
  if (chairs(props) || refusesCommand(meeting, me, 'takeChair') !== null) return null;
  const chairIsHere = screens.some(({ person }) => person === meeting.chair);
  return (
    <details className="note takeOver" open={!chairIsHere}>
      <summary>{words.takeTitle}</summary>
      {chairIsHere ? null : <p>{meeting.chair === null ? words.noChair : words.takeGone(chairName(folded))}</p>}
      <p>{words.takeIntro}</p>
      <ReasonForm
        room={room}
        label={words.takeReason}
        button={words.take}
        command={(reason) => ({ type: 'takeChair', reason })}
        done={() => say(words.taken)}
      />
    </details>
  );
}
