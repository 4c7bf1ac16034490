/** What happened is said once, also where several pages of this meeting tell it and a person goes from one to the other. */
import { useEffect } from 'react';

const said = new Set<string>();

/** `event`: what happened and when; null: nothing to say. */
export function useSaidOnce(event: string | null, sentence: string, tell: (sentence: string) => void): void {
  useEffect(() => {
    if (event === null || said.has(event)) return;
    said.add(event);
    tell(sentence);
  }, [event, sentence, tell]);
}
