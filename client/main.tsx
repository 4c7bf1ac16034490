/** Which page an address shows: a meeting's room, or another, which is loaded by itself so that the room's load stays small. */
import { createRoot } from 'react-dom/client';
import { isId, type MeetingId } from '../shared/ids.ts';
import { pageWords } from '../shared/words/en/page.ts';
import type { Frame } from './Frame.ts';
import { Announcer } from './ui/Announcer.tsx';
import './ui/font.css';
import './ui/tokens.css';
import './ui/base.css';

const fetchRoom = () => import('./room/startRoom.tsx');

const place = document.getElementById('page');
if (place) open(frameIn(place));

function open(frame: Frame): void {
  const [, ...parts] = location.pathname.split('/');
  const [kind, id = '', part] = parts;
  if (kind === 'm' && isId(id) && part !== 'invite') openRoom(frame, id as MeetingId);
  else
    frame.load(
      () => import('./otherPages.tsx'),
      ({ openPage }) => openPage(frame, parts),
    );
}

function openRoom({ load, show }: Frame, meeting: MeetingId): void {
  load(fetchRoom, ({ startRoom }) => startRoom(meeting, show));
}

function frameIn(element: HTMLElement): Frame {
  const root = createRoot(element);
  const frame: Frame = {
    show(title, page) {
      document.title = pageWords.title(title);
      root.render(
        <>
          <Announcer />
          {page}
        </>,
      );
    },
    tell: (title, sentence) => frame.show(title, <Told title={title} sentence={sentence} />),
    load: (fetch, then) => {
      fetch().then(then, () => frame.tell(pageWords.wrongTitle, pageWords.loadFailed));
    },
    openMeeting(meeting) {
      history.pushState(null, '', `/m/${meeting}`);
      openRoom(frame, meeting);
    },
    // What fails here is asked for again, and told, when the room is opened.
    prepareRoom: () => void fetchRoom().catch(() => null),
  };
  return frame;
}

function Told({ title, sentence }: { title: string; sentence: string }) {
  return (
    <main className="lobby" id="main">
      <h1 tabIndex={-1}>{title}</h1>
      <p>{sentence}</p>
      {sentence === pageWords.loadFailed ? (
        <button type="button" onClick={() => location.reload()}>
          {pageWords.loadAgain}
        </button>
      ) : null}
    </main>
  );
}
