/** Something that can be done from anywhere in the room, with its key. */
export interface RoomCommand {
  id: string;
  name: string;
  /** `Alt+Shift+E`; null: only in the list of commands. */
  keys: string | null;
  run: () => void;
}

/** Of a key press: `Ctrl+Shift+F6`; by the place of the key, so that Alt+Shift+E is the same on every layout. */
export function keysOf(event: Pick<KeyboardEvent, 'code' | 'ctrlKey' | 'altKey' | 'shiftKey' | 'metaKey'>): string {
  const key = event.code.replace(/^Key/, '').replace(/^Slash$/, '/');
  return [
    ...(event.ctrlKey || event.metaKey ? ['Ctrl'] : []),
    ...(event.altKey ? ['Alt'] : []),
    ...(event.shiftKey ? ['Shift'] : []),
    key,
  ].join('+');
}
