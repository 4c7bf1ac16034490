/**
 * Somebody else's words above me must not push away the line I read. Browsers with scroll anchoring see to it; in the
 * others the first line on the screen is put back where it was.
 */
export const ANCHORS = typeof CSS !== 'undefined' && CSS.supports('overflow-anchor', 'auto');

/** `editor`: where the change happens; what scrolls it is what is scrolled back. */
export function keepLine(editor: Element, change: () => void, anchors = ANCHORS): void {
  const scroller = anchors ? null : scrollerOf(editor);
  const line = scroller && firstLine(scroller);
  const before = line?.getBoundingClientRect().top;
  change();
  if (!line?.isConnected || before === undefined) return;
  const moved = line.getBoundingClientRect().top - before;
  if (moved !== 0) scroller?.scrollBy({ top: moved, behavior: 'instant' });
}

/** The nearest around it that scrolls; the page itself if none does. */
function scrollerOf(editor: Element): Element {
  for (let around = editor.parentElement; around; around = around.parentElement) {
    const scrolls = /auto|scroll/.test(getComputedStyle(around).overflowY);
    if (scrolls && around.scrollHeight > around.clientHeight) return around;
  }
  return document.scrollingElement ?? document.documentElement;
}

/** The first line that is not above the upper edge. */
function firstLine(scroller: Element): Element | null {
  const edge = Math.max(0, scroller.getBoundingClientRect().top);
  for (const line of scroller.querySelectorAll('p, h2, h3')) {
    const { top, height } = line.getBoundingClientRect();
    if (top >= edge && height > 0) return line;
  }
  return null;
}
