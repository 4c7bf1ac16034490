/** A section that is written as text by everybody. */
import { SHARED_DOCUMENT } from '../../../shared/ids.ts';
import { sectionRoot } from '../../../shared/document/roots.ts';
import { roomWords as words } from '../../../shared/words/en/room.ts';
import type { OpenRoom } from '../../wire/openRoom.ts';
import { RootText } from './RootText.tsx';

export interface MinutesSectionProps {
  room: OpenRoom;
  sectionKey: string;
  title: string;
  mayWrite: boolean;
}

export function MinutesSection({ room, sectionKey, title, mayWrite }: MinutesSectionProps) {
  const headingId = `section-${sectionKey}`;
  return (
    <section className="sheet" aria-labelledby={headingId}>
      <h2 id={headingId} tabIndex={-1}>
        {title}
      </h2>
      <RootText
        room={room}
        document={SHARED_DOCUMENT}
        root={sectionRoot(sectionKey)}
        name={title}
        label={words.editorName(title)}
        headingId={headingId}
        mayWrite={mayWrite}
      />
    </section>
  );
}
