/** What others decide and who comes and goes, for whoever listens; what this person did themselves is not told. */
import { useEffect, useRef } from 'react';
import type { PersonId } from '../../shared/ids.ts';
import { roomWords as words } from '../../shared/words/en/room.ts';
import type { Happening } from '../../shared/wire/rt.ts';
import { saySoon, tellOfOthers } from '../ui/Announcer.tsx';
import { useValue } from '../ui/useValue.ts';
import type { Folded } from '../wire/CommandChannel.ts';
import type { OpenRoom } from '../wire/openRoom.ts';

export function useToldOfDeeds(room: OpenRoom, folded: Folded): void {
  const told = useRef(folded.happenings.length);
  useEffect(() => {
    for (const happening of folded.happenings.slice(told.current)) {
      const sentence = happening.by === folded.me ? null : sentenceOf(happening, folded);
      if (sentence !== null) saySoon(sentence);
    }
    told.current = folded.happenings.length;
  }, [folded]);

  const screens = useValue(room.screens);
  const here = useRef<ReadonlySet<PersonId> | null>(null);
  useEffect(() => {
    const now = new Set(screens.map(({ person }) => person));
    const before = here.current;
    here.current = now;
    if (before === null) return;
    const nameOf = (person: PersonId): string => room.folded.get()?.meeting.people[person]?.name ?? words.somebody;
    for (const person of now) if (!before.has(person)) tellOfOthers({ who: nameOf(person), did: words.didJoin });
    for (const person of before) if (!now.has(person)) tellOfOthers({ who: nameOf(person), did: words.didLeave });
  }, [room, screens]);
}

function sentenceOf({ event }: Happening, { me }: Folded): string | null {
  if (event.type === 'decisionRecorded') return words.decisionSaid;
  if (event.type === 'actionAssigned' && 'person' in event.owner && event.owner.person === me)
    return words.givenToYou(event.text);
  return null;
}
