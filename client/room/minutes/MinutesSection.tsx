/** A section that is written as text by everybody. */
import { SHARED_DOCUMENT } from '../../../shared/ids.ts';
import { sectionRoot } from '../../../shared/document/roots.ts';
import type { TemplateSection } from '../../../shared/rules/template.ts';
import { minutesWords as words } from '../../../shared/words/en/minutes.ts';
import type { OpenRoom } from '../../wire/openRoom.ts';
import { NothingToRecord } from './NothingToRecord.tsx';
import { RootText } from './RootText.tsx';
import type { NewRow } from './rowFromLine.ts';

export interface MinutesSectionProps {
  room: OpenRoom;
  section: TemplateSection;
  /** As the sections are counted on the page. */
  number: number;
  mayWrite: boolean;
  newRow: NewRow;
}

export function MinutesSection({ room, section: { key, title }, number, mayWrite, newRow }: MinutesSectionProps) {
  const headingId = `section-${key}`;
  const prompt = words.prompts[key];
  const root = sectionRoot(key);
  return (
    <section className="sheet" aria-labelledby={headingId}>
      <h2 id={headingId} tabIndex={-1}>
        {title}
      </h2>
      {prompt === undefined ? null : <p className="hint">{prompt}</p>}
      <RootText
        room={room}
        document={SHARED_DOCUMENT}
        root={root}
        name={title}
        label={words.editorName(number, title)}
        headingId={headingId}
        mayWrite={mayWrite}
        newRow={newRow}
      />
      {mayWrite ? <NothingToRecord room={room} root={root} name={title} /> : null}
    </section>
  );
}
