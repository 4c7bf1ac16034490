/** The shared document, looked at again whenever somebody wrote in it or it was joined anew; null: not here yet. */
import { useMemo, useSyncExternalStore } from 'react';
import { SHARED_DOCUMENT } from '../../shared/ids.ts';
import { useValue } from '../ui/useValue.ts';
import type { OpenDocument } from '../wire/DocumentChannel.ts';
import type { OpenRoom } from '../wire/openRoom.ts';
import type { Readable } from '../wire/Value.ts';

export function useSharedWords(room: OpenRoom): OpenDocument['doc'] | null {
  const open = useValue(room.documents).get(SHARED_DOCUMENT) ?? null;
  const words = useMemo(() => wordsIn(open), [open]);
  useSyncExternalStore(words.subscribe, words.get);
  return open?.get().doc ?? null;
}

/** Counts the changes. */
function wordsIn(open: Readable<OpenDocument> | null): Readable<number> {
  let changes = 0;
  return {
    get: () => changes,
    subscribe(listener) {
      const changed = (): void => {
        changes += 1;
        listener();
      };
      let doc = open?.get().doc;
      doc?.on('update', changed);
      const stop = open?.subscribe(() => {
        doc?.off('update', changed);
        doc = open.get().doc;
        doc.on('update', changed);
        changed();
      });
      return () => {
        doc?.off('update', changed);
        stop?.();
      };
    },
  };
}
