/** Where a convenor begins: one press for a discussion, other ways beside it, and their meetings by what they wait for. */
import { useEffect, useState } from 'react';
import type { MeetingId } from '../../shared/ids.ts';
import type { Home } from '../../shared/wire/convening.ts';
import { homeWords as words } from '../../shared/words/en/home.ts';
import { pageWords } from '../../shared/words/en/page.ts';
import { runsRehearsals } from '../ui/runsRehearsals.ts';
import { Shell } from '../ui/Shell.tsx';
import { sentenceFor, signOut } from '../wire/api.ts';
import { readHome, readSession, startNow, type Session } from '../wire/conveningApi.ts';
import { Intention } from '../wire/Intention.ts';
import { Meetings } from './Meetings.tsx';
import { writeFirst } from './writeFirst.ts';
import './home.css';

export interface HomePageProps {
  /** Shows a meeting's room in the place of this page. */
  openMeeting: (meeting: MeetingId) => void;
  /** Fetches what the room needs, while the meeting is made. */
  prepareRoom: () => void;
}

export const title = words.meetings;

type Shown =
  | { is: 'loading' }
  | { is: 'failed'; sentence: string }
  | { is: 'elsewhere'; session: Exclude<Session, { is: 'convenor' }> }
  | { is: 'home'; home: Home };

export function HomePage(props: HomePageProps) {
  const [shown, setShown] = useState<Shown>({ is: 'loading' });
  useEffect(() => {
    void load().then(setShown);
  }, []);
  useEffect(() => {
    if (shown.is === 'home') document.title = pageWords.title(words.meetings, shown.home.rehearsal);
    else if (shown.is === 'elsewhere') document.title = pageWords.title(elsewhereTitle(shown.session));
  }, [shown]);

  const home = shown.is === 'home' ? shown.home : null;
  return (
    <Shell
      who={home && words.signedInAs(home.me.name, home.me.organisation)}
      rehearsal={home?.rehearsal ?? runsRehearsals()}
      signOut={() => void signOut().then(() => location.assign('/'))}
    >
      {shown.is === 'loading' ? <Loading /> : null}
      {shown.is === 'failed' ? <Failed sentence={shown.sentence} /> : null}
      {shown.is === 'elsewhere' ? <Elsewhere session={shown.session} /> : null}
      {home ? <Begin home={home} {...props} /> : null}
    </Shell>
  );
}

async function load(): Promise<Shown> {
  const session = await readSession();
  if (!session.ok) return { is: 'failed', sentence: sentenceFor(session) };
  if (session.value.is !== 'convenor') return { is: 'elsewhere', session: session.value };
  const home = await readHome();
  return home.ok ? { is: 'home', home: home.value } : { is: 'failed', sentence: sentenceFor(home) };
}

function Loading() {
  return (
    <>
      <h1>{words.meetings}</h1>
      <output>{words.loading}</output>
    </>
  );
}

function Failed({ sentence }: { sentence: string }) {
  return (
    <>
      <h1>{pageWords.wrongTitle}</h1>
      <p role="alert">{sentence}</p>
      <button type="button" onClick={() => location.reload()}>
        {pageWords.loadAgain}
      </button>
    </>
  );
}

function elsewhereTitle(session: Session): string {
  return session.is === 'invited' ? words.invitedTitle : words.nobodyTitle;
}

function Elsewhere({ session }: { session: Session }) {
  return (
    <>
      <h1>{elsewhereTitle(session)}</h1>
      {session.is === 'invited' ? (
        <p>
          <a className="button" href={`/m/${session.meeting}`}>
            {words.invitedGo}
          </a>
        </p>
      ) : null}
      <p>{words.nobody}</p>
      {runsRehearsals() ? (
        <p>
          <a href="/rehearsal">{words.rehearse}</a>
        </p>
      ) : null}
    </>
  );
}

function Begin({ home, openMeeting, prepareRoom }: HomePageProps & { home: Home }) {
  const [busy, setBusy] = useState(false);
  const [intention] = useState(() => new Intention());
  const [refused, setRefused] = useState<string | null>(null);

  async function start(): Promise<void> {
    if (busy) return;
    setBusy(true);
    setRefused(null);
    prepareRoom();
    const answered = await startNow(intention.idFor('now'));
    if (answered.ok) {
      openMeeting(answered.value.meeting);
      return writeFirst();
    }
    setBusy(false);
    setRefused(sentenceFor(answered));
  }

  return (
    <>
      <h1 tabIndex={-1}>{words.meetings}</h1>
      {home.isSetUp || home.rehearsal ? null : <p className="note warn">{words.notSetUp}</p>}
      <div className="begin">
        <div className="startNow">
          <button type="button" aria-describedby="start-hint" aria-disabled={busy} onClick={() => void start()}>
            {busy ? words.starting : words.startNow}
          </button>
          <p id="start-hint" className="hint">
            {words.startNowHint}
          </p>
          <div role="alert">{refused === null ? null : <p className="wrong">{refused}</p>}</div>
        </div>
        <nav aria-label={words.otherWays}>
          <ul className="plain">
            <Way href="/convene" label={words.convene} hint={words.conveneHint} />
            <Way href="/convene/file" label={words.fromFile} hint={words.fromFileHint} />
            <Way href="/convene/afterwards" label={words.afterwards} hint={words.afterwardsHint} />
          </ul>
        </nav>
      </div>
      <Meetings meetings={home.meetings} />
      {home.more ? <p className="hint">{words.more}</p> : null}
    </>
  );
}

function Way({ href, label, hint }: { href: string; label: string; hint: string }) {
  return (
    <li>
      <a href={href}>{label}</a>
      <span className="hint">{hint}</span>
    </li>
  );
}
