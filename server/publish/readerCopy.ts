/** What one reader gets of a meeting's record: the copy as JSON and as a page. */
import type { PersonId } from '../../shared/ids.ts';
import { partsOfKind } from '../../shared/record/contents.ts';
import { canonicalText } from '../../shared/record/canonical.ts';
import { copyAsJson, type RecordCopy } from '../../shared/record/RecordCopy.ts';
import { recordPage, type Addition } from './html.ts';

export interface ReaderOptions {
  openedAt: string;
  rehearsal: boolean;
  council: string | null;
  additions: readonly Addition[];
}

/** null: the sealed record says that this person is not among its readers (observers, whoever withdrew or declined). */
export function readerCopy(
  copy: RecordCopy,
  reader: PersonId,
  options: ReaderOptions,
): { json: string; html: string } | null {
  const people = partsOfKind(copy.opened, 'attendance').flatMap(({ content }) => content.people);
  const attendee = people.find(({ id }) => id === reader);
  if (!attendee || attendee.role === 'observer') return null;
  if (attendee.attendance === 'withdrawn' || attendee.attendance === 'declined' || attendee.conflict === 'declared')
    return null;
  const html = recordPage(copy, { ...options, reader, styles: '/record.css', script: null });
  return { json: canonicalText(copyAsJson(copy)), html };
}
