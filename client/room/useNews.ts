/** How many edits of others in each section were not looked at: what is on the screen counts as looked at. */
import { useEffect, useRef, useState } from 'react';
import { useValue } from '../ui/useValue.ts';
import { sectionOfRoot } from '../wire/places.ts';
import type { OthersEdits } from './others/OthersEdits.ts';

export interface News {
  bySection: ReadonlyMap<string, number>;
  /** Edits up to this one were looked at in the list. */
  seen: number;
  catchUp: () => void;
}

export function useNews(others: OthersEdits): News {
  const edits = useValue(others.edits);
  const [seen, setSeen] = useState(0);
  const [looked, setLooked] = useState<ReadonlyMap<string, number>>(new Map());
  const visible = useRef(new Set<string>());
  const latest = edits.at(-1)?.id ?? 0;
  useEffect(() => {
    const newest = (): number => others.edits.get().at(-1)?.id ?? 0;
    const look = (): void =>
      setLooked((now) => new Map([...now, ...[...visible.current].map((key) => [key, newest()] as const)]));
    const observer = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) {
        const key = (target as HTMLElement).dataset['section'] ?? '';
        if (isIntersecting) visible.current.add(key);
        else visible.current.delete(key);
      }
      look();
    });
    for (const section of document.querySelectorAll('[data-section]')) observer.observe(section);
    const stop = others.edits.subscribe(look);
    return () => {
      observer.disconnect();
      stop();
    };
  }, [others]);
  const bySection = new Map<string, number>();
  for (const { id, root } of edits) {
    const key = sectionOfRoot(root);
    if (key === null || id <= Math.max(seen, looked.get(key) ?? 0)) continue;
    bySection.set(key, (bySection.get(key) ?? 0) + 1);
  }
  return { bySection, seen, catchUp: () => setSeen(latest) };
}
