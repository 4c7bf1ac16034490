/**
 * Closing as a page, not a pop-up. What it shows follows from the meeting alone, so a reload, another device or a
 * successor finds the same step.
 */
import type { MouseEvent } from 'react';
import { pageWords } from '../../shared/words/en/page.ts';
import { lockWords as words } from '../../shared/words/en/lock.ts';
import { roomWords } from '../../shared/words/en/room.ts';
import { Skips } from '../ui/Skips.tsx';
import { timeOf } from '../ui/times.ts';
import { goTo } from '../ui/usePage.ts';
import type { Folded } from '../wire/CommandChannel.ts';
import type { OpenRoom } from '../wire/openRoom.ts';
import { ConfirmForm } from './ConfirmForm.tsx';
import { FreezeStep } from './FreezeStep.tsx';
import { MissingList } from './MissingList.tsx';
import { ReadBackForm } from './ReadBackForm.tsx';
import './lock.css';

export interface LockProps {
  room: OpenRoom;
  folded: Folded;
}

export function LockPage({ room, folded }: LockProps) {
  const { meeting } = folded;
  return (
    <>
      <Skips label={pageWords.skips} skips={[{ to: 'main', label: pageWords.skipToMain }]} />
      <header className="lockBar">
        <a href={`/m/${meeting.id}`} onClick={goBack}>
          {words.back}
        </a>
        <p>
          {meeting.reference} <span className="tag seal">{roomWords.phases[meeting.phase]}</span>
        </p>
      </header>
      <main id="main" className="lock" tabIndex={-1}>
        <h1 tabIndex={-1}>{meeting.phase === 'locked' ? words.doneTitle : words.main}</h1>
        <Steps room={room} folded={folded} />
      </main>
    </>
  );
}

function goBack(event: MouseEvent<HTMLAnchorElement>): void {
  event.preventDefault();
  goTo(event.currentTarget.pathname);
}

function Steps({ room, folded }: LockProps) {
  const { meeting } = folded;
  switch (meeting.phase) {
    case 'live':
    case 'ended':
    case 'closing':
      return (
        <>
          <MissingList room={room} folded={folded} />
          <ReadBackForm room={room} folded={folded} />
          <FreezeStep room={room} folded={folded} />
        </>
      );
    case 'frozen':
      return (
        <>
          <FreezeStep room={room} folded={folded} />
          <ConfirmForm room={room} folded={folded} />
        </>
      );
    case 'locked':
      return (
        <div className="note seal">
          <p>{words.done(timeOf(meeting.sealed?.at ?? ''))}</p>
          <p>
            <a className="button" href={`/m/${meeting.id}/record`}>
              {words.read}
            </a>
          </p>
        </div>
      );
    case 'convened':
    case 'adjourned':
    case 'cancelled':
      return <p>{words.notOpen}</p>;
  }
}
