/** The parts of the room in their order on the page, for Ctrl+F6. */
const REGIONS = ['bar', 'agenda', 'minutes', 'section-decisions', 'plan', 'people', 'others'] as const;

/** Id of the part after (or before) the one that has the focus. */
export function nextRegion(step: 1 | -1): string {
  const there = REGIONS.filter((id) => document.getElementById(id) !== null);
  const at = there.findLastIndex((id) => holdsFocus(id));
  return there[(at + step + there.length) % there.length] ?? 'bar';
}

function holdsFocus(id: string): boolean {
  const element = document.getElementById(id);
  const region = element?.closest('section, nav, header, main') ?? element;
  return region?.contains(document.activeElement) ?? false;
}
