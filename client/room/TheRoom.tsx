/** The room: bar, agenda, minutes with the plan one glance away, people and what others changed. */
import { useCallback, useMemo, useState, type MouseEvent, type ReactNode } from 'react';
import { agendaNow } from '../../shared/rules/agenda.ts';
import { pageWords } from '../../shared/words/en/page.ts';
import { roomWords as words } from '../../shared/words/en/room.ts';
import type * as ClosingParts from '../lock/closingParts.ts';
import { loadedLater } from '../ui/loadedLater.ts';
import { Skips } from '../ui/Skips.tsx';
import { hasTabs, useLayout } from '../ui/useLayout.ts';
import { useValue } from '../ui/useValue.ts';
import type { Folded } from '../wire/CommandChannel.ts';
import type { OpenRoom } from '../wire/openRoom.ts';
import { Agenda } from './agenda/Agenda.tsx';
import { useAgendaLead } from './agenda/useAgendaLead.ts';
import { BottomRow } from './BottomRow.tsx';
import { FamilyHere, OthersHere, PeopleHere, RestrictedHere } from './LaterPanels.tsx';
import { OwnQuestionHere } from './LobbyHere.tsx';
import { RoomKeys } from './RoomKeys.tsx';
import { TakenBack } from './minutes/TakenBack.tsx';
import { useBefore } from './others/useBefore.ts';
import { useOthersEdits, useToldOfOthers } from './others/useOthersEdits.ts';
import { hasPanel, headingOf, Section } from './sectionPanels.tsx';
import { Bar } from './state/Bar.tsx';
import { Notices } from './state/Notices.tsx';
import { UnsavedTexts } from './state/UnsavedTexts.tsx';
import { TabList } from './TabList.tsx';
import { rootNow, useLastWritten } from './useLastWritten.ts';
import { useNews } from './useNews.ts';
import { useOpenActions } from './useOpenActions.ts';
import { useToldOfDeeds } from './useToldOfDeeds.ts';
import { useView, type Tab } from './useView.ts';

const PLAN = 'actions';
/** Read, not written in: it comes when the editors stand. */
const useLateCard = loadedLater(() => import('./others/LateCard.tsx'));

export interface TheRoomProps {
  room: OpenRoom;
  folded: Folded;
  /** null until it is loaded. */
  closing: Pick<typeof ClosingParts, 'ClosingBanner' | 'LateTray' | 'TakeOver'> | null;
}

export function TheRoom({ room, folded, closing }: TheRoomProps) {
  const { meeting } = folded;
  const sections = useMemo(() => meeting.template.sections.filter(hasPanel), [meeting.template]);
  const minutes = sections.filter(({ key }) => key !== PLAN);
  const plan = sections.find(({ key }) => key === PLAN);
  const layout = useLayout();
  const view = useView(agendaNow(meeting) ?? minutes[0]?.key ?? null);
  const lead = useAgendaLead(room, folded, sections);
  const openActions = useOpenActions(room, meeting);
  const others = useOthersEdits(room);
  const edits = useValue(others.edits);
  const news = useNews(others);
  const [dialog, setDialog] = useState<'keys' | 'commands' | null>(null);
  const last = useLastWritten(room);
  const placeNow = useCallback(() => rootNow(room), [room]);
  useToldOfOthers(others, meeting, placeNow);
  useToldOfDeeds(room, folded);
  const tabNames = useTabNames(room, folded, openActions);

  const catchUp = (): void => {
    view.reveal('others');
    news.catchUp();
  };
  const panel = (tab: Tab, className: string, children: ReactNode): ReactNode => (
    <Panel tab={tab} shown={!hasTabs(layout) || view.tab === tab} asTab={hasTabs(layout)} className={className}>
      {children}
    </Panel>
  );
  return (
    <div
      className="room"
      data-layout={layout}
      data-locked={meeting.phase === 'locked' || undefined}
      onClick={(event) => followLink(event, view.reveal)}
      role="presentation"
    >
      <Skips label={pageWords.skips} skips={skips(plan !== undefined)} />
      <Bar
        {...{ room, folded, layout }}
        nextItem={lead?.next ?? null}
        view={{
          single: view.single,
          setSingle: view.setSingle,
          showKeys: () => setDialog('keys'),
          showCommands: () => setDialog('commands'),
        }}
      />
      {hasTabs(layout) ? <TabList tab={view.tab} setTab={view.setTab} names={tabNames} /> : null}
      <div className="roomGrid">
        {panel(
          'agenda',
          'agendaPlace',
          <Agenda
            {...{ meeting, sections, lead, headingOf, openActions }}
            chosen={view.chosen}
            news={news.bySection}
            look={(key) => view.reveal(headingOf(key))}
          />,
        )}
        <main aria-label={words.minutes} className="work">
          {panel(
            'minutes',
            'minutesPlace',
            <div id="minutes" tabIndex={-1}>
              <Notices room={room} folded={folded} />
              {closing ? <closing.ClosingBanner room={room} folded={folded} /> : null}
              {closing && (meeting.phase === 'closing' || meeting.phase === 'frozen') ? (
                <closing.TakeOver room={room} folded={folded} />
              ) : null}
              <TakenBack meeting={meeting} />
              <OwnQuestionHere room={room} folded={folded} />
              <UnsavedTexts room={room} meeting={meeting} />
              <Joined room={room} folded={folded} reveal={view.reveal} />
              {minutes.map((section) => (
                <div
                  key={section.key}
                  data-section={section.key}
                  hidden={view.single && view.chosen !== section.key && view.chosen !== PLAN}
                >
                  <Section room={room} folded={folded} section={section} reveal={view.reveal} />
                </div>
              ))}
              <RestrictedHere room={room} folded={folded} />
              {closing ? <closing.LateTray room={room} folded={folded} /> : null}
            </div>,
          )}
          {plan
            ? panel(
                'actions',
                'planPlace',
                <div data-section={PLAN}>
                  <Section room={room} folded={folded} section={plan} reveal={view.reveal} />
                </div>,
              )
            : null}
        </main>
        {panel(
          'people',
          'peoplePlace',
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, also where nothing in it can be pressed
          <aside aria-label={words.people} tabIndex={0}>
            <PeopleHere room={room} folded={folded} reveal={view.reveal} />
            <FamilyHere room={room} folded={folded} />
            <OthersHere {...{ meeting, edits, catchUp }} myRoot={last.root} seen={news.seen} reveal={view.reveal} />
          </aside>,
        )}
      </div>
      {hasTabs(layout) ? (
        <BottomRow
          {...{ room, folded, catchUp }}
          fresh={edits.filter(({ id }) => id > news.seen).length}
          reveal={view.reveal}
        />
      ) : null}
      <RoomKeys
        {...{ room, folded, sections, dialog, setDialog, catchUp }}
        reveal={view.reveal}
        nextItem={lead?.next ?? null}
        lastWritten={last.field}
      />
    </div>
  );
}

/** Everywhere the same elements, so that an editor outlives a turned tablet. */
function Panel(props: { tab: Tab; shown: boolean; asTab: boolean; className: string; children: ReactNode }) {
  const { tab, shown, asTab, className, children } = props;
  const role = asTab ? { role: 'tabpanel', id: `tab-panel-${tab}`, 'aria-labelledby': `tab-${tab}` } : {};
  return (
    <div className={className} data-tab={tab} hidden={!shown} {...role}>
      {children}
    </div>
  );
}

function Joined({ room, folded, reveal }: { room: OpenRoom; folded: Folded; reveal: (id: string) => void }) {
  const before = useBefore(room);
  const LateCard = useLateCard()?.LateCard;
  const [state, setState] = useState<'shown' | 'open' | 'gone'>('shown');
  if (before === null || state === 'gone' || !LateCard) return null;
  return (
    <LateCard
      meeting={folded.meeting}
      before={before}
      open={state === 'open'}
      catchUp={() => {
        setState('open');
        reveal('joined');
      }}
      dismiss={() => {
        setState('gone');
        reveal('minutes');
      }}
      reveal={reveal}
    />
  );
}

function useTabNames(room: OpenRoom, { meeting }: Folded, openActions: number): Readonly<Record<Tab, string>> {
  const screens = useValue(room.screens);
  const here = new Set(screens.map(({ person }) => person)).size;
  return {
    minutes: words.tabMinutes,
    actions: words.tabActions(openActions),
    agenda: words.tabAgenda,
    people: words.tabPeople(here, Object.keys(meeting.people).length),
  };
}

function skips(hasPlan: boolean): { to: string; label: string }[] {
  return [
    { to: 'bar', label: words.skipBar },
    { to: 'minutes', label: words.skipMinutes },
    ...(hasPlan ? [{ to: 'plan', label: words.skipPlan }] : []),
    { to: 'people', label: words.skipPeople },
  ];
}

/** A link within the page leads into another tab too. */
function followLink(event: MouseEvent, reveal: (id: string) => void): void {
  const link = (event.target as Element).closest('a[href^="#"]');
  if (event.defaultPrevented || !link) return;
  event.preventDefault();
  reveal(link.getAttribute('href')?.slice(1) ?? '');
}
