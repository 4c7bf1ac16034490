/** Where this person last wrote: the field, to go back to, and its root, to follow what others do there. */
import { useEffect, useRef, useState, type RefObject } from 'react';
import { SHARED_DOCUMENT } from '../../shared/ids.ts';
import type { OpenRoom } from '../wire/openRoom.ts';

export interface LastWritten {
  field: RefObject<HTMLElement | null>;
  root: string | null;
}

export function useLastWritten(room: OpenRoom): LastWritten {
  const field = useRef<HTMLElement | null>(null);
  const [root, setRoot] = useState<string | null>(null);
  useEffect(() => {
    const focused = ({ target }: FocusEvent): void => {
      if (!(target instanceof HTMLElement) || target.closest('main') === null) return;
      if (target.matches('[contenteditable="true"], textarea, input')) field.current = target;
      setRoot((before) => rootNow(room) ?? before);
    };
    document.addEventListener('focusin', focused);
    return () => document.removeEventListener('focusin', focused);
  }, [room]);
  return { field, root };
}

/** The root that the caret is in now; null: in none. */
export function rootNow(room: OpenRoom): string | null {
  const root: unknown = room.documents.get().get(SHARED_DOCUMENT)?.get().awareness.getLocalState()?.['root'];
  return typeof root === 'string' ? root : null;
}
