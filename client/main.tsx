/** Which page an address shows. Each is loaded only where it is opened, so that the room's own load stays small. */
import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { isId, type MeetingId } from '../shared/ids.ts';
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
  const [, kind = '', id = ''] = location.pathname.split('/');
  if (kind === '') load(show, () => import('./home/HomePage.tsx'), homePage(show));
  else if (kind === 'i' || kind === 'c')
    load(
      show,
      () => import('./home/SignIn.tsx'),
      ({ SignIn, titleOf }) => show(titleOf(kind === 'c'), <SignIn link={id} convenor={kind === 'c'} />),
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
        openMeeting={(meeting) => {
          history.pushState(null, '', `/m/${meeting}`);
          openMeeting(show, meeting);
        }}
      />,
    );
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
