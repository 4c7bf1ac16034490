/** How much room there is: by the window's width alone, so that a zoomed laptop is a phone. */
import { useSyncExternalStore } from 'react';

/** `half`: beside a call or a tablet; `wide`: the plan has a column of its own. */
export type Layout = 'phone' | 'half' | 'columns' | 'wide';

const HALF = window.matchMedia('(min-width: 30rem)');
const COLUMNS = window.matchMedia('(min-width: 64rem)');
const WIDE = window.matchMedia('(min-width: 118rem)');

export function useLayout(): Layout {
  return useSyncExternalStore(
    (listener) => {
      for (const query of [HALF, COLUMNS, WIDE]) query.addEventListener('change', listener);
      return () => {
        for (const query of [HALF, COLUMNS, WIDE]) query.removeEventListener('change', listener);
      };
    },
    () => {
      if (WIDE.matches) return 'wide';
      if (COLUMNS.matches) return 'columns';
      return HALF.matches ? 'half' : 'phone';
    },
  );
}

export function hasTabs(layout: Layout): boolean {
  return layout === 'phone' || layout === 'half';
}
