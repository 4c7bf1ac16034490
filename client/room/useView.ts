/** What this screen looks at: tab, section, one or all. Kept for the page's life; nobody else's act changes it. */
import { useCallback, useLayoutEffect, useState } from 'react';

/** Parts of the room that a narrow page shows one at a time. */
export const TABS = ['minutes', 'actions', 'agenda', 'people'] as const;
export type Tab = (typeof TABS)[number];

export interface RoomView {
  tab: Tab;
  setTab: (tab: Tab) => void;
  chosen: string | null;
  single: boolean;
  setSingle: (single: boolean) => void;
  /** Shows what has this id, wherever it is, and puts the focus there. */
  reveal: (id: string) => void;
}

export function useView(first: string | null): RoomView {
  const [tab, setTab] = useState<Tab>(() => tabOfAddress(location.hash.slice(1)));
  const [chosen, setChosen] = useState<string | null>(null);
  const [single, setSingle] = useState(false);
  const [wanted, setWanted] = useState<{ id: string } | null>(null);
  const reveal = useCallback((id: string): void => {
    const target = document.getElementById(id);
    const panel = target?.closest<HTMLElement>('[data-tab]')?.dataset['tab'];
    const section = target?.closest<HTMLElement>('[data-section]')?.dataset['section'];
    const shown = TABS.find((one) => one === panel);
    if (shown) setTab(shown);
    if (section !== undefined) setChosen(section);
    setWanted({ id });
  }, []);
  // Once it is shown: what is hidden takes no focus.
  useLayoutEffect(() => {
    const target = wanted === null ? null : document.getElementById(wanted.id);
    target?.scrollIntoView({ block: 'start' });
    target?.focus({ preventScroll: true });
  }, [wanted]);
  return { tab, setTab, chosen: chosen ?? first, single, setSingle, reveal };
}

function tabOfAddress(id: string): Tab {
  if (id === 'plan') return 'actions';
  return id === 'people' || id === 'agenda' ? id : 'minutes';
}
