/**
 * C8: a discussion is closed on one page, in the order in which it is read aloud, with what is missing beside the place
 * where it is mended. Reading back, freezing and locking stand at its end.
 */
import { useState, type ReactNode } from 'react';
import type { Command } from '../../shared/rules/commands.ts';
import { lockWords as words } from '../../shared/words/en/lock.ts';
import { pageWords } from '../../shared/words/en/page.ts';
import { ErrorSummary, type Wrong } from '../ui/ErrorSummary.tsx';
import { timeOf } from '../ui/times.ts';
import { useSend } from '../ui/useSend.ts';
import { BlockConfirmation } from './BlockConfirmation.tsx';
import { chairs, type ClosingProps, type LockProps } from './ClosingProps.ts';
import { ChairConfirms, ConfirmStep } from './ConfirmStep.tsx';
import { EntryConfirmations } from './EntryConfirmations.tsx';
import { FreezeButtons } from './FreezeButtons.tsx';
import { ReadAloudQuestion, readAloudIn, ReadBackLines } from './ReadAloud.tsx';
import { ReasonField } from './ReasonField.tsx';
import { TaskList } from './TaskList.tsx';
import { tasksOf, type Task } from './tasks.ts';
import { useScreens } from './useScreens.ts';
import { UnlabelledList } from './UnlabelledList.tsx';
import { useMissing } from './useMissing.ts';
import { WhoIsIn } from './WhoIsIn.tsx';

const READ_ALOUD_ORDER = ['immediateSafety', 'decisions', 'actions', 'dissent', 'parentCommunication'];
const ANSWERED_AT_THE_END = ['notReadBack', 'goneOnWithout'];

export function OnePage(props: ClosingProps) {
  const { room, folded, panels } = props;
  const { meeting } = folded;
  const isChair = chairs(props);
  const missing = useMissing(props);
  const { must, reason, check } = tasksOf(meeting, missing, useScreens(room));
  const reasons = reason.filter(({ id }) => !ANSWERED_AT_THE_END.includes(id));
  const all = [...must, ...reasons, ...check];
  const sections = READ_ALOUD_ORDER.flatMap((key) => meeting.template.sections.find((one) => one.key === key) ?? []);
  const here = new Set(sections.map(({ key }) => placeOf(key)));
  const elsewhere = (tasks: readonly Task[]): Task[] => tasks.filter(({ place }) => place === null || !here.has(place));
  const under = isChair
    ? ({ id, sentence }: Task): ReactNode => <ReasonField {...props} gate={id} sentence={sentence} below />
    : undefined;
  return (
    <>
      <p className="lead">{must.length > 0 ? words.mustCount(must.length) : words.nothingMissing}</p>
      {sections.map((section) => {
        const gaps = all.filter(({ place }) => place === placeOf(section.key));
        return (
          <div key={section.key} className="withGaps">
            <Gaps {...props} gaps={gaps} reasons={isChair ? reasons : []} />
            {panels.section(section)}
          </div>
        );
      })}
      <TaskList meeting={meeting} title={words.mustTitle} intro={words.mustIntro} tasks={elsewhere(must)} />
      <TaskList
        meeting={meeting}
        title={words.reasonTitle}
        intro={words.reasonIntro}
        tasks={elsewhere(reasons)}
        {...(under ? { under } : {})}
      />
      <TaskList meeting={meeting} title={words.checkTitle} intro={words.checkIntro} tasks={elsewhere(check)} />
      <UnlabelledList {...props} unlabelled={missing.unlabelled} />
      <EntryConfirmations {...props} />
      <OwnBlock {...props} />
      <End {...props} />
    </>
  );
}

function placeOf(key: string): string {
  return key === 'actions' ? 'plan' : `section-${key}`;
}

interface GapsProps extends LockProps {
  gaps: readonly Task[];
  reasons: readonly Task[];
}

function Gaps({ room, folded, gaps, reasons }: GapsProps) {
  if (gaps.length === 0) return null;
  return (
    <div className="note warn">
      {gaps.map((task) => (
        <div key={task.id}>
          <p>{task.sentence}.</p>
          {reasons.includes(task) ? (
            <ReasonField room={room} folded={folded} gate={task.id} sentence={task.sentence} below />
          ) : null}
        </div>
      ))}
    </div>
  );
}

/** Everybody who follows can confirm their own organisation's part here. */
function OwnBlock(props: ClosingProps) {
  const { meeting, me } = props.folded;
  const organisation = meeting.people[me]?.organisation;
  if (organisation === undefined || chairs(props)) return null;
  return (
    <section className="sheet">
      <h2>{meeting.organisations[organisation]?.name}</h2>
      <BlockConfirmation {...props} organisation={organisation} />
    </section>
  );
}

function End(props: ClosingProps) {
  const { freeze, phase } = props.folded.meeting;
  const isChair = chairs(props);
  return (
    <>
      {phase === 'frozen' && freeze ? (
        <>
          <p className="lead">{words.frozenAt(timeOf(freeze.inForceAt ?? freeze.announcedAt))}</p>
          <WhoIsIn {...props} freeze={freeze} />
        </>
      ) : null}
      {isChair && phase !== 'frozen' ? <ReadAndFreeze {...props} /> : null}
      {isChair && (phase === 'frozen' || freeze) ? <ChairConfirms {...props} /> : null}
      {!isChair && phase === 'frozen' ? <ConfirmStep {...props} /> : null}
    </>
  );
}

/** One press: what was read aloud is recorded, and the freeze is announced. */
function ReadAndFreeze(props: ClosingProps) {
  const { room, folded } = props;
  const { meeting } = folded;
  const { refusal, send } = useSend<Command>(room);
  const [wrongs, setWrongs] = useState<readonly Wrong[]>([]);
  const [form, setForm] = useState<HTMLFormElement | null>(null);
  const recorded = meeting.readBacks.length > 0;

  async function before(): Promise<boolean> {
    if (meeting.readBacks.length > 0 || form === null) return true;
    const { answer, wrongs: found } = readAloudIn(new FormData(form));
    setWrongs(found);
    return answer !== null && send({ type: 'readBack', ...answer });
  }

  return (
    <form className="sheet" ref={setForm} onSubmit={(event) => event.preventDefault()} noValidate>
      <h2>{words.titles.freeze}</h2>
      <ErrorSummary title={pageWords.wrongTitle} wrongs={wrongs} />
      {recorded ? <ReadBackLines meeting={meeting} /> : <ReadAloudQuestion wrongs={wrongs} />}
      <p className="hint">{words.freezeIntro}</p>
      {refusal === null ? null : <p className="wrong">{refusal}</p>}
      <FreezeButtons room={room} folded={folded} before={before} />
    </form>
  );
}
