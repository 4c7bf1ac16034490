/** Since when, as far as this page has seen, somebody has no screen open; nobody is here whose time is not known. */
import { useMemo, useSyncExternalStore } from 'react';
import type { PersonId } from '../../shared/ids.ts';
import type { ScreenOfPerson } from '../../shared/wire/rt.ts';
import type { Readable } from '../wire/Value.ts';

type Gone = ReadonlyMap<PersonId, string>;

export function useGoneSince(screens: Readable<readonly ScreenOfPerson[]>): Gone {
  const gone = useMemo(() => watch(screens), [screens]);
  return useSyncExternalStore(gone.subscribe, gone.get);
}

function watch(screens: Readable<readonly ScreenOfPerson[]>): Readable<Gone> {
  const present = (): ReadonlySet<PersonId> => new Set(screens.get().map(({ person }) => person));
  let here = present();
  let gone: Gone = new Map();
  return {
    get: () => gone,
    subscribe: (listener) =>
      screens.subscribe(() => {
        const now = present();
        const left = [...here].filter((person) => !now.has(person));
        const stillGone = [...gone].filter(([person]) => !now.has(person));
        gone = new Map([...stillGone, ...left.map((person) => [person, new Date().toISOString()] as const)]);
        here = now;
        listener();
      }),
  };
}
