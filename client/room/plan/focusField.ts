/** To a field of an action, wherever the table has it. Only ever called for somebody's own key. */
export function focusField(row: string, field: 'text' | 'owner' | 'due'): boolean {
  const found = document.querySelector<HTMLElement>(`[data-row="${CSS.escape(row)}"][data-field="${field}"]`);
  found?.focus();
  return found !== null;
}
