/** The meeting's page: bar, sections in the template's order, people. What a section is decides its panel. */
import { useEffect, useRef, type ReactNode } from 'react';
import { SHARED_DOCUMENT } from '../../shared/ids.ts';
import { sectionRoot } from '../../shared/document/roots.ts';
import { writableRoots } from '../../shared/rules/permissions.ts';
import type { TemplateSection } from '../../shared/rules/template.ts';
import { stepOf } from '../../shared/wire/closingSteps.ts';
import { pageWords } from '../../shared/words/en/page.ts';
import { roomWords as words } from '../../shared/words/en/room.ts';
import { ClosingBanner } from '../lock/ClosingBanner.tsx';
import type { Panels } from '../lock/ClosingProps.ts';
import { LateTray } from '../lock/LateTray.tsx';
import { LockedRoom } from '../lock/LockedRoom.tsx';
import { TakeOver } from '../lock/TakeOver.tsx';
import { useReadWhenLocked } from '../lock/useReadWhenLocked.ts';
import { Skips } from '../ui/Skips.tsx';
import { usePage } from '../ui/usePage.ts';
import { useValue } from '../ui/useValue.ts';
import type { Folded } from '../wire/CommandChannel.ts';
import type { OpenRoom } from '../wire/openRoom.ts';
import { takesWords } from '../wire/takesWords.ts';
import { ClosingHere, useClosingAhead } from './ClosingHere.tsx';
import { DecisionsPanel } from './deciding/DecisionsPanel.tsx';
import { DissentPanel } from './deciding/DissentPanel.tsx';
import { ViewsPanel } from './deciding/ViewsPanel.tsx';
import { isInLobby, Lobby, OwnQuestion } from './lobby/Lobby.tsx';
import { MinutesSection } from './minutes/MinutesSection.tsx';
import { OrganisationBlocks } from './minutes/OrganisationBlocks.tsx';
import { RestrictedEntries } from './minutes/RestrictedEntries.tsx';
import { RootText } from './minutes/RootText.tsx';
import { TakenBack } from './minutes/TakenBack.tsx';
import { PeoplePanel } from './people/PeoplePanel.tsx';
import { addRow } from './plan/newRow.ts';
import { PlanPanel } from './plan/PlanPanel.tsx';
import { Bar } from './state/Bar.tsx';
import { Notices } from './state/Notices.tsx';
import { UnsavedTexts } from './state/UnsavedTexts.tsx';
import './room.css';

export function RoomPage({ room }: { room: OpenRoom }) {
  const folded = useValue(room.folded);
  const { over } = useValue(room.connection);
  const step = stepOf(usePage());
  const which = whichPage(folded, over !== null, step !== null);
  useEffect(() => {
    // The pages of closing, and what is left after it, have titles of their own.
    if (folded && which !== 'closing' && which !== 'locked')
      document.title = pageWords.title(`${words.minutes} – ${folded.meeting.reference}`);
  }, [folded, which]);
  useFocusOnChange(which);
  useReadWhenLocked(room, folded);
  useClosingAhead();

  if (over) return <Over room={room} code={over.code} sentence={over.sentence} />;
  if (!folded) {
    return (
      <main id="main" className="lobby">
        <h1>{words.openingTitle}</h1>
        <p>{words.opening}</p>
      </main>
    );
  }
  if (which === 'closing' && step !== null)
    return <ClosingHere room={room} folded={folded} step={step} panels={panelsOf(room, folded)} />;
  if (which === 'lobby') return <Lobby room={room} folded={folded} />;
  if (which === 'locked')
    return (
      <LockedRoom room={room} folded={folded}>
        <UnsavedTexts room={room} meeting={folded.meeting} />
      </LockedRoom>
    );
  return <TheRoom room={room} folded={folded} />;
}

type Which = 'over' | 'opening' | 'closing' | 'locked' | 'lobby' | 'room';

function whichPage(folded: Folded | null, over: boolean, closing: boolean): Which {
  if (over) return 'over';
  if (!folded) return 'opening';
  if (isInLobby(folded)) return 'lobby';
  if (closing) return 'closing';
  return folded.meeting.phase === 'locked' ? 'locked' : 'room';
}

/** Another page took this one's place: what had the focus is gone, so it goes to what the address names, or the heading. */
function useFocusOnChange(which: Which): void {
  const before = useRef<Which>('opening');
  useEffect(() => {
    if (before.current !== 'opening' && before.current !== which) placeToLook()?.focus();
    before.current = which;
  }, [which]);
}

function placeToLook(): HTMLElement | null {
  const named = location.hash === '' ? null : document.getElementById(location.hash.slice(1));
  named?.scrollIntoView();
  return named ?? document.querySelector<HTMLElement>('h1');
}

/** What closing borrows of the room: panels to correct in place, and words as text. */
function panelsOf(room: OpenRoom, folded: Folded): Panels {
  return {
    section: (section) => {
      const panel = panelOf(section);
      return panel === null ? null : <Section room={room} folded={folded} section={section} />;
    },
    words: (document, root, headingId) => (
      <RootText room={room} document={document} root={root} name="" label="" headingId={headingId} mayWrite={false} />
    ),
    restricted: () => <RestrictedEntries room={room} folded={folded} />,
    unsaved: () => <UnsavedTexts room={room} meeting={folded.meeting} />,
  };
}

/** The door is shut: nothing of the meeting is shown any more but the reader's own unsaved words. */
function Over({ room, code, sentence }: { room: OpenRoom; code: string; sentence: string }) {
  return (
    <main id="main" className="lobby">
      <h1 tabIndex={-1}>{code === 'signed-out' ? words.signedOutTitle : words.closedTitle}</h1>
      <p>{sentence}</p>
      <UnsavedTexts room={room} meeting={null} />
    </main>
  );
}

function TheRoom({ room, folded }: { room: OpenRoom; folded: Folded }) {
  const { meeting } = folded;
  const { sections } = meeting.template;
  const plan = sections.find(({ key }) => key === 'actions');
  const shown = sections.filter((section) => panelOf(section) !== null);
  return (
    <>
      <Skips
        label={pageWords.skips}
        skips={[
          { to: 'bar', label: words.skipBar },
          { to: 'minutes', label: words.skipMinutes },
          ...(plan ? [{ to: 'plan', label: words.skipPlan }] : []),
          { to: 'people', label: words.skipPeople },
        ]}
      />
      <Bar room={room} folded={folded} />
      <div className="roomGrid">
        <nav className="contents" aria-label={words.contents}>
          <ol>
            {shown.map(({ key, title }) => (
              <li key={key}>
                <a href={`#${headingOf(key)}`}>{title}</a>
              </li>
            ))}
          </ol>
        </nav>
        <main id="minutes" tabIndex={-1} aria-label={words.minutes}>
          <Notices room={room} folded={folded} />
          <ClosingBanner room={room} folded={folded} />
          {meeting.phase === 'closing' || meeting.phase === 'frozen' ? <TakeOver room={room} folded={folded} /> : null}
          <TakenBack meeting={meeting} />
          <OwnQuestion room={room} folded={folded} />
          <UnsavedTexts room={room} meeting={meeting} />
          {shown.map((section) => (
            <Section key={section.key} room={room} folded={folded} section={section} />
          ))}
          <RestrictedEntries room={room} folded={folded} />
          <LateTray room={room} folded={folded} />
        </main>
        <aside aria-label={words.people}>
          <PeoplePanel room={room} folded={folded} />
        </aside>
      </div>
    </>
  );
}

interface SectionProps {
  room: OpenRoom;
  folded: Folded;
  section: TemplateSection;
}

function Section(props: SectionProps): ReactNode {
  return panelOf(props.section)?.(props) ?? null;
}

function headingOf(key: string): string {
  return key === 'actions' ? 'plan' : `section-${key}`;
}

/** As the sections are counted on this page. */
function numberOf({ key }: TemplateSection, { meeting }: Folded): number {
  return (
    meeting.template.sections.filter((section) => panelOf(section) !== null).findIndex((one) => one.key === key) + 1
  );
}

/** null: a section that this page does not show (what it holds stands in the bar, the people or the record). */
function panelOf(section: TemplateSection): ((props: SectionProps) => ReactNode) | null {
  if (section.text) return TextSection;
  return FORMS[section.key] ?? null;
}

const FORMS: Readonly<Record<string, (props: SectionProps) => ReactNode>> = {
  agencyInformation: ({ room, folded, section }) => (
    <OrganisationBlocks {...{ room, folded, section }} number={numberOf(section, folded)} newRow={addRow} />
  ),
  thresholdViews: ({ room, folded, section }) => (
    <ViewsPanel room={room} folded={folded} title={section.title} id={headingOf(section.key)} />
  ),
  decisions: ({ room, folded, section }) => (
    <DecisionsPanel room={room} folded={folded} title={section.title} id={headingOf(section.key)} />
  ),
  actions: ({ room, folded, section }) => <PlanPanel room={room} folded={folded} title={section.title} />,
  dissent: ({ room, folded, section }) => (
    <DissentPanel room={room} folded={folded} title={section.title} id={headingOf(section.key)} />
  ),
};

function TextSection({ room, folded, section }: SectionProps) {
  const { meeting, me } = folded;
  const mayWrite = takesWords(meeting.phase) && writableRoots(meeting, me, SHARED_DOCUMENT)(sectionRoot(section.key));
  return <MinutesSection {...{ room, section, mayWrite }} number={numberOf(section, folded)} newRow={addRow} />;
}
