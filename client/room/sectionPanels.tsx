/** What a section of the template is decides its panel. */
import type { ReactNode } from 'react';
import { sectionRoot } from '../../shared/document/roots.ts';
import { SHARED_DOCUMENT } from '../../shared/ids.ts';
import { writableRoots } from '../../shared/rules/permissions.ts';
import type { TemplateSection } from '../../shared/rules/template.ts';
import type { Folded } from '../wire/CommandChannel.ts';
import type { OpenRoom } from '../wire/openRoom.ts';
import { takesWords } from '../wire/takesWords.ts';
import { DecidingHere, PlanHere } from './LaterPanels.tsx';
import { MinutesSection } from './minutes/MinutesSection.tsx';
import { OrganisationBlocks } from './minutes/OrganisationBlocks.tsx';
import { addRow } from './plan/newRow.ts';

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

const FORMS: Readonly<Record<string, (props: SectionProps) => ReactNode>> = {
  agencyInformation: ({ room, folded, section }) => (
    <OrganisationBlocks {...{ room, folded, section }} number={numberOf(section, folded)} newRow={addRow} />
  ),
  thresholdViews: ({ room, folded, section }) => (
    <DecidingHere panel="ViewsPanel" room={room} folded={folded} title={section.title} id={headingOf(section.key)} />
  ),
  decisions: ({ room, folded, section }) => (
    <DecidingHere
      panel="DecisionsPanel"
      room={room}
      folded={folded}
      title={section.title}
      id={headingOf(section.key)}
    />
  ),
  actions: ({ room, folded, section, reveal }) => (
    <PlanHere {...{ room, folded, reveal }} title={section.title} id={headingOf(section.key)} />
  ),
  dissent: ({ room, folded, section }) => (
    <DecidingHere panel="DissentPanel" room={room} folded={folded} title={section.title} id={headingOf(section.key)} />
  ),
};

function TextSection({ room, folded, section }: SectionProps) {
  const { meeting, me } = folded;
  const mayWrite = takesWords(meeting.phase) && writableRoots(meeting, me, SHARED_DOCUMENT)(sectionRoot(section.key));
  return <MinutesSection {...{ room, section, mayWrite }} number={numberOf(section, folded)} newRow={addRow} />;
}
