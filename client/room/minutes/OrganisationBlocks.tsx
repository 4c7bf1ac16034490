/** Information by organisation: each writes in its own part; the gate holds that, this page only shows it. */
import { blockRoot } from '../../../shared/document/roots.ts';
import { SHARED_DOCUMENT } from '../../../shared/ids.ts';
import { writableRoots } from '../../../shared/rules/permissions.ts';
import type { TemplateSection } from '../../../shared/rules/template.ts';
import { minutesWords } from '../../../shared/words/en/minutes.ts';
import { roomWords as words } from '../../../shared/words/en/room.ts';
import { useValue } from '../../ui/useValue.ts';
import type { Folded } from '../../wire/CommandChannel.ts';
import type { OpenRoom } from '../../wire/openRoom.ts';
import { takesWords } from '../../wire/takesWords.ts';
import { NothingHeld } from './NothingHeld.tsx';
import { RootText } from './RootText.tsx';
import type { NewRow } from './rowFromLine.ts';

export interface OrganisationBlocksProps {
  room: OpenRoom;
  folded: Folded;
  section: TemplateSection;
  /** As the sections are counted on the page. */
  number: number;
  newRow: NewRow;
}

export function OrganisationBlocks({ room, folded, section, number, newRow }: OrganisationBlocksProps) {
  const { meeting, me } = folded;
  const open = useValue(room.documents).get(SHARED_DOCUMENT);
  const mayWrite = writableRoots(meeting, me, SHARED_DOCUMENT);
  const headingId = `section-${section.key}`;
  const prompt = minutesWords.prompts[section.key];
  return (
    <section className="sheet" aria-labelledby={headingId}>
      <h2 id={headingId} tabIndex={-1}>
        {section.title}
      </h2>
      {prompt === undefined ? null : <p className="hint">{prompt}</p>}
      <p className="hint">{words.byOrganisation}</p>
      {Object.values(meeting.organisations).map((organisation) => {
        const { id, name } = organisation;
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
              label={minutesWords.blockEditorName(number, name)}
              headingId={`block-${id}`}
              mayWrite={takesWords(meeting.phase) && mayWrite(root)}
              newRow={newRow}
            />
            {open ? <NothingHeld {...{ room, folded, organisation, open }} /> : null}
          </section>
        );
      })}
    </section>
  );
}
