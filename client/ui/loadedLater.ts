/** Parts of a page that come a moment after what people want first. */
import { useEffect, useState } from 'react';

/** A network that just failed is asked again after this long. */
const AGAIN_MS = 3_000;

/**
 * A hook that answers what `fetch` brings, null until it is here. One request for all who ask; what cannot be fetched is
 * tried again, and the rest of the page does not mind.
 */
export function loadedLater<Part>(fetch: () => Promise<Part>): () => Part | null {
  let loading: Promise<Part> | null = null;
  let loaded: Part | null = null;
  const load = async (): Promise<Part> => {
    loading ??= fetch();
    try {
      loaded = await loading;
      return loaded;
    } catch (error) {
      loading = null;
      throw error;
    }
  };
  return function usePart() {
    const [part, setPart] = useState<{ is: Part } | null>(loaded === null ? null : { is: loaded });
    const [tries, setTries] = useState(0);
    useEffect(() => {
      if (part !== null) return undefined;
      let timer: ReturnType<typeof setTimeout> | null = null;
      load().then(
        (is) => setPart({ is }),
        () => {
          timer = setTimeout(() => setTries(tries + 1), AGAIN_MS);
        },
      );
      return () => {
        if (timer !== null) clearTimeout(timer);
      };
    }, [part, tries]);
    return part?.is ?? null;
  };
}
