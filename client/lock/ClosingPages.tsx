/**
 * Closing as pages, one address a step, never a pop-up. What a page shows follows from the meeting alone, so a reload,
 * another device or a successor finds the same; whoever does not chair follows on the same addresses and reads.
 */
import { useEffect, useRef } from 'react';
import { addressOf, isClosable, isOnePage, STEPS, type Step } from '../../shared/wire/closingSteps.ts';
import { lockWords as words } from '../../shared/words/en/lock.ts';
import { pageWords } from '../../shared/words/en/page.ts';
import { labelOf } from '../../shared/words/en/labels.ts';
import { roomWords } from '../../shared/words/en/room.ts';
import { Skips } from '../ui/Skips.tsx';
import { goOnTo } from '../ui/usePage.ts';
import { ClosingBanner } from './ClosingBanner.tsx';
import { chairName, chairs, type ClosingProps } from './ClosingProps.ts';
import { ConfirmStep } from './ConfirmStep.tsx';
import { FreezeStep } from './FreezeStep.tsx';
import { LateTray } from './LateTray.tsx';
import { MissingStep } from './MissingStep.tsx';
import { OnePage } from './OnePage.tsx';
import { ReadBackStep } from './ReadBackStep.tsx';
import { SealedStep } from './SealedStep.tsx';
import { StepLink } from './StepLink.tsx';
import { TakeOver } from './TakeOver.tsx';
import { useOffline } from './useOffline.ts';
import './lock.css';

export function ClosingPages(props: ClosingProps & { step: Step }) {
  const { room, folded } = props;
  const { meeting } = folded;
  const step = stepShown(props);
  const offline = useOffline(room);
  const title = titleOf(step, meeting);
  useSealedAddress(props);
  useFocusOnStep(step);
  useEffect(() => {
    document.title = pageWords.title(words.pageTitle(title, meeting.reference), meeting.rehearsal);
  }, [title, meeting.reference, meeting.rehearsal]);
  return (
    <>
      <Skips label={pageWords.skips} skips={[{ to: 'main', label: pageWords.skipToMain }]} />
      <header className="lockBar">
        <StepLink to={`/m/${meeting.id}`}>{words.back}</StepLink>
        <p>
          {meeting.reference} {labelOf(meeting.kind)}{' '}
          <span className="tag seal">{roomWords.phases[meeting.phase]}</span>
        </p>
      </header>
      <main id="main" className="lock" tabIndex={-1}>
        {meeting.rehearsal ? <p className="note warn">{roomWords.rehearsal}</p> : null}
        <p className="stepLine">
          <span>
            {isOnePage(meeting) && step === 'missing'
              ? words.onePage
              : words.step(STEPS.indexOf(step) + 1, STEPS.length)}
          </span>
          <Previous {...props} step={step} />
        </p>
        <h1 tabIndex={-1}>{title}</h1>
        {offline ? <p className="note warn">{words.offline}</p> : null}
        {chairs(props) || meeting.phase === 'locked' ? null : (
          <p className="note">{meeting.chair === null ? words.noChair : words.watching(chairName(folded))}</p>
        )}
        <ClosingBanner room={room} folded={folded} onClosingPage />
        {props.panels.unsaved()}
        <TakeOver room={room} folded={folded} />
        <Body {...props} step={step} />
        <LateTray room={room} folded={folded} />
      </main>
    </>
  );
}

/** A discussion has one page until it is locked, whichever step an address names. */
function stepShown({ folded: { meeting }, step }: ClosingProps & { step: Step }): Step {
  if (meeting.phase === 'locked') return 'sealed';
  return isOnePage(meeting) ? 'missing' : step;
}

function titleOf(step: Step, meeting: ClosingProps['folded']['meeting']): string {
  if (step === 'sealed' && meeting.phase !== 'locked') return words.notLocked;
  if (step === 'freeze' && meeting.phase === 'frozen') return words.frozenTitle;
  if (step === 'missing' && isOnePage(meeting)) return words.closeTitle(meeting.reference);
  return words.titles[step];
}

/** On lock every step becomes the last one, and "back" does not lead to a form that is over. */
function useSealedAddress({ folded: { meeting }, step }: ClosingProps & { step: Step }): void {
  const away = meeting.phase === 'locked' && step !== 'sealed' ? addressOf(meeting, 'sealed') : null;
  useEffect(() => {
    if (away !== null) goOnTo(away);
  }, [away]);
}

function useFocusOnStep(step: Step): void {
  const before = useRef(step);
  useEffect(() => {
    if (before.current !== step) document.querySelector<HTMLElement>('h1')?.focus();
    before.current = step;
  }, [step]);
}

function Previous({ folded: { meeting }, step }: ClosingProps & { step: Step }) {
  const previous = STEPS[STEPS.indexOf(step) - 1];
  if (previous === undefined || meeting.phase === 'locked') return null;
  return <StepLink to={addressOf(meeting, previous)}>{words.previous(words.titles[previous])}</StepLink>;
}

function Body(props: ClosingProps & { step: Step }) {
  const { meeting } = props.folded;
  if (!isClosable(meeting) && meeting.phase !== 'locked') return <p className="lead">{words.notOpen}</p>;
  switch (props.step) {
    case 'missing':
      return isOnePage(meeting) ? <OnePage {...props} /> : <MissingStep {...props} />;
    case 'read-back':
      return <ReadBackStep {...props} />;
    case 'freeze':
      return <FreezeStep {...props} />;
    case 'confirm':
      return <ConfirmStep {...props} />;
    case 'sealed':
      return <SealedStep {...props} />;
  }
}
