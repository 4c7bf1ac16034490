/** Who writes under which of Yjs's client ids: this screen itself, and everybody whose screen it has met. */
import { useEffect, useState } from 'react';
import type { Awareness } from 'y-protocols/awareness';
import type { Doc } from 'yjs';
import type { Folded } from '../../wire/CommandChannel.ts';
import { personBehind, type PersonInPlace } from '../../wire/presence.ts';

export function useWriters(doc: Doc, awareness: Awareness, folded: Folded): ReadonlyMap<number, PersonInPlace> {
  const { me } = folded;
  const attendee = folded.meeting.people[me];
  const name = attendee?.name ?? '';
  const organisation = attendee?.organisation ?? '';
  const [met, setMet] = useState<ReadonlyMap<number, PersonInPlace>>(new Map());
  useEffect(() => {
    const meet = (): void => {
      setMet((before) => {
        const found = [...awareness.getStates().keys()].flatMap((client): [number, PersonInPlace][] => {
          const person = before.has(client) ? null : personBehind(awareness, client);
          return person ? [[client, person]] : [];
        });
        return found.length === 0 ? before : new Map([...before, ...found]);
      });
    };
    meet();
    awareness.on('change', meet);
    return () => awareness.off('change', meet);
  }, [awareness]);
  return new Map(met).set(doc.clientID, { person: me, name, organisation });
}
