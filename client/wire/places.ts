/** Where a root of a document stands on the page: its name, its section, and the heading that a link leads to. */
import { ENTRY_ROOT, organisationOf, PLAN_ROOT, sectionOf } from '../../shared/document/roots.ts';
import type { Meeting } from '../../shared/rules/meeting.ts';
import { roomWords as words } from '../../shared/words/en/room.ts';

const BLOCKS = 'agencyInformation';
const PLAN = 'actions';

export function placeName({ template, organisations }: Meeting, root: string): string {
  if (root === PLAN_ROOT) return words.placePlan;
  if (root === ENTRY_ROOT) return words.placeRestricted;
  const organisation = organisationOf(root);
  if (organisation !== null) return organisations[organisation]?.name ?? '';
  const section = sectionOf(root);
  return template.sections.find(({ key }) => key === section)?.title ?? '';
}

/** The agenda's section that a root belongs to; null: to none. */
export function sectionOfRoot(root: string): string | null {
  if (root === PLAN_ROOT) return PLAN;
  return organisationOf(root) === null ? sectionOf(root) : BLOCKS;
}

/** Id of the heading; null where the place has none of its own. */
export function headingOfRoot(root: string): string | null {
  if (root === PLAN_ROOT) return 'plan';
  const organisation = organisationOf(root);
  if (organisation !== null) return `block-${organisation}`;
  const section = sectionOf(root);
  return section === null ? null : `section-${section}`;
}
