/** What everybody of the meeting may read, the copy and what followed it, as JSON and as a page: for exports and rehearsals. */
import type { MeetingId } from '../../shared/ids.ts';
import { afterwardsAsJson } from '../../shared/record/additions.ts';
import { canonicalText } from '../../shared/record/canonical.ts';
import { copyAsJson } from '../../shared/record/RecordCopy.ts';
import type { Config } from '../config.ts';
import type { Journal } from '../journal/Journal.ts';
import { recordPage } from '../publish/html.ts';
import type { ReadCopy } from '../publish/readerCopy.ts';
import { readCopy } from '../seal/readCopy.ts';
import { openPlace } from './openServer.ts';
import { additionsTo, foldEvents } from './readAfterwards.ts';

/** null: not locked. `openedAt` is printed on the page. */
export async function generalCopy(
  journal: Journal,
  meeting: MeetingId,
  openedAt: Date,
  rehearsal: boolean,
): Promise<ReadCopy | null> {
  const copy = await readCopy(journal, meeting, 'general');
  if (!copy) return null;
  const additions = additionsTo(await foldEvents(journal, meeting), 'general');
  const html = recordPage(copy, {
    reader: 'general',
    council: null,
    openedAt: openedAt.toISOString(),
    styles: 'record.css',
    script: null,
    rehearsal,
    additions,
  });
  const afterwards = canonicalText(afterwardsAsJson(meeting, copy.digest, additions));
  return { json: canonicalText(copyAsJson(copy)), afterwards, html };
}

/** The same from a store that no server needs to serve. */
export async function generalCopyInPlace(config: Config, meeting: MeetingId): Promise<ReadCopy | null> {
  const { journal } = await openPlace(config, true);
  try {
    return await generalCopy(journal, meeting, new Date(0), false);
  } finally {
    await journal.close();
  }
}
