/** Information by organisation: each writes in its own part; the gate holds that, this page only shows it. */
import { blockRoot } from '../../../shared/document/roots.ts';
import { SHARED_DOCUMENT } from '../../../shared/ids.ts';
import { writableRoots } from '../../../shared/rules/permissions.ts';
import { roomWords as words } from '../../../shared/words/en/room.ts';
import type { Folded } from '../../wire/CommandChannel.ts';
import type { OpenRoom } from '../../wire/openRoom.ts';
import { takesWords } from '../../wire/takesWords.ts';
import { RootText } from './RootText.tsx';

export function OrganisationBlocks({
  room,
  folded,
  title,
  sectionKey,
}: {
  room: OpenRoom;
  folded: Folded;
  title: string;
  sectionKey: string;
}) {
  const { meeting, me } = folded;
  const mayWrite = writableRoots(meeting, me, SHARED_DOCUMENT);
  const headingId = `section-${sectionKey}`;
  return (
    <section className="sheet" aria-labelledby={headingId}>
      <h2 id={headingId} tabIndex={-1}>
        {title}
      </h2>
      <p className="hint">{words.byOrganisation}</p>
      {Object.values(meeting.organisations).map(({ id, name }) => {
        const root = blockRoot(id);
        return (
          <section className="block" key={id} aria-labelledby={`block-${id}`}>
            <h3 id={`block-${id}`} tabIndex={-1}>
              {name}
            </h3>
            <RootText
              room={room}
              document={SHARED_DOCUMENT}
              root={root}
              name={name}
              label={words.blockName(name)}
              headingId={`block-${id}`}
              mayWrite={takesWords(meeting.phase) && mayWrite(root)}
            />
          </section>
        );
      })}
    </section>
  );
}
