/** Step 5: it is done; the code by which every copy is known, and what happens next. */
import { recordCode } from '../../shared/record/recordCode.ts';
import type { Meeting, Sealed } from '../../shared/rules/meeting.ts';
import { mayReadRecord } from '../../shared/rules/permissions.ts';
import { addressOf, presentStep } from '../../shared/wire/closingSteps.ts';
import { lockWords as words } from '../../shared/words/en/lock.ts';
import { say } from '../ui/Announcer.tsx';
import { copyText } from '../ui/copyText.ts';
import { dayAndTimeOf } from '../ui/times.ts';
import type { LockProps } from './ClosingProps.ts';
import { StepLink } from './StepLink.tsx';

export function SealedStep({ folded: { meeting } }: LockProps) {
  const { sealed } = meeting;
  if (!sealed) {
    return (
      <>
        <p className="lead">{words.notLocked}</p>
        <p>
          <StepLink to={addressOf(meeting, presentStep(meeting))}>
            {words.toStep(words.titles[presentStep(meeting)])}
          </StepLink>
        </p>
      </>
    );
  }
  return (
    <>
      <Panel meeting={meeting} sealed={sealed} />
      <section className="sheet" aria-labelledby="next">
        <h2 id="next">{words.nextTitle}</h2>
        <ul>
          {next(meeting).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        <p>
          <a className="button" href={`/m/${meeting.id}/record`}>
            {words.read}
          </a>
        </p>
      </section>
    </>
  );
}

function Panel({ meeting, sealed }: { meeting: Meeting; sealed: Sealed }) {
  const code = recordCode(sealed.recordDigest);
  const by = sealed.by === null ? '' : (meeting.people[sealed.by]?.name ?? '');
  return (
    <div className="sealedPanel">
      <p>{words.doneLine(meeting.reference, dayAndTimeOf(sealed.at))}</p>
      <p>
        {words.doneBy(by)} {words.nobodyChanges}
      </p>
      <p className="label" id="record-code">
        {words.recordCode}
      </p>
      <p className="recordCode" translate="no" aria-describedby="record-code">
        {code.replaceAll('-', ' ')}
      </p>
      <p>{words.recordCodeHint}</p>
      <button type="button" className="quiet" onClick={() => void copy(code)}>
        {words.copyCode}
      </button>
    </div>
  );
}

async function copy(code: string): Promise<void> {
  say((await copyText(code)) ? words.copied : words.copyFailed);
}

function next(meeting: Meeting): string[] {
  const readers = Object.keys(meeting.people).filter((person) =>
    mayReadRecord(meeting, person as keyof Meeting['people']),
  );
  const actions = Object.values(meeting.actions).filter(({ withdrawn }) => withdrawn === null);
  const late = Object.values(meeting.late).filter(({ addedAt }) => addedAt === null);
  return [
    words.nextReaders(readers.length),
    ...(actions.length > 0 ? [words.nextActions(actions.length)] : []),
    words.nextCorrections,
    ...(late.length > 0 ? [words.nextLate(late.length)] : []),
  ];
}
