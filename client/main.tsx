/** Which page an address shows. Each is loaded only where it is opened, so that the room's own load stays small. */
import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { isId, type MeetingId } from '../shared/ids.ts';
import type { ConvenedMeeting } from '../shared/wire/convening.ts';
import { pageWords } from '../shared/words/en/page.ts';
import type * as Home from './home/HomePage.tsx';
import { Announcer } from './ui/Announcer.tsx';
import { runsRehearsals } from './ui/runsRehearsals.ts';
import './ui/font.css';
import './ui/tokens.css';
import './ui/base.css';

type Show = (title: string, page: ReactNode) => void;

const place = document.getElementById('page');
if (place) {
  const root = createRoot(place);
  open((title, page) => {
    document.title = pageWords.title(title);
    root.render(
      <>
        <Announcer />
        {page}
      </>,
    );
  });
}

function open(show: Show): void {
  const [, kind = '', id = '', part = ''] = location.pathname.split('/');
  if (kind === '') load(show, () => import('./home/HomePage.tsx'), homePage(show));
  else if (kind === 'i' || kind === 'c')
    load(
      show,
      () => import('./home/SignIn.tsx'),
      ({ SignIn, titleOf }) => show(titleOf(kind === 'c'), <SignIn link={id} convenor={kind === 'c'} />),
    );
  else if (kind === 'convene') openConvening(show, id);
  else if (kind === 'm' && isId(id) && part === 'invite')
    load(
      show,
      () => import('./convene/InvitePage.tsx'),
      ({ InvitePage, title }) => show(title, <InvitePage meeting={id as MeetingId} keys={[]} />),
    );
  else if (kind === 'm' && isId(id)) openMeeting(show, id as MeetingId);
  else if (kind === 'rehearsal' && runsRehearsals())
    load(
      show,
      () => import('./rehearsal/RehearsalPage.tsx'),
      ({ RehearsalPage, title }) => show(title, <RehearsalPage />),
    );
  else show(pageWords.notFoundTitle, <Problem title={pageWords.notFoundTitle} sentence={pageWords.notFound} />);
}

function homePage(show: Show): (loaded: typeof Home) => void {
  return ({ HomePage, title }) =>
    show(
      title,
      <HomePage
        // Whatever fails here is asked for again, and told, when the room is opened.
        prepareRoom={() => void import('./room/startRoom.tsx').catch(() => null)}
        openMeeting={(meeting) => goToMeeting(show, meeting)}
      />,
    );
}

function openConvening(show: Show, way: string): void {
  const showKeys = ({ meeting, keys }: ConvenedMeeting): void =>
    load(
      show,
      () => import('./convene/InvitePage.tsx'),
      ({ InvitePage, title }) => {
        // In the place of the form: going back does not lead to what is done.
        history.replaceState(null, '', `/m/${meeting}/invite`);
        show(title, <InvitePage meeting={meeting} keys={keys} />);
      },
    );
  if (way === 'file')
    load(
      show,
      () => import('./convene/FilePage.tsx'),
      ({ FilePage, title }) => show(title, <FilePage showKeys={showKeys} />),
    );
  else if (way === 'afterwards')
    load(
      show,
      () => import('./convene/WriteUpPage.tsx'),
      ({ WriteUpPage, title }) => show(title, <WriteUpPage openMeeting={(meeting) => goToMeeting(show, meeting)} />),
    );
  else
    load(
      show,
      () => import('./convene/ConvenePage.tsx'),
      ({ ConvenePage, title }) => show(title, <ConvenePage showKeys={showKeys} />),
    );
}

function goToMeeting(show: Show, meeting: MeetingId): void {
  history.pushState(null, '', `/m/${meeting}`);
  openMeeting(show, meeting);
}

function openMeeting(show: Show, meeting: MeetingId): void {
  load(
    show,
    () => import('./room/startRoom.tsx'),
    ({ startRoom }) => startRoom(meeting, show),
  );
}

function load<Part>(show: Show, fetch: () => Promise<Part>, then: (part: Part) => void): void {
  fetch().then(then, () =>
    show(pageWords.wrongTitle, <Problem title={pageWords.wrongTitle} sentence={pageWords.loadFailed} again />),
  );
}

/** A page that says one thing. */
function Problem({ title, sentence, again = false }: { title: string; sentence: string; again?: boolean }) {
  return (
    <main className="lobby" id="main">
      <h1 tabIndex={-1}>{title}</h1>
      <p>{sentence}</p>
      {again ? (
        <button type="button" onClick={() => location.reload()}>
          {pageWords.loadAgain}
        </button>
      ) : null}
    </main>
  );
}
