/** Step 1: what refuses the lock, what only wants a reason, and what is worth a look. */
import { useState } from 'react';
import type { Command } from '../../shared/rules/commands.ts';
import { addressOf } from '../../shared/wire/closingSteps.ts';
import { lockWords as words } from '../../shared/words/en/lock.ts';
import { Refusal } from '../ui/Refusal.tsx';
import { timeOf } from '../ui/times.ts';
import { goTo } from '../ui/usePage.ts';
import { useSend } from '../ui/useSend.ts';
import { chairs, type LockProps } from './ClosingProps.ts';
import { ReasonField } from './ReasonField.tsx';
import { StepLink } from './StepLink.tsx';
import { TaskList } from './TaskList.tsx';
import { tasksOf } from './tasks.ts';
import { useScreens } from './useScreens.ts';
import { UnlabelledList } from './UnlabelledList.tsx';
import { useMissing } from './useMissing.ts';

/** Read at the next step, so it is not missing yet. */
const LATER = ['notReadBack', 'goneOnWithout'];

export function MissingStep(props: LockProps) {
  const { room, folded } = props;
  const { meeting } = folded;
  const missing = useMissing(props);
  const { must, reason, check } = tasksOf(meeting, missing, useScreens(room));
  const now = reason.filter(({ id }) => !LATER.includes(id));
  const toCheck = now.length + check.length;
  const isChair = chairs(props);
  return (
    <>
      <p className="lead">
        {must.length > 0 ? words.mustCount(must.length) : words.nothingMissing}{' '}
        {toCheck > 0 ? words.checkCount(toCheck) : null}
      </p>
      <TaskList meeting={meeting} title={words.mustTitle} intro={words.mustIntro} tasks={must} />
      <TaskList
        meeting={meeting}
        title={words.reasonTitle}
        intro={words.reasonIntro}
        tasks={now}
        {...(isChair
          ? { under: ({ id, sentence }) => <ReasonField {...props} gate={id} sentence={sentence} below /> }
          : {})}
      />
      <TaskList meeting={meeting} title={words.checkTitle} intro={words.checkIntro} tasks={check} />
      <UnlabelledList {...props} unlabelled={missing.unlabelled} />
      {isChair ? <GoOn {...props} /> : <p>{nextLink(props)}</p>}
    </>
  );
}

function nextLink({ folded: { meeting } }: LockProps) {
  return (
    <StepLink className="button" to={addressOf(meeting, 'read-back')}>
      {words.next(words.titles['read-back'])}
    </StepLink>
  );
}

/** Reading back begins when people have stopped talking; the button says that it records so. */
function GoOn(props: LockProps) {
  const { room, folded } = props;
  const { meeting } = folded;
  const { busy, refusal, send } = useSend<Command>(room);
  const [going, setGoing] = useState(false);
  if (meeting.phase !== 'live' && meeting.phase !== 'ended') {
    return (
      <>
        {meeting.endedAt === null ? null : <p className="hint">{words.endedAt(timeOf(meeting.endedAt))}</p>}
        <p>{nextLink(props)}</p>
      </>
    );
  }
  const goOn = async (): Promise<void> => {
    setGoing(true);
    const ended = meeting.phase === 'ended' || (await send({ type: 'end', at: null }));
    if (ended && (await send({ type: 'close' }))) goTo(addressOf(meeting, 'read-back'));
    setGoing(false);
  };
  return (
    <>
      <p className="hint">
        {meeting.phase === 'live' ? words.stillLive : words.endedAt(timeOf(meeting.endedAt ?? meeting.convenedAt))}
      </p>
      <button type="button" className="seal" aria-disabled={busy || going} onClick={() => void goOn()}>
        {meeting.phase === 'live' ? words.endNow : words.next(words.titles['read-back'])}
      </button>
      <Refusal sentence={refusal} />
    </>
  );
}
