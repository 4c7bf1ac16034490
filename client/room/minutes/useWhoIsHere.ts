/** Who else has their caret in a root, as a sentence that changes at most once in five seconds. */
import { useEffect, useState } from 'react';
import type { Awareness } from 'y-protocols/awareness';
import { roomWords as words } from '../../../shared/words/en/room.ts';
import { whoIsWhere } from '../../wire/presence.ts';

const LEAST_MS = 5_000;

export function useWhoIsHere(awareness: Awareness, root: string): string {
  const [sentence, setSentence] = useState('');
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    const show = (): void => {
      timer = null;
      setSentence(sentenceFor(awareness, root));
    };
    // The first change is shown soon, what follows it waits: a line that flickers cannot be read.
    const later = (): void => {
      timer ??= setTimeout(show, LEAST_MS);
    };
    show();
    awareness.on('change', later);
    return () => {
      awareness.off('change', later);
      if (timer !== null) clearTimeout(timer);
    };
  }, [awareness, root]);
  return sentence;
}

function sentenceFor(awareness: Awareness, root: string): string {
  const here = whoIsWhere(awareness).get(root) ?? [];
  if (here.length === 0) return '';
  const names = here.map(({ name, organisation }) => words.nameAt(name, organisation));
  return words.here(words.and(names), names.length === 1);
}
