/** The roots of a meeting's documents: template x roster. Nothing else may be written into a document. */
import { isRestrictedDocument, SHARED_DOCUMENT, type DocumentId, type OrganisationId } from '../ids.ts';

export type RootKind = 'minutes' | 'plan';

export const PLAN_ROOT = 'plan';
/** The one root of a restricted entry. */
export const ENTRY_ROOT = 'entry';

const SECTION = 'section:';
const BLOCK = 'block:';

export function sectionRoot(key: string): string {
  return SECTION + key;
}

export function blockRoot(organisation: OrganisationId): string {
  return BLOCK + organisation;
}

/** The section a root belongs to, or null for a root of another kind. */
export function sectionOf(root: string): string | null {
  return root.startsWith(SECTION) ? root.slice(SECTION.length) : null;
}

/** The organisation whose block a root is, or null for a root of another kind. */
export function organisationOf(root: string): OrganisationId | null {
  return root.startsWith(BLOCK) ? (root.slice(BLOCK.length) as OrganisationId) : null;
}

/** What of a meeting decides its roots. */
export interface RootSource {
  template: { sections: readonly { key: string; text: boolean }[] };
  organisations: Readonly<Record<string, { id: OrganisationId }>>;
  restricted: Readonly<Record<string, unknown>>;
}

/** Every root of this document by name; empty for a document that the meeting does not have. */
export function rootsOf(document: DocumentId, meeting: RootSource): Map<string, RootKind> {
  const roots = new Map<string, RootKind>();
  if (isRestrictedDocument(document)) {
    if (Object.hasOwn(meeting.restricted, document)) roots.set(ENTRY_ROOT, 'minutes');
    return roots;
  }
  if (document !== SHARED_DOCUMENT) return roots;
  for (const { key, text } of meeting.template.sections) if (text) roots.set(sectionRoot(key), 'minutes');
  for (const { id } of Object.values(meeting.organisations)) roots.set(blockRoot(id), 'minutes');
  roots.set(PLAN_ROOT, 'plan');
  return roots;
}
