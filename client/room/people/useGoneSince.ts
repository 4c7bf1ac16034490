/** Since when somebody who had a screen here has none: a gap of a connection, never an absence. */
import { useEffect, useState } from 'react';
import type { PersonId } from '../../../shared/ids.ts';
import type { OpenRoom } from '../../wire/openRoom.ts';

const OFTEN_MS = 20_000;

/** By person, in milliseconds of this device. Shown anew now and then, so that minutes go on. */
export function useGoneSince(room: OpenRoom): ReadonlyMap<PersonId, number> {
  const [gone, setGone] = useState<ReadonlyMap<PersonId, number>>(new Map());
  useEffect(() => {
    const seen = new Set<PersonId>();
    const look = (): void => {
      const here = new Set(room.screens.get().map(({ person }) => person));
      for (const person of here) seen.add(person);
      const away = [...seen].filter((person) => !here.has(person));
      setGone((before) => new Map(away.map((person) => [person, before.get(person) ?? Date.now()])));
    };
    look();
    return room.screens.subscribe(look);
  }, [room]);
  const [, setTick] = useState(0);
  useEffect(() => {
    if (gone.size === 0) return undefined;
    const timer = setInterval(() => setTick((tick) => tick + 1), OFTEN_MS);
    return () => clearInterval(timer);
  }, [gone]);
  return gone;
}
