/** Somebody's own words that are not in the minutes, with where they were meant to stand and a way to copy them. */
import { isRestrictedDocument, type DocumentId } from '../../../shared/ids.ts';
import type { Meeting } from '../../../shared/rules/meeting.ts';
import { roomWords as words } from '../../../shared/words/en/room.ts';
import { say } from '../../ui/Announcer.tsx';
import { copyText } from '../../ui/copyText.ts';
import { placeName } from '../../wire/places.ts';
import type { UnsavedText } from '../../wire/unsavedText.ts';

export interface KeptTextsProps {
  texts: readonly UnsavedText[];
  document: DocumentId;
  /** null where nothing of the meeting is known any more. */
  meeting: Meeting | null;
}

export function KeptTexts({ texts, document, meeting }: KeptTextsProps) {
  const all = texts.map(({ text }) => text).join('\n\n');
  return (
    <>
      {texts.map(({ root, text }) => (
        <div key={root}>
          <p className="meta">{placeOf(root, document, meeting)}</p>
          <blockquote translate="no">{text}</blockquote>
        </div>
      ))}
      {all === '' ? null : (
        <button type="button" className="quiet" onClick={() => void copy(all)}>
          {words.copy}
        </button>
      )}
    </>
  );
}

async function copy(text: string): Promise<void> {
  say((await copyText(text)) ? words.copied : words.copyFailed);
}

function placeOf(root: string, document: DocumentId, meeting: Meeting | null): string {
  if (isRestrictedDocument(document)) return words.placeRestricted;
  return meeting === null ? '' : placeName(meeting, root);
}
