/** Every page that is no meeting's room, and none of the room's first load: sign-in, home, convening, a rehearsal's start. */
import type { MeetingId } from '../shared/ids.ts';
import type { ConvenedMeeting } from '../shared/wire/convening.ts';
import { pageWords } from '../shared/words/en/page.ts';
import type { Frame } from './Frame.ts';
import { runsRehearsals } from './ui/runsRehearsals.ts';

/** Shows the page of an address by its parts, `/convene/file` as `['convene', 'file']`. */
export function openPage(frame: Frame, [kind = '', id = '', part = '']: readonly string[]): void {
  if (kind === '') return openHome(frame);
  if (kind === 'i' || kind === 'c') return openSignIn(frame, id, kind === 'c');
  if (kind === 'convene') return openConvening(frame, id);
  if (kind === 'm' && part === 'invite') return openInvited(frame, id as MeetingId, []);
  if (kind === 'rehearsal' && runsRehearsals()) return openRehearsal(frame);
  frame.tell(pageWords.notFoundTitle, pageWords.notFound);
}

function openHome({ load, show, openMeeting, prepareRoom }: Frame): void {
  load(
    () => import('./home/HomePage.tsx'),
    ({ HomePage, title }) => show(title, <HomePage prepareRoom={prepareRoom} openMeeting={openMeeting} />),
  );
}

function openSignIn({ load, show }: Frame, link: string, convenor: boolean): void {
  load(
    () => import('./home/SignIn.tsx'),
    ({ SignIn, titleOf }) => show(titleOf(convenor), <SignIn link={link} convenor={convenor} />),
  );
}

function openRehearsal({ load, show }: Frame): void {
  load(
    () => import('./rehearsal/RehearsalPage.tsx'),
    ({ RehearsalPage, title }) => show(title, <RehearsalPage />),
  );
}

function openConvening(frame: Frame, way: string): void {
  const { load, show, openMeeting } = frame;
  const showKeys = ({ meeting, keys }: ConvenedMeeting): void => {
    // In the place of the form: going back does not lead to what is done.
    history.replaceState(null, '', `/m/${meeting}/invite`);
    openInvited(frame, meeting, keys);
  };
  if (way === 'file')
    load(
      () => import('./convene/FilePage.tsx'),
      ({ FilePage, title }) => show(title, <FilePage showKeys={showKeys} />),
    );
  else if (way === 'afterwards')
    load(
      () => import('./convene/WriteUpPage.tsx'),
      ({ WriteUpPage, title }) => show(title, <WriteUpPage openMeeting={openMeeting} />),
    );
  else
    load(
      () => import('./convene/ConvenePage.tsx'),
      ({ ConvenePage, title }) => show(title, <ConvenePage showKeys={showKeys} />),
    );
}

function openInvited({ load, show }: Frame, meeting: MeetingId, keys: ConvenedMeeting['keys']): void {
  load(
    () => import('./convene/InvitePage.tsx'),
    ({ InvitePage, title }) => show(title, <InvitePage meeting={meeting} keys={keys} />),
  );
}
