/** What the connection is, and what of my own it has not carried, to be copied or downloaded as a last resort. */
import { connectionWords as words } from '../../../shared/words/en/connection.ts';
import { roomWords } from '../../../shared/words/en/room.ts';
import { say } from '../../ui/Announcer.tsx';
import { copyText } from '../../ui/copyText.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { timeOf } from '../../ui/times.ts';
import { useValue } from '../../ui/useValue.ts';
import { withWords } from '../../wire/HalfTyped.ts';
import type { OpenRoom } from '../../wire/openRoom.ts';
import { KeptTexts } from './KeptTexts.tsx';

export interface ConnectionDetailsProps {
  room: OpenRoom;
  savedAt: string | null;
  cutOffSince: string | null;
  close: () => void;
}

export function ConnectionDetails({ room, savedAt, cutOffSince, close }: ConnectionDetailsProps) {
  const saving = useValue(room.saving);
  const connected = saving.is === 'saved' || saving.is === 'saving' || saving.is === 'held';
  const meeting = useValue(room.folded)?.meeting ?? null;
  const changes = 'changes' in saving ? saving.changes : 0;
  const unsaved = changes > 0 ? room.unsavedTexts() : [];
  const begun = withWords(useValue(room.halfTyped.forms));
  const own = [...unsaved, ...useValue(room.notAdded)].flatMap(({ texts }) => texts.map(({ text }) => text));
  const all = [...own, ...begun.flatMap(({ texts }) => texts)].join('\n\n');
  const places = unsaved.reduce((sum, { texts }) => sum + texts.length, 0);
  return (
    <Dialog title={words.title} close={close}>
      <dl className="pairs">
        <div>
          <dt>{words.connection}</dt>
          <dd>{connected ? words.byWebSocket : words.cutOff(cutOffSince === null ? null : timeOf(cutOffSince))}</dd>
        </div>
        <div>
          <dt>{words.lastSaved}</dt>
          <dd>{savedAt === null ? words.neverSaved : timeOf(savedAt)}</dd>
        </div>
        <div>
          <dt>{words.waiting}</dt>
          <dd>{changes === 0 ? words.nothingWaits : words.waits(changes, places)}</dd>
        </div>
      </dl>
      {unsaved.map(({ document, texts }) => (
        <KeptTexts key={document} {...{ document, texts, meeting }} />
      ))}
      {all === '' ? null : (
        <>
          <p>{words.onlyHere}</p>
          <div className="row">
            <button type="button" onClick={() => void copyAll(all)}>
              {words.copyAll}
            </button>
            <button type="button" className="quiet" onClick={() => download(all)}>
              {words.download}
            </button>
          </div>
          <p className="hint">{words.downloadHint}</p>
        </>
      )}
    </Dialog>
  );
}

async function copyAll(text: string): Promise<void> {
  say((await copyText(text)) ? roomWords.copied : roomWords.copyFailed);
}

function download(text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  link.download = words.downloadName;
  link.click();
  URL.revokeObjectURL(link.href);
}
