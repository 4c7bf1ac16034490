/**
 * Whatever goes away when the focus leaves must not go away between the press and the release of a pointer: what is
 * below would move, and the release would miss what was pressed.
 */
let pressed = false;

if (typeof addEventListener === 'function') {
  addEventListener('pointerdown', () => (pressed = true), { capture: true });
  for (const end of ['pointerup', 'pointercancel']) addEventListener(end, () => (pressed = false), { capture: true });
}

export function afterPress(task: () => void): void {
  if (!pressed) return task();
  const ended = new AbortController();
  for (const end of ['pointerup', 'pointercancel']) {
    const later = (): void => {
      ended.abort();
      setTimeout(task, 0); // the click comes right after the release
    };
    addEventListener(end, later, { signal: ended.signal });
  }
}
