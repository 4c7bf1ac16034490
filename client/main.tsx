/** Which page an address shows. The room, with its editor, is loaded only where a meeting is opened. */
import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { isId, type MeetingId } from '../shared/ids.ts';
import { homeWords } from '../shared/words/en/home.ts';
import { pageWords } from '../shared/words/en/page.ts';
import { Message } from './home/Message.tsx';
import { SignIn } from './home/SignIn.tsx';
import { runsRehearsals } from './rehearsal/runsRehearsals.ts';
import { Announcer } from './ui/Announcer.tsx';
import './ui/font.css';
import './ui/tokens.css';
import './ui/base.css';

const place = document.getElementById('page');
if (place) {
  const root = createRoot(place);
  const [, kind = '', id = ''] = location.pathname.split('/');
  const show = (title: string, page: ReactNode): void => {
    document.title = pageWords.title(title);
    root.render(
      <>
        <Announcer />
        {page}
      </>,
    );
  };
  if (kind === 'i') show(homeWords.title, <SignIn invitation={id} />);
  else if (kind === 'm' && isId(id)) openMeeting(id as MeetingId, show);
  else if (kind === 'rehearsal' && runsRehearsals()) openRehearsal(show);
  else show(pageWords.notFoundTitle, <Message title={pageWords.notFoundTitle}>{pageWords.notFound}</Message>);
}

type Show = (title: string, page: ReactNode) => void;

function openMeeting(id: MeetingId, show: Show): void {
  import('./room/startRoom.tsx').then(
    ({ startRoom }) => startRoom(id, show),
    () => notLoaded(show),
  );
}

function openRehearsal(show: Show): void {
  import('./rehearsal/RehearsalPage.tsx').then(
    ({ RehearsalPage, title }) => show(title, <RehearsalPage />),
    () => notLoaded(show),
  );
}

function notLoaded(show: Show): void {
  show(
    pageWords.wrongTitle,
    <Message title={pageWords.wrongTitle}>
      <p>{pageWords.loadFailed}</p>
      <button type="button" onClick={() => location.reload()}>
        {pageWords.loadAgain}
      </button>
    </Message>,
  );
}
