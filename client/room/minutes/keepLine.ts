/**
 * Somebody else's words above me must not push away the line I read. Browsers with scroll anchoring see to it; in the
 * others the first line on the screen is put back where it was.
 */
export const ANCHORS = typeof CSS !== 'undefined' && CSS.supports('overflow-anchor', 'auto');

export function keepLine(change: () => void, anchors = ANCHORS): void {
  const line = anchors ? null : firstLine();
  const before = line?.getBoundingClientRect().top;
  change();
  if (!line?.isConnected || before === undefined) return;
  const moved = line.getBoundingClientRect().top - before;
  if (moved !== 0) window.scrollBy({ top: moved, behavior: 'instant' });
}

/** The first paragraph that is wholly below the upper edge. */
function firstLine(): Element | null {
  for (const paragraph of document.querySelectorAll('main p, main h2, main h3')) {
    const { top, height } = paragraph.getBoundingClientRect();
    if (top >= 0 && height > 0) return paragraph;
  }
  return null;
}
