/** Parts of the room on a narrow page. Arrows move the focus, Enter or Space opens: moving through them hides nothing. */
import { useRef, type KeyboardEvent } from 'react';
import { roomWords as words } from '../../shared/words/en/room.ts';
import { TABS, type Tab } from './useView.ts';

export interface TabListProps {
  tab: Tab;
  setTab: (tab: Tab) => void;
  names: Readonly<Record<Tab, string>>;
}

export function TabList({ tab, setTab, names }: TabListProps) {
  const list = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const edge = { Home: 0, End: TABS.length - 1 }[event.key];
    if (step === undefined && edge === undefined) return;
    event.preventDefault();
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    const at = buttons.findIndex((button) => button === document.activeElement);
    buttons[edge ?? (at + (step ?? 0) + buttons.length) % buttons.length]?.focus();
  };
  return (
    <nav className="tabs" aria-label={words.tabs}>
      <div role="tablist" tabIndex={-1} aria-label={words.tabs} ref={list} onKeyDown={move}>
        {TABS.map((one) => (
          <button
            key={one}
            type="button"
            role="tab"
            id={`tab-${one}`}
            aria-controls={`tab-panel-${one}`}
            aria-selected={tab === one}
            tabIndex={tab === one ? 0 : -1}
            onClick={() => setTab(one)}
          >
            {names[one]}
          </button>
        ))}
      </div>
    </nav>
  );
}
