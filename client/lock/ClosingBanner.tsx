/** What everybody sees of closing, wherever they are: that it happens, when writing ends, and whether their words are in. */
import { freezeStateOf } from '../../shared/rules/freeze.ts';
import type { Freeze } from '../../shared/rules/meeting.ts';
import { addressOf, isClosable, presentStep } from '../../shared/wire/closingSteps.ts';
import { lockWords as words } from '../../shared/words/en/lock.ts';
import { roomWords } from '../../shared/words/en/room.ts';
import { say, sayNow } from '../ui/Announcer.tsx';
import { timeOf } from '../ui/times.ts';
import { useValue } from '../ui/useValue.ts';
import { chairName, chairs, type LockProps } from './ClosingProps.ts';
import { StepLink } from './StepLink.tsx';
import { useSaidOnce } from './useSaidOnce.ts';
import { useSecondsLeft } from './useSecondsLeft.ts';

export function ClosingBanner(props: LockProps & { onClosingPage?: boolean }) {
  const { room, folded, onClosingPage = false } = props;
  const { meeting } = folded;
  const { phase, freeze } = meeting;
  const isChair = chairs(props);
  const announced = freeze !== null && freeze.inForceAt === null ? freeze : null;
  return (
    <>
      {phase === 'closing' && announced === null && !onClosingPage ? (
        <div className="note">
          <p>{isChair ? words.banner.closingYou : words.banner.closing(chairName(folded))}</p>
          <Follow {...props} text={isChair ? words.continueClosing : words.follow} />
        </div>
      ) : null}
      {announced ? <Announced {...props} freeze={announced} /> : null}
      {phase === 'frozen' && freeze ? (
        <div className="note seal">
          {onClosingPage ? null : <p>{words.banner.frozen(timeOf(freeze.inForceAt ?? freeze.announcedAt))}</p>}
          <MyState room={room} folded={folded} freeze={freeze} />
          {onClosingPage ? null : <Follow {...props} text={isChair ? words.continueClosing : words.followFreeze} />}
          <p>
            <a href={`/m/${meeting.id}/record`}>{words.readFrozen}</a>
          </p>
        </div>
      ) : null}
      <ClosingSaid {...props} />
    </>
  );
}

function Follow({ folded: { meeting }, text }: LockProps & { text: string }) {
  if (!isClosable(meeting)) return null;
  return (
    <p>
      <StepLink to={addressOf(meeting, presentStep(meeting))}>{text}</StepLink>
    </p>
  );
}

function Announced({ folded, freeze }: LockProps & { freeze: Freeze }) {
  const left = useSecondsLeft(folded);
  const { people } = folded.meeting;
  const typing = freeze.typing.flatMap((id) => people[id]?.name ?? []);
  return (
    <div className="note warn">
      <p>
        <strong>{announcement(freeze, folded)}</strong>
      </p>
      {left === null ? null : <p>{words.secondsLeft(left)}</p>}
      {typing.length > 0 ? <p>{words.typing(roomWords.and(typing))}</p> : null}
    </div>
  );
}

function announcement(freeze: Freeze, { meeting }: LockProps['folded']): string {
  const by = freeze.by === null ? null : (meeting.people[freeze.by]?.name ?? null);
  return by === null ? words.announced(freeze.inForceInSeconds) : words.announcedBy(by, freeze.inForceInSeconds);
}

function MyState({ room, folded, freeze }: LockProps & { freeze: Freeze }) {
  const saving = useValue(room.saving);
  const late = useValue(room.late);
  const { me } = folded;
  if (late.length > 0) return <p>{words.mine.late}</p>;
  if (!freeze.expects.some(({ person }) => person === me)) return null;
  const state = freezeStateOf(freeze, me);
  if (state === 'sending') return <p>{words.mine.sending('changes' in saving ? saving.changes : 1)}</p>;
  return state === 'received' ? <p>{words.mine.received}</p> : null;
}

/** P1: writing is about to end, or has; P2: the rest. Each once for each time it happens. */
function ClosingSaid(props: LockProps) {
  const { folded } = props;
  const { phase, freeze, thaws } = folded.meeting;
  const isChair = chairs(props);
  const announcedAt = freeze !== null && freeze.inForceAt === null ? freeze.announcedAt : null;
  const sentence = freeze === null ? '' : announcement(freeze, folded);
  const closing = isChair ? words.banner.closingYou : words.banner.closing(chairName(folded));
  const frozenAt = phase === 'frozen' ? (freeze?.inForceAt ?? null) : null;
  useSaidOnce(announcedAt === null ? null : `announced ${announcedAt}`, sentence, sayNow);
  useSaidOnce(phase === 'closing' ? `closing ${thaws.length}` : null, closing, say);
  useSaidOnce(frozenAt === null ? null : `frozen ${frozenAt}`, roomWords.phaseSaid.frozen, say);
  return null;
}
