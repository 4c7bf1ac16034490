/** The one fixed place that says whether what I wrote is safe, in words; spoken only when it gets worse or good again. */
import { useEffect, useRef, useState } from 'react';
import { roomWords as words } from '../../../shared/words/en/room.ts';
import { sayNow, saySoon } from '../../ui/Announcer.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { timeOf } from '../../ui/times.ts';
import { useValue } from '../../ui/useValue.ts';
import type { OpenRoom } from '../../wire/openRoom.ts';
import type { Saving } from '../../wire/saving.ts';
import { useSeldom } from './useSeldom.ts';

/** A blip of the network is not worth a sentence. */
const OFFLINE_SAID_AFTER_MS = 10_000;

export function SaveState({ room }: { room: OpenRoom }) {
  const saving = useValue(room.saving);
  const savedAt = useSavedAt(room);
  const cutOffSince = useCutOffSince(room);
  const Details = useSeldom()?.ConnectionDetails;
  const [open, setOpen] = useState(false);
  useSpoken(saving.is);
  return (
    <>
      <button
        type="button"
        className={`saveState ${isWrong(saving) ? 'tag warn' : ''}`}
        id="save-state"
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        <Icon name={isWrong(saving) ? 'offline' : 'saved'} />
        <span>{sentenceOf(saving)}</span>
        {saving.is === 'saved' && savedAt !== null ? <span className="at"> {timeOf(savedAt)}</span> : null}
      </button>
      {open && Details ? <Details {...{ room, savedAt, cutOffSince }} close={() => setOpen(false)} /> : null}
    </>
  );
}

/** By this device's clock; null: connected, or never was. */
function useCutOffSince(room: OpenRoom): string | null {
  const [since, setSince] = useState<string | null>(null);
  useEffect(
    () =>
      room.saving.subscribe(() => {
        const { is } = room.saving.get();
        setSince((before) => (is === 'offline' ? (before ?? new Date().toISOString()) : null));
      }),
    [room],
  );
  return since;
}

/** When this screen last heard that everything is saved; minutes are precise enough. */
function useSavedAt(room: OpenRoom): string | null {
  const [at, setAt] = useState<string | null>(null);
  useEffect(
    () =>
      room.saving.subscribe(() => {
        if (room.saving.get().is === 'saved') setAt(new Date().toISOString());
      }),
    [room],
  );
  return at;
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
      saySoon(words.onlineSaid);
    }
    if (is !== 'offline' || saidOffline.current) return undefined;
    const timer = setTimeout(() => {
      saidOffline.current = true;
      saySoon(words.offlineSaid);
    }, OFFLINE_SAID_AFTER_MS);
    return () => clearTimeout(timer);
  }, [is]);
}
