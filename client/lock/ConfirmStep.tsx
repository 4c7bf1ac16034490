/** Step 4: what changed, what it comes to, and the chair's own hand under it. A page, never a pop-up. */
import { addressOf } from '../../shared/wire/closingSteps.ts';
import { clockSentence } from '../../shared/words/en/clock.ts';
import { lockWords as words } from '../../shared/words/en/lock.ts';
import { ChangedSince } from './ChangedSince.tsx';
import { chairName, chairs, type LockProps } from './ClosingProps.ts';
import { ConfirmForm } from './ConfirmForm.tsx';
import { Thaw } from './FreezeStep.tsx';
import { GiveLockCode } from './GiveLockCode.tsx';
import { InShort } from './InShort.tsx';
import { StepLink } from './StepLink.tsx';
import { TaskList } from './TaskList.tsx';
import { tasksOf } from './tasks.ts';
import { useScreens } from './useScreens.ts';
import { useMissing } from './useMissing.ts';
import { useReview } from './useReview.ts';

export function ConfirmStep(props: LockProps) {
  const { meeting } = props.folded;
  if (meeting.phase !== 'frozen') {
    return (
      <>
        <p className="lead">{words.notFrozen}</p>
        <p>
          <StepLink to={addressOf(meeting, 'freeze')}>{words.toStep(words.titles.freeze)}</StepLink>
        </p>
      </>
    );
  }
  if (!chairs(props)) {
    return (
      <>
        <p className="lead">{words.onlyChair(chairName(props.folded))}</p>
        <InShort meeting={meeting} />
        <GiveLockCode {...props} />
      </>
    );
  }
  return <ChairConfirms {...props} />;
}

export function ChairConfirms(props: LockProps) {
  const { room, folded } = props;
  const { meeting } = folded;
  const { reviewing, again } = useReview(props);
  const missing = useMissing(props);
  const { must } = tasksOf(meeting, missing, useScreens(room));
  return (
    <>
      <p>{words.confirmIntro}</p>
      <ul>
        {words.confirmPoints.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
      <ChangedSince meeting={meeting} reviewing={reviewing} again={again} />
      <InShort meeting={meeting} />
      <p className="hint">{clockSentence(folded.clock)}</p>
      {missing.unread > 0 ? <p className="note">{words.restrictedUnread(missing.unread)}.</p> : null}
      {must.length > 0 ? (
        <TaskList meeting={meeting} title={words.mustTitle} intro={words.mustIntro} tasks={must} />
      ) : (
        <ConfirmForm {...props} changed={again} />
      )}
      <Thaw {...props} />
    </>
  );
}
