import type { ReactNode } from 'react';
import type { DocumentId } from '../../shared/ids.ts';
import type { TemplateSection } from '../../shared/rules/template.ts';
import type { Folded } from '../wire/CommandChannel.ts';
import type { OpenRoom } from '../wire/openRoom.ts';

export interface LockProps {
  room: OpenRoom;
  folded: Folded;
}

/** What the room lends to the pages of closing, which know none of its panels. */
export interface Panels {
  /** A section as the room shows it, to be corrected in place; null: the room has no panel for it. */
  section(section: TemplateSection): ReactNode;
  /** The words of one root, as text. */
  words(document: DocumentId, root: string, headingId: string): ReactNode;
  /** Of entries that only some people may read: those that this person may read, to be corrected in place. */
  restricted(): ReactNode;
  /** This person's own words that are not in the minutes. */
  unsaved(): ReactNode;
}

export interface ClosingProps extends LockProps {
  panels: Panels;
}

/** Whoever chairs closes; everybody else follows, and reads. */
export function chairs({ folded: { meeting, me } }: LockProps): boolean {
  return meeting.chair === me;
}

export function chairName({ meeting }: Folded): string {
  return meeting.chair === null ? '' : (meeting.people[meeting.chair]?.name ?? '');
}
