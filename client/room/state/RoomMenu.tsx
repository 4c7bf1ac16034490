/** What has no room in the bar, and what somebody sets for themselves. It closes with Esc and gives the focus back. */
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { roomWords as words } from '../../../shared/words/en/room.ts';
import { Icon } from '../../ui/Icon.tsx';
import type { OpenRoom } from '../../wire/openRoom.ts';
import { useSeldom } from './useSeldom.ts';

export interface View {
  single: boolean;
  setSingle: (single: boolean) => void;
  showKeys: () => void;
  showCommands: () => void;
}

export function RoomMenu({ room, view, children }: { room: OpenRoom; view: View; children: ReactNode }) {
  const MyView = useSeldom()?.MyView;
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
            {MyView ? <MyView room={room} view={view} close={close} /> : null}
          </>
        ) : null}
      </div>
    </div>
  );
}
