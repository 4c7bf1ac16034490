/** Keys of the room. None is a single letter, none is taken from the browser or from a keyboard's third level. */
import { useEffect, useRef } from 'react';
import { listenerTyped } from '../../ui/Announcer.tsx';
import { keysOf, type RoomCommand } from './RoomCommand.ts';

export function useKeys(commands: readonly RoomCommand[], off: ReadonlySet<string>): void {
  const now = useRef({ commands, off });
  useEffect(() => {
    now.current = { commands, off };
  });
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      listenerTyped();
      if (event.defaultPrevented || event.isComposing) return;
      const keys = keysOf(event);
      const command = now.current.commands.find((one) => one.keys === keys);
      if (!command || now.current.off.has(command.id)) return;
      event.preventDefault();
      command.run();
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, []);
}
