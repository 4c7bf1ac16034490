/** Who is on the roster, who has a screen open, and in which section. Colour says nothing here. */
import { useEffect, useState } from 'react';
import type { PersonId } from '../../../shared/ids.ts';
import type { Attendee, Meeting } from '../../../shared/rules/meeting.ts';
import { refusesCommand } from '../../../shared/rules/permissions.ts';
import { labelOf } from '../../../shared/words/en/labels.ts';
import { roomWords as words } from '../../../shared/words/en/room.ts';
import { AgencyMark } from '../../ui/AgencyMark.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { leftAt } from '../../ui/times.ts';
import { loadedLater } from '../../ui/loadedLater.ts';
import { useValue } from '../../ui/useValue.ts';
import type { Folded } from '../../wire/CommandChannel.ts';
import type { OpenRoom } from '../../wire/openRoom.ts';
import { headingOfRoot, placeName } from '../../wire/places.ts';
import { whoIsWhere } from '../../wire/presence.ts';
import { RollCallHere } from './RollCallHere.tsx';
import { useGoneSince } from './useGoneSince.ts';

const LEAST_MS = 5_000;

const useWays = loadedLater(() => import('./CallAndInvite.tsx'));

export interface PeoplePanelProps {
  room: OpenRoom;
  folded: Folded;
  /** Shows a place of the room and puts the focus there. */
  reveal: (heading: string) => void;
}

export function PeoplePanel({ room, folded, reveal }: PeoplePanelProps) {
  const { meeting, me } = folded;
  const screens = useValue(room.screens);
  const places = usePlaces(room);
  const here = new Set(screens.map(({ person }) => person));
  const since = useGoneSince(room);
  const ways = useWays();
  const people = Object.values(meeting.people);
  return (
    <section className="sheet" aria-labelledby="people">
      <h2 id="people" tabIndex={-1}>
        <Icon name="people" />
        {words.people}
      </h2>
      <p className="hint">{words.peopleCount(people.filter(({ id }) => here.has(id)).length, people.length)}</p>
      <ul className="plain people">
        {people.map((person) => (
          <PersonRow
            key={person.id}
            meeting={meeting}
            person={person}
            isMe={person.id === me}
            state={stateOf(meeting, person, here.has(person.id), since.get(person.id))}
            roots={person.id === me ? [] : (places.get(person.id) ?? [])}
            reveal={reveal}
          />
        ))}
      </ul>
      {ways ? <ways.CallAndInvite folded={folded} /> : null}
      {refusesCommand(meeting, me, 'rollCall') === null ? (
        <RollCallHere room={room} folded={folded} here={here} />
      ) : null}
    </section>
  );
}

interface PersonRowProps extends Pick<PeoplePanelProps, 'reveal'> {
  meeting: Meeting;
  person: Attendee;
  isMe: boolean;
  state: string;
  /** Where they are writing. */
  roots: readonly string[];
}

function PersonRow({ meeting, person, isMe, state, roots, reveal }: PersonRowProps) {
  const organisation = meeting.organisations[person.organisation];
  const names = roots.map((root) => placeName(meeting, root)).filter((name) => name !== '');
  const heading = headingOfRoot(roots[0] ?? '');
  const role = meeting.chair === person.id ? words.chairs : roleShown(person.role);
  return (
    <li>
      <AgencyMark agency={organisation?.agency ?? ''} />
      <div className="who">
        <strong>{person.name}</strong> {isMe ? words.you : null}
        <span className="meta">{[organisation?.name, role].filter((part) => part).join(', ')}</span>
        <span className="state">{names.length === 0 ? state : words.writingIn(words.and(names))}</span>
        {heading === null || names.length === 0 ? null : (
          <button
            type="button"
            className="link"
            aria-label={words.goThereName(person.name)}
            onClick={() => reveal(heading)}
          >
            {words.goThere}
          </button>
        )}
      </div>
    </li>
  );
}

/** Whoever speaks for their organisation is what people are by default. */
function roleShown(role: Attendee['role']): string | null {
  return role === 'agencyRepresentative' || role === 'chair' ? null : labelOf(role);
}

function stateOf(meeting: Meeting, person: Attendee, onScreen: boolean, goneSince: number | undefined): string {
  const left = leftAt(person);
  if (left !== null) return words.goneAt(left);
  if (onScreen) return words.onScreen;
  if (person.device === 'none') return words.phone;
  if (goneSince === undefined || meeting.phase === 'convened') return words.notHere;
  return words.offlineFor(Math.floor((Date.now() - goneSince) / 60_000));
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
