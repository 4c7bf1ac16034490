/** What has no room in the bar, and what somebody sets for themselves. It closes with Esc and gives the focus back. */
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { roomWords as words } from '../../../shared/words/en/room.ts';
import { levelNow, setLevel } from '../../ui/Announcer.tsx';
import { LEVELS, type Level } from '../../ui/Announcements.ts';
import { Icon } from '../../ui/Icon.tsx';

export interface View {
  single: boolean;
  setSingle: (single: boolean) => void;
  showKeys: () => void;
  showCommands: () => void;
}

export function RoomMenu({ view, children }: { view: View; children: ReactNode }) {
  const [open, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const place = useRef<HTMLDivElement>(null);
  const close = (): void => {
    setOpen(false);
    opener.current?.focus();
  };
  useEffect(() => {
    if (!open) return undefined;
    const pressed = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      setOpen(false);
      opener.current?.focus();
    };
    // Whoever goes on elsewhere has done with it.
    const left = ({ target }: Event): void => {
      if (target instanceof Node && !place.current?.contains(target)) setOpen(false);
    };
    const menu = place.current;
    menu?.addEventListener('keydown', pressed);
    document.addEventListener('pointerdown', left);
    document.addEventListener('focusin', left);
    return () => {
      menu?.removeEventListener('keydown', pressed);
      document.removeEventListener('pointerdown', left);
      document.removeEventListener('focusin', left);
    };
  }, [open]);
  return (
    <div className="menu" ref={place}>
      <button
        type="button"
        className="quiet"
        ref={opener}
        aria-expanded={open}
        aria-controls="room-menu"
        onClick={() => setOpen(!open)}
      >
        <Icon name="menu" />
        {words.menu}
      </button>
      <div id="room-menu" className="menuPanel" hidden={!open}>
        {open ? (
          <>
            {children}
            <MyView view={view} close={close} />
          </>
        ) : null}
      </div>
    </div>
  );
}

function MyView({ view, close }: { view: View; close: () => void }) {
  const [level, setLevelHere] = useState(levelNow);
  const choose = (next: Level): void => {
    setLevel(next);
    setLevelHere(next);
  };
  return (
    <>
      <fieldset>
        <legend>{words.menuView}</legend>
        <label className="choice">
          <input type="checkbox" checked={view.single} onChange={(event) => view.setSingle(event.target.checked)} />
          {words.oneSection}
        </label>
      </fieldset>
      <fieldset>
        <legend>{words.menuSpoken}</legend>
        <p className="hint">{words.menuSpokenHint}</p>
        {LEVELS.map((one) => (
          <label className="choice" key={one}>
            <input type="radio" name="level" checked={level === one} onChange={() => choose(one)} />
            {words.levels[one]}
          </label>
        ))}
      </fieldset>
      <div className="row">
        {[
          { label: words.command, show: view.showCommands },
          { label: words.keys, show: view.showKeys },
        ].map(({ label, show }) => (
          <button
            key={label}
            type="button"
            className="quiet"
            onClick={() => {
              close();
              show();
            }}
          >
            {label}
          </button>
        ))}
      </div>
    </>
  );
}
