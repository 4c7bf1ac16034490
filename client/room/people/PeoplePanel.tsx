/** Who is on the roster, who has a screen open, and in which section. Colour says nothing here. */
import { useEffect, useState } from 'react';
import { organisationOf, PLAN_ROOT, sectionOf } from '../../../shared/document/roots.ts';
import type { PersonId } from '../../../shared/ids.ts';
import type { Meeting } from '../../../shared/rules/meeting.ts';
import { refusesCommand } from '../../../shared/rules/permissions.ts';
import { decidingWords as deciding } from '../../../shared/words/en/deciding.ts';
import { recordWords } from '../../../shared/words/en/record.ts';
import { roomWords as words } from '../../../shared/words/en/room.ts';
import { useValue } from '../../ui/useValue.ts';
import type { Folded } from '../../wire/CommandChannel.ts';
import type { OpenRoom } from '../../wire/openRoom.ts';
import { whoIsWhere } from '../../wire/presence.ts';
import { AskedAloud } from './AskedAloud.tsx';
import { PresentNow } from './PresentNow.tsx';
import { RollCall } from './RollCall.tsx';

const LEAST_MS = 5_000;

export function PeoplePanel({ room, folded }: { room: OpenRoom; folded: Folded }) {
  const { meeting, me } = folded;
  const screens = useValue(room.screens);
  const places = usePlaces(room);
  const here = new Set(screens.map(({ person }) => person));
  const people = Object.values(meeting.people);
  return (
    <section className="sheet" aria-labelledby="people">
      <h2 id="people" tabIndex={-1}>
        {words.people}
      </h2>
      <p className="hint">{words.peopleCount(people.filter(({ id }) => here.has(id)).length, people.length)}</p>
      <ul className="plain people">
        {people.map((person) => (
          <li key={person.id}>
            <strong>{person.name}</strong> {person.id === me ? words.you : null}
            <span className="meta">
              {[
                meeting.organisations[person.organisation]?.name,
                recordWords.label(person.role),
                stateOf(meeting, person.id, here, places),
              ]
                .filter((part) => part)
                .join(', ')}
            </span>
          </li>
        ))}
      </ul>
      {refusesCommand(meeting, me, 'rollCall') === null ? (
        <details className="more">
          <summary>{deciding.rollCall}</summary>
          <PresentNow room={room} meeting={meeting} here={here} />
          <RollCall room={room} meeting={meeting} />
          <AskedAloud room={room} folded={folded} />
        </details>
      ) : null}
    </section>
  );
}

function stateOf(
  meeting: Meeting,
  id: PersonId,
  here: ReadonlySet<PersonId>,
  places: ReadonlyMap<PersonId, string[]>,
): string {
  const person = meeting.people[id];
  if (!person) return '';
  if (person.goneAt !== null) return words.gone;
  if (!here.has(id)) return person.device === 'none' ? words.phone : words.notHere;
  const roots = places.get(id) ?? [];
  const names = roots.map((root) => placeName(meeting, root)).filter((name) => name !== '');
  return names.length === 0 ? words.onScreen : words.inPlaces(words.and(names));
}

function placeName(meeting: Meeting, root: string): string {
  if (root === PLAN_ROOT) return words.placePlan;
  const section = sectionOf(root);
  if (section !== null) return meeting.template.sections.find(({ key }) => key === section)?.title ?? '';
  const organisation = organisationOf(root);
  return organisation === null ? '' : (meeting.organisations[organisation]?.name ?? '');
}

/** Where each person is, from every document this reader holds; moves at most once in five seconds. */
function usePlaces(room: OpenRoom): ReadonlyMap<PersonId, string[]> {
  const documents = useValue(room.documents);
  const [places, setPlaces] = useState<ReadonlyMap<PersonId, string[]>>(new Map());
  useEffect(() => {
    const awarenesses = [...documents.values()].map((open) => open.get().awareness);
    let timer: ReturnType<typeof setTimeout> | null = null;
    const show = (): void => {
      timer = null;
      const found = new Map<PersonId, string[]>();
      for (const awareness of awarenesses) {
        for (const [root, people] of whoIsWhere(awareness)) {
          for (const { person } of people) found.set(person, [...(found.get(person) ?? []), root]);
        }
      }
      setPlaces(found);
    };
    const later = (): void => {
      timer ??= setTimeout(show, LEAST_MS);
    };
    show();
    for (const awareness of awarenesses) awareness.on('change', later);
    return () => {
      for (const awareness of awarenesses) awareness.off('change', later);
      if (timer !== null) clearTimeout(timer);
    };
  }, [documents]);
  return places;
}
