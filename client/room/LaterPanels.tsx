/**
 * The plan, the forms of what is decided, the restricted entries and what stands beside the minutes come a moment after
 * the editors: everybody wants to write in the first second.
 */
import type { ComponentProps } from 'react';
import { refusesCommand } from '../../shared/rules/permissions.ts';
import { pageWords } from '../../shared/words/en/page.ts';
import { roomWords as words } from '../../shared/words/en/room.ts';
import { loadedLater } from '../ui/loadedLater.ts';
import type * as DecidingPanels from './deciding/decidingPanels.ts';
import type * as BesideParts from './besideParts.ts';
import type { PanelProps, Within } from './deciding/PanelProps.ts';
import type { PlanPanel } from './plan/PlanPanel.tsx';

const useDecidingPanels = loadedLater(() => import('./deciding/decidingPanels.ts'));
const usePlanPanel = loadedLater(() => import('./plan/PlanPanel.tsx'));
const useRestricted = loadedLater(() => import('./minutes/RestrictedEntries.tsx'));
const useBeside = loadedLater(() => import('./besideParts.ts'));

export type Deciding = keyof typeof DecidingPanels;

export function DecidingHere({ panel, ...props }: PanelProps & { panel: Deciding }) {
  const Panel = useDecidingPanels()?.[panel];
  return Panel ? <Panel {...props} /> : <NotHereYet {...props} />;
}

export function PlanHere({ id, ...props }: ComponentProps<typeof PlanPanel> & { id: string }) {
  const Panel = usePlanPanel()?.PlanPanel;
  return Panel ? <Panel {...props} /> : <NotHereYet id={id} title={props.title} />;
}

export function RestrictedHere({ room, folded }: Within) {
  const Entries = useRestricted()?.RestrictedEntries;
  if (Entries) return <Entries room={room} folded={folded} />;
  const { meeting, me } = folded;
  const none = Object.keys(meeting.restricted).length === 0 && refusesCommand(meeting, me, 'openRestricted') !== null;
  return none ? null : <NotHereYet id="restricted" title={words.restricted} />;
}

export function PeopleHere(props: ComponentProps<typeof BesideParts.PeoplePanel>) {
  const Panel = useBeside()?.PeoplePanel;
  return Panel ? <Panel {...props} /> : <NotHereYet id="people" title={words.people} />;
}

/** Comes with the people above it: nothing stands in its place before. */
export function FamilyHere(props: Within) {
  const Part = useBeside()?.Family;
  return Part ? <Part {...props} /> : null;
}

export function OthersHere(props: ComponentProps<typeof BesideParts.OthersPanel>) {
  const Panel = useBeside()?.OthersPanel;
  return Panel ? <Panel {...props} /> : <NotHereYet id="others" title={words.others} />;
}

function NotHereYet({ id, title }: { id: string; title: string }) {
  return (
    <section className="sheet" aria-labelledby={id}>
      <h2 id={id} tabIndex={-1}>
        {title}
      </h2>
      <p className="hint">{pageWords.loading}</p>
    </section>
  );
}
