/** The one fixed place that says whether what I wrote is safe, in words; spoken only when it gets worse or good again. */
import { useEffect, useRef } from 'react';
import { roomWords as words } from '../../../shared/words/en/room.ts';
import { say, sayNow } from '../../ui/Announcer.tsx';
import { useValue } from '../../ui/useValue.ts';
import type { OpenRoom } from '../../wire/openRoom.ts';
import type { Saving } from '../../wire/saving.ts';

/** A blip of the network is not worth a sentence. */
const OFFLINE_SAID_AFTER_MS = 10_000;

export function SaveState({ room }: { room: OpenRoom }) {
  const saving = useValue(room.saving);
  useSpoken(saving.is);
  return (
    <p className={`saveState ${isWrong(saving) ? 'tag warn' : ''}`} id="save-state">
      {sentenceOf(saving)}
    </p>
  );
}

function isWrong({ is }: Saving): boolean {
  return is === 'offline' || is === 'held' || is === 'closed';
}

function sentenceOf(saving: Saving): string {
  switch (saving.is) {
    case 'opening':
      return words.savingOpening;
    case 'saved':
      return words.saved;
    case 'saving':
      return words.saving(saving.changes);
    case 'offline':
      return saving.changes === 0 ? words.offline : words.offlineUnsaved(saving.changes);
    case 'held':
      return words.held(saving.changes);
    case 'closed':
      return words.closed;
  }
}

function useSpoken(is: Saving['is']): void {
  const saidOffline = useRef(false);
  useEffect(() => {
    if (is === 'held') sayNow(words.lateTitle);
    if (is === 'saved' && saidOffline.current) {
      saidOffline.current = false;
      say(words.onlineSaid);
    }
    if (is !== 'offline' || saidOffline.current) return undefined;
    const timer = setTimeout(() => {
      saidOffline.current = true;
      say(words.offlineSaid);
    }, OFFLINE_SAID_AFTER_MS);
    return () => clearTimeout(timer);
  }, [is]);
}
