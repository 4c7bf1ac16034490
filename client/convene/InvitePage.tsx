/** Who is invited, and the ways in: shown once after convening, made anew here for whoever lost theirs or comes late. */
import { useEffect, useRef, useState } from 'react';
import type { MeetingId, PersonId } from '../../shared/ids.ts';
import type { DoorKey, InvitedPeople } from '../../shared/wire/convening.ts';
import { conveneWords as words } from '../../shared/words/en/convene.ts';
import { labelOf } from '../../shared/words/en/labels.ts';
import { pageWords } from '../../shared/words/en/page.ts';
import { AgencyMark } from '../ui/AgencyMark.tsx';
import { say } from '../ui/Announcer.tsx';
import { copyText } from '../ui/copyText.ts';
import { dayAndTimeOf } from '../ui/times.ts';
import { Shell } from '../ui/Shell.tsx';
import { sentenceFor, signOut, type Answered } from '../wire/api.ts';
import { newInvitation, readInvited, readSession, type Session } from '../wire/conveningApi.ts';
import { AddPerson } from './AddPerson.tsx';
import { DoorKeyCard, keyAsText } from './DoorKeyCard.tsx';
import { NewLockCode } from './NewLockCode.tsx';
import './convene.css';

export const title = words.invitedTitle;

export interface InvitePageProps {
  meeting: MeetingId;
  /** Of a meeting that was convened just now; empty where the page was opened later. */
  keys: readonly DoorKey[];
}

type Person = InvitedPeople['people'][number];

export function InvitePage({ meeting, keys: given }: InvitePageProps) {
  const [invited, setInvited] = useState<InvitedPeople | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const [session, setSession] = useState<Session>({ is: 'nobody' });
  const [keys, setKeys] = useState<ReadonlyMap<PersonId, DoorKey>>(new Map(given.map((key) => [key.person, key])));
  const heading = useRef<HTMLHeadingElement>(null);

  const show = (answered: Answered<InvitedPeople>): InvitedPeople | null => {
    if (answered.ok) setInvited(answered.value);
    else setRefused(sentenceFor(answered));
    return answered.ok ? answered.value : null;
  };

  useEffect(() => {
    void readInvited(meeting).then(show);
    void readSession().then((answered) => {
      if (answered.ok) setSession(answered.value);
    });
    heading.current?.focus();
  }, [meeting]);
  useEffect(() => {
    document.title = pageWords.title(invited ? `${title} – ${invited.reference}` : title, invited?.rehearsal);
  }, [invited]);

  async function make({ id, name, organisation, role }: Person): Promise<string | null> {
    const answered = await newInvitation(meeting, id);
    if (!answered.ok) return sentenceFor(answered);
    const key: DoorKey = { person: id, name, organisation, role, ...answered.value, lockCode: null };
    setKeys((before) => new Map([...before, [id, key]]));
    return null;
  }

  return (
    <Shell
      who={session.is === 'nobody' ? null : session.name}
      rehearsal={invited?.rehearsal ?? false}
      signOut={() => void signOut().then(() => location.assign('/'))}
    >
      <a className="back" href="/">
        {words.back}
      </a>
      <h1 tabIndex={-1} ref={heading}>
        {title}
      </h1>
      {invited === null && refused === null ? <output>{pageWords.loading}</output> : null}
      {refused === null ? null : <p role="alert">{refused}</p>}
      {invited ? (
        <Invited
          meeting={meeting}
          invited={invited}
          justNow={given.length > 0}
          isConvenor={session.is === 'convenor'}
          keys={keys}
          make={make}
          added={async (person) => {
            const now = show(await readInvited(meeting));
            const found = now?.people.find(({ id }) => id === person);
            return found ? make(found) : null;
          }}
        />
      ) : null}
    </Shell>
  );
}

interface InvitedProps {
  meeting: MeetingId;
  invited: InvitedPeople;
  justNow: boolean;
  isConvenor: boolean;
  keys: ReadonlyMap<PersonId, DoorKey>;
  make: (person: Person) => Promise<string | null>;
  added: (person: PersonId) => Promise<string | null>;
}

function Invited({ meeting, invited, justNow, isConvenor, keys, make, added }: InvitedProps) {
  const { reference, kind, phase, scheduledStart, iAttend, mayAdd, people } = invited;
  return (
    <>
      <p>
        {justNow ? `${words.convened} ` : null}
        {[words.invitedFor(reference), labelOf(kind), scheduledStart && dayAndTimeOf(scheduledStart)]
          .filter((part) => part)
          .join(', ')}
      </p>
      {iAttend ? (
        <p>
          <a className="button" href={phase === 'locked' ? `/m/${meeting}/record` : `/m/${meeting}`}>
            {phase === 'locked' ? words.goToRecord : words.goToRoom}
          </a>
        </p>
      ) : null}
      <section className="sheet" aria-labelledby="invited">
        <h2 id="invited">{words.filePeople}</h2>
        <p className="note">{keys.size > 0 ? words.shownOnce : words.noKeys}</p>
        {phase === 'locked' ? <p className="note">{words.linksToRead}</p> : null}
        {keys.size > 1 ? <CopyAll keys={[...keys.values()]} /> : null}
        <ul className="plain keys">
          {people.map((person) => (
            <PersonKey
              key={person.id}
              meeting={meeting}
              person={person}
              isConvenor={isConvenor}
              doorKey={keys.get(person.id) ?? null}
              make={make}
            />
          ))}
        </ul>
      </section>
      {mayAdd ? <AddPerson meeting={meeting} invited={invited} added={added} /> : null}
    </>
  );
}

function CopyAll({ keys }: { keys: readonly DoorKey[] }) {
  return (
    <button
      type="button"
      className="quiet"
      onClick={() =>
        void copyText(keys.map(keyAsText).join('\n\n')).then((copied) =>
          say(copied ? words.copiedAll : words.copyFailed),
        )
      }
    >
      {words.copyAll}
    </button>
  );
}

interface PersonKeyProps {
  meeting: MeetingId;
  person: Person;
  isConvenor: boolean;
  doorKey: DoorKey | null;
  make: (person: Person) => Promise<string | null>;
}

function PersonKey({ meeting, person, isConvenor, doorKey, make }: PersonKeyProps) {
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const { name, organisation, agency, role, job, chairs, me, device, givesLink, givesLockCode } = person;

  async function press(): Promise<void> {
    if (busy) return;
    setBusy(true);
    setRefused(await make(person));
    setBusy(false);
  }

  const part = [job, organisation, labelOf(chairs ? 'chair' : role), device === 'none' ? words.phone : '']
    .filter((one) => one !== '')
    .join(', ');
  return (
    <li>
      <div className="head">
        <div>
          <h3>
            <AgencyMark agency={agency} /> {name} {me ? `(${words.isMe})` : null}
          </h3>
          <p className="meta">{part}</p>
        </div>
        {me || !givesLink ? null : (
          <button
            type="button"
            className="quiet"
            aria-label={words.newLinkFor(name)}
            aria-disabled={busy}
            onClick={() => void press()}
          >
            {busy ? words.making : words.newLink}
          </button>
        )}
      </div>
      {me && isConvenor ? <p className="hint">{words.mine}</p> : null}
      <div role="alert">{refused === null ? null : <p className="wrong">{refused}</p>}</div>
      {doorKey ? <DoorKeyCard doorKey={doorKey} /> : null}
      {givesLockCode ? <NewLockCode meeting={meeting} person={person} /> : null}
    </li>
  );
}
