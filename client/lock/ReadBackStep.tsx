/** Step 2: the minutes as they will be locked, in one column and large; read aloud, confirmed, corrected in place. */
import { useState, type ReactNode } from 'react';
import { blockRoot, sectionRoot } from '../../shared/document/roots.ts';
import { SHARED_DOCUMENT } from '../../shared/ids.ts';
import type { TemplateSection } from '../../shared/rules/template.ts';
import { addressOf } from '../../shared/wire/closingSteps.ts';
import { lockWords as words } from '../../shared/words/en/lock.ts';
import { takesWords } from '../wire/takesWords.ts';
import { BlockConfirmation } from './BlockConfirmation.tsx';
import { chairs, type ClosingProps } from './ClosingProps.ts';
import { EntryConfirmations } from './EntryConfirmations.tsx';
import { ReadAloudForm, ReadBackLines } from './ReadAloud.tsx';
import { deedsOf } from './ReadDeeds.tsx';
import { StepLink } from './StepLink.tsx';

const INFORMATION = 'agencyInformation';

export function ReadBackStep(props: ClosingProps) {
  const { folded, panels } = props;
  const { meeting } = folded;
  const isChair = chairs(props);
  return (
    <>
      <p className="lead">{isChair ? words.readBackIntro : words.readBackWatch}</p>
      <div className="readBack">
        {meeting.template.sections.map((section) => (
          <ReadSection key={section.key} {...props} section={section} />
        ))}
        {readsRestricted(folded) ? <p className="note warn">{words.notAloud}</p> : null}
        {panels.restricted()}
      </div>
      <EntryConfirmations {...props} />
      <section className="sheet" aria-labelledby="read-back">
        <h2 id="read-back">{words.readAloudTitle}</h2>
        {isChair && takesWords(meeting.phase) ? <ReadAloudForm {...props} /> : <ReadBackLines meeting={meeting} />}
      </section>
      <p>
        <StepLink className="button" to={addressOf(meeting, 'freeze')}>
          {words.next(words.titles.freeze)}
        </StepLink>
      </p>
    </>
  );
}

/** What this person may read and others who are listening may not. */
function readsRestricted({ meeting, me }: ClosingProps['folded']): boolean {
  return Object.values(meeting.restricted).some(({ audience }) => audience.includes(me));
}

/** Everything is shown to be read until somebody wants to correct it; then as the room shows it, in the same place. */
function ReadSection(props: ClosingProps & { section: TemplateSection }) {
  const { folded, panels, section } = props;
  const { key, title, text } = section;
  const [correcting, setCorrecting] = useState(false);
  const panel = panels.section(section);
  if (panel === null) return null;
  const deeds = deedsOf(key, folded.meeting);
  if (!text && key !== INFORMATION && deeds === null) return <>{panel}</>;
  const mayCorrect = takesWords(folded.meeting.phase);
  const button = mayCorrect ? (
    <button
      type="button"
      className="quiet correct"
      aria-expanded={correcting}
      onClick={() => setCorrecting(!correcting)}
    >
      {correcting ? words.correctDone(title) : words.correct(title)}
    </button>
  ) : null;
  if (correcting) {
    return (
      <>
        {panel}
        {button}
      </>
    );
  }
  const headingId = `section-${key}`;
  return (
    <section className="sheet" aria-labelledby={headingId}>
      <h2 id={headingId} tabIndex={-1}>
        {title}
      </h2>
      {text ? panels.words(SHARED_DOCUMENT, sectionRoot(key), headingId) : (deeds ?? <Blocks {...props} />)}
      {button}
    </section>
  );
}

function Blocks(props: ClosingProps): ReactNode {
  const { folded, panels } = props;
  return Object.values(folded.meeting.organisations).map(({ id, name }) => (
    <section className="block" key={id} aria-labelledby={`block-${id}`}>
      <h3 id={`block-${id}`} tabIndex={-1}>
        {name}
      </h3>
      {panels.words(SHARED_DOCUMENT, blockRoot(id), `block-${id}`)}
      <BlockConfirmation {...props} organisation={id} />
    </section>
  ));
}
