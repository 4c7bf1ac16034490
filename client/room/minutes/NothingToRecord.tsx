/** An empty section can be a choice: one press says so, in words that anybody may change again. */
import type { Doc } from 'yjs';
import { SHARED_DOCUMENT } from '../../../shared/ids.ts';
import { textOfBlock, type Block } from '../../../shared/document/readBlocks.ts';
import { insertBlock, typeAtEnd } from '../../../shared/document/writeBlocks.ts';
import { minutesWords as words } from '../../../shared/words/en/minutes.ts';
import { useValue } from '../../ui/useValue.ts';
import type { OpenDocument } from '../../wire/DocumentChannel.ts';
import type { OpenRoom } from '../../wire/openRoom.ts';
import type { Readable } from '../../wire/Value.ts';
import { useOfBlocks } from './useBlocks.ts';

export function NothingToRecord({ room, root, name }: { room: OpenRoom; root: string; name: string }) {
  const open = useValue(room.documents).get(SHARED_DOCUMENT);
  return open ? <Offer open={open} root={root} name={name} /> : null;
}

function Offer({ open, root, name }: { open: Readable<OpenDocument>; root: string; name: string }) {
  const { doc, joined, held, over } = useValue(open);
  const empty = useOfBlocks(doc, root, isEmpty);
  if (!empty || !joined || held !== null || over !== null) return null;
  return (
    <button
      type="button"
      className="link"
      aria-label={words.nothingToRecordIn(name)}
      onClick={() => sayNothing(doc, root)}
    >
      {words.nothingToRecord}
    </button>
  );
}

export function isEmpty(blocks: Block[]): boolean {
  return blocks.every((block) => textOfBlock(block).trim() === '');
}

function sayNothing(doc: Doc, root: string): void {
  doc.transact(() => typeAtEnd(insertBlock(doc, root, 0, {}), words.nothingToRecordText));
}
