/**
 * The forms of what is decided come a moment after the editors: nobody decides in the first second, and everybody wants
 * to write in it. What cannot be fetched is tried again; the rest of the room does not mind.
 */
import { useEffect, useState } from 'react';
import { pageWords } from '../../shared/words/en/page.ts';
import type * as DecidingPanels from './deciding/decidingPanels.ts';
import type { PanelProps } from './deciding/PanelProps.ts';

const AGAIN_MS = 3_000;

let loading: Promise<typeof DecidingPanels> | null = null;
let loaded: typeof DecidingPanels | null = null;

/** One request for all who ask; forgotten when it failed. */
async function load(): Promise<typeof DecidingPanels> {
  loading ??= import('./deciding/decidingPanels.ts');
  try {
    loaded = await loading;
    return loaded;
  } catch (error) {
    loading = null;
    throw error;
  }
}

export function DecidingHere({ panel, ...props }: PanelProps & { panel: keyof typeof DecidingPanels }) {
  const [panels, setPanels] = useState(loaded);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    if (panels !== null) return undefined;
    let timer: ReturnType<typeof setTimeout> | null = null;
    load().then(setPanels, () => {
      timer = setTimeout(() => setTries(tries + 1), AGAIN_MS);
    });
    return () => {
      if (timer !== null) clearTimeout(timer);
    };
  }, [panels, tries]);
  if (panels !== null) {
    const Panel = panels[panel];
    return <Panel {...props} />;
  }
  return (
    <section className="sheet" aria-labelledby={props.id}>
      <h2 id={props.id} tabIndex={-1}>
        {props.title}
      </h2>
      <p className="hint">{pageWords.loading}</p>
    </section>
  );
}
