/** The plan and the forms of what is decided come a moment after the editors: everybody wants to write in the first second. */
import type { ComponentProps } from 'react';
import { pageWords } from '../../shared/words/en/page.ts';
import { loadedLater } from '../ui/loadedLater.ts';
import type * as DecidingPanels from './deciding/decidingPanels.ts';
import type { PanelProps } from './deciding/PanelProps.ts';
import type { PlanPanel } from './plan/PlanPanel.tsx';

const useDecidingPanels = loadedLater(() => import('./deciding/decidingPanels.ts'));
const usePlanPanel = loadedLater(() => import('./plan/PlanPanel.tsx'));

export type Deciding = keyof typeof DecidingPanels;

export function DecidingHere({ panel, ...props }: PanelProps & { panel: Deciding }) {
  const Panel = useDecidingPanels()?.[panel];
  return Panel ? <Panel {...props} /> : <NotHereYet {...props} />;
}

export function PlanHere({ id, ...props }: ComponentProps<typeof PlanPanel> & { id: string }) {
  const Panel = usePlanPanel()?.PlanPanel;
  return Panel ? <Panel {...props} /> : <NotHereYet id={id} title={props.title} />;
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
