/** What a section of the template is decides its panel. */
import type { ReactNode } from 'react';
import { sectionRoot } from '../../shared/document/roots.ts';
import { SHARED_DOCUMENT } from '../../shared/ids.ts';
import { writableRoots } from '../../shared/rules/permissions.ts';
import type { TemplateSection } from '../../shared/rules/template.ts';
import { roomWords } from '../../shared/words/en/room.ts';
import type { Folded } from '../wire/CommandChannel.ts';
import type { OpenRoom } from '../wire/openRoom.ts';
import { takesWords } from '../wire/takesWords.ts';
import { DecidingHere, PlanHere, type Deciding } from './LaterPanels.tsx';
import { MinutesSection } from './minutes/MinutesSection.tsx';
import { OrganisationBlocks } from './minutes/OrganisationBlocks.tsx';
import { addRow } from './plan/newRow.ts';

/** Beside what is written there, each parent has a row. */
const PARENTS = 'parentCommunication';

export interface SectionProps {
  room: OpenRoom;
  folded: Folded;
  section: TemplateSection;
  /** Shows what has this id, on a narrow page too; for keys that work from anywhere. */
  reveal: (id: string) => void;
}

export function Section(props: SectionProps): ReactNode {
  return panelOf(props.section)?.(props) ?? null;
}

export function headingOf(key: string): string {
  return key === 'actions' ? 'plan' : `section-${key}`;
}

/** As the sections are counted on this page. */
function numberOf({ key }: TemplateSection, { meeting }: Folded): number {
  return meeting.template.sections.filter(hasPanel).findIndex((one) => one.key === key) + 1;
}

/** A section that this page does not show stands in the bar, the people or the record. */
export function hasPanel(section: TemplateSection): boolean {
  return panelOf(section) !== null;
}

function panelOf(section: TemplateSection): ((props: SectionProps) => ReactNode) | null {
  if (section.text) return TextSection;
  return FORMS[section.key] ?? null;
}

function deciding(panel: Deciding) {
  return ({ room, folded, section }: SectionProps) => (
    <DecidingHere {...{ panel, room, folded }} title={section.title} id={headingOf(section.key)} newRow={addRow} />
  );
}

const FORMS: Readonly<Record<string, (props: SectionProps) => ReactNode>> = {
  agencyInformation: ({ room, folded, section }) => (
    <OrganisationBlocks {...{ room, folded, section }} number={numberOf(section, folded)} newRow={addRow} />
  ),
  thresholdViews: deciding('ViewsPanel'),
  decisions: deciding('DecisionsPanel'),
  actions: ({ room, folded, section, reveal }) => (
    <PlanHere {...{ room, folded, reveal }} title={section.title} id={headingOf(section.key)} />
  ),
  dissent: deciding('DissentPanel'),
};

function TextSection({ room, folded, section }: SectionProps) {
  const { meeting, me } = folded;
  const mayWrite = takesWords(meeting.phase) && writableRoots(meeting, me, SHARED_DOCUMENT)(sectionRoot(section.key));
  return (
    <>
      <MinutesSection {...{ room, section, mayWrite }} number={numberOf(section, folded)} newRow={addRow} />
      {section.key === PARENTS ? (
        <DecidingHere
          panel="ParentsPanel"
          {...{ room, folded }}
          title={roomWords.parents}
          id="parents"
          newRow={addRow}
        />
      ) : null}
    </>
  );
}
