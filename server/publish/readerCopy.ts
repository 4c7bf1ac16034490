/** What one reader gets of a meeting's record: the copy as JSON, what followed it, and both as a page. */
import type { PersonId } from '../../shared/ids.ts';
import { afterwardsAsJson, type Addition } from '../../shared/record/additions.ts';
import { partsOfKind } from '../../shared/record/contents.ts';
import { canonicalText } from '../../shared/record/canonical.ts';
import { copyAsJson, type RecordCopy } from '../../shared/record/RecordCopy.ts';
import type { ForYou } from '../../shared/record/forYou.ts';
import { recordPage } from './html.ts';
import type { Done } from './readForYou.ts';

export interface ReaderOptions {
  openedAt: string;
  rehearsal: boolean;
  council: string | null;
  additions: readonly Addition[];
  forYou: ForYou | null;
  done: Done | null;
}

/** `afterwards`: what followed the lock, JSON of its own beside the copy, which stays as it was sealed. */
export interface ReadCopy {
  json: string;
  afterwards: string;
  html: string;
}

/** null: the sealed record says that this person is not among its readers (observers, whoever withdrew or declined). */
export function readerCopy(copy: RecordCopy, reader: PersonId, options: ReaderOptions): ReadCopy | null {
  const people = partsOfKind(copy.opened, 'attendance').flatMap(({ content }) => content.people);
  const attendee = people.find(({ id }) => id === reader);
  if (!attendee || attendee.role === 'observer') return null;
  if (attendee.attendance === 'withdrawn' || attendee.attendance === 'declined' || attendee.conflict === 'declared')
    return null;
  const script = options.forYou ? '/record.js' : null;
  const html = recordPage(copy, { ...options, reader, styles: '/record.css', script });
  const afterwards = canonicalText(afterwardsAsJson(copy.header.meeting, copy.digest, options.additions));
  return { json: canonicalText(copyAsJson(copy)), afterwards, html };
}
