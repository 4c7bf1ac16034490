/** Where am I, is it live, is what I wrote safe: one line, in words. And what the chair does next. */
import type { Phase } from '../../../shared/rules/meeting.ts';
import { standingsOf } from '../../../shared/rules/permissions.ts';
import { labelOf } from '../../../shared/words/en/labels.ts';
import { roomWords as words } from '../../../shared/words/en/room.ts';
import type { Layout } from '../../ui/useLayout.ts';
import { hasTabs } from '../../ui/useLayout.ts';
import { ChairControls, type ChairControlsProps } from './ChairControls.tsx';
import { MeetingClock } from './MeetingClock.tsx';
import { PausedState } from './PausedState.tsx';
import { Quorum } from './Quorum.tsx';
import { RoomMenu, type View } from './RoomMenu.tsx';
import { SaveState } from './SaveState.tsx';
import { useSeldom } from './useSeldom.ts';

export interface BarProps extends ChairControlsProps {
  layout: Layout;
  view: View;
}

export function Bar({ room, folded, nextItem, layout, view }: BarProps) {
  const { meeting, me } = folded;
  const seldom = useSeldom();
  // The agenda has the button too, where it is in sight.
  const controls = <ChairControls {...{ room, folded }} nextItem={hasTabs(layout) ? nextItem : null} />;
  const standing = (
    <>
      <MeetingClock folded={folded} />
      <Quorum meeting={meeting} />
    </>
  );
  const onlyReads = standingsOf(meeting, me).every((one) => one === 'observer');
  return (
    <header className="bar" id="bar" tabIndex={-1} aria-label={words.bar}>
      <a className="back" href="/">
        {words.meetings}
      </a>
      <h1 tabIndex={-1}>
        <span className="kind">{labelOf(meeting.kind)} </span>
        {meeting.reference}
      </h1>
      <p className={`tag ${tagOf(meeting.phase)}`}>{words.phases[meeting.phase]}</p>
      {layout === 'phone' ? null : standing}
      <SaveState room={room} />
      {hasTabs(layout) ? null : <PausedState room={room} />}
      {onlyReads ? <p className="quietState">{words.readingOnly}</p> : null}
      <div className="barEnd">
        {hasTabs(layout) ? null : controls}
        {meeting.phase === 'locked' ? (
          <a className="button" href={`/m/${meeting.id}/record`}>
            {words.readMinutes}
          </a>
        ) : null}
        <RoomMenu room={room} view={view}>
          {layout === 'phone' ? standing : null}
          {hasTabs(layout) ? <div className="stack">{controls}</div> : null}
          {seldom ? <seldom.ChairForms room={room} folded={folded} /> : null}
        </RoomMenu>
      </div>
    </header>
  );
}

function tagOf(phase: Phase): string {
  if (phase === 'frozen' || phase === 'locked') return 'seal';
  if (phase === 'live') return 'ok live';
  return phase === 'ended' || phase === 'closing' || phase === 'adjourned' ? 'warn' : 'plainTag';
}
