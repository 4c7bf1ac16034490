/**
 * What is left of a room when its minutes are locked: the way to them, and whatever of one's own is not in them. The
 * words of this screen are not shown as minutes any more, because late ones stand among them.
 */
import { useEffect, type ReactNode } from 'react';
import { mayReadRecord } from '../../shared/rules/permissions.ts';
import { lockWords as words } from '../../shared/words/en/lock.ts';
import { pageWords } from '../../shared/words/en/page.ts';
import { labelOf } from '../../shared/words/en/labels.ts';
import { roomWords } from '../../shared/words/en/room.ts';
import { Skips } from '../ui/Skips.tsx';
import { timeOf } from '../ui/times.ts';
import type { LockProps } from './ClosingProps.ts';
import { LateTray } from './LateTray.tsx';
import './lock.css';

export function LockedRoom({ room, folded, children }: LockProps & { children: ReactNode }) {
  const { meeting, me } = folded;
  const { sealed, reference } = meeting;
  const by = sealed?.by ? (meeting.people[sealed.by]?.name ?? '') : '';
  useEffect(() => {
    document.title = pageWords.title(words.pageTitle(words.titles.sealed, reference), meeting.rehearsal);
  }, [reference, meeting.rehearsal]);
  return (
    <>
      <Skips label={pageWords.skips} skips={[{ to: 'main', label: pageWords.skipToMain }]} />
      <header className="lockBar">
        <p>
          {reference} {labelOf(meeting.kind)} <span className="tag seal">{roomWords.phases.locked}</span>
        </p>
      </header>
      <main id="main" className="lock" tabIndex={-1}>
        {meeting.rehearsal ? <p className="note warn">{roomWords.rehearsal}</p> : null}
        <h1 tabIndex={-1}>{words.titles.sealed}</h1>
        <div className="sealedPanel">
          <p>{words.banner.locked(by, timeOf(sealed?.at ?? ''))}</p>
          {mayReadRecord(meeting, me) ? (
            <p>
              <a className="button" href={`/m/${meeting.id}/record`}>
                {words.read}
              </a>
            </p>
          ) : null}
        </div>
        {children}
        <LateTray room={room} folded={folded} />
      </main>
    </>
  );
}
