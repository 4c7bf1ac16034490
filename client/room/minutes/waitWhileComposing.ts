/**
 * An input method (or dictation) composes in the page's own text: whatever changes that text ends it. So others' words
 * wait outside the copy until it is over, five seconds at most (A11Y-7).
 */
import { Plugin } from 'prosemirror-state';
import type { Timers } from '../../../shared/clock.ts';

/** Keeps others' words out until the answer is called. */
export type HoldBack = () => () => void;

const MOST_MS = 5_000;
/** The editor reads the composed letters out of the page a moment after the composition's end. */
const READING_MS = 60;

export function waitWhileComposing(holdBack: HoldBack, timers: Timers): Plugin {
  let letIn: (() => void) | null = null;
  let cancelMost = (): void => {};
  let cancelEnd = (): void => {};
  const over = (): void => {
    cancelMost();
    cancelEnd();
    letIn?.();
    letIn = null;
  };
  return new Plugin({
    props: {
      handleDOMEvents: {
        compositionstart() {
          cancelEnd();
          if (letIn) return false; // one composition after the other: the five seconds count from the first
          letIn = holdBack();
          cancelMost = timers.after(MOST_MS, over);
          return false;
        },
        compositionend() {
          cancelEnd();
          cancelEnd = timers.after(READING_MS, over);
          return false;
        },
      },
    },
    view: () => ({ destroy: over }),
  });
}
