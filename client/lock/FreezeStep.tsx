/** Step 3: announce, freeze, and see from whom everything has arrived. */
import { addressOf } from '../../shared/wire/closingSteps.ts';
import { lockWords as words } from '../../shared/words/en/lock.ts';
import { timeOf } from '../ui/times.ts';
import { chairs, type LockProps } from './ClosingProps.ts';
import { FreezeButtons } from './FreezeButtons.tsx';
import { ReasonForm } from './ReasonForm.tsx';
import { StepLink } from './StepLink.tsx';
import { WhoIsIn } from './WhoIsIn.tsx';

export function FreezeStep(props: LockProps) {
  const { meeting } = props.folded;
  const { freeze, phase } = meeting;
  const isChair = chairs(props);
  if (phase !== 'frozen' || freeze === null) {
    return (
      <>
        <p className="lead">{words.freezeIntro}</p>
        {isChair ? <FreezeButtons {...props} /> : null}
      </>
    );
  }
  return (
    <>
      <p className="lead">{words.frozenAt(timeOf(freeze.inForceAt ?? freeze.announcedAt))}</p>
      <WhoIsIn {...props} freeze={freeze} />
      {freeze.collected ? (
        <p>
          <StepLink className="button" to={addressOf(meeting, 'confirm')}>
            {words.next(words.titles.confirm)}
          </StepLink>
        </p>
      ) : (
        <p className="hint">{words.preparing}</p>
      )}
      {isChair ? <Thaw {...props} /> : null}
    </>
  );
}

export function Thaw({ room }: LockProps) {
  return (
    <details className="more">
      <summary>{words.thawMore}</summary>
      <ReasonForm
        room={room}
        label={words.thawReason}
        hint={words.thawHint}
        button={words.thaw}
        command={(reason) => ({ type: 'thaw', reason })}
      />
    </details>
  );
}
