/** One root of a document: an editor for whoever may write it now, text for everybody else. */
import type { DocumentId } from '../../../shared/ids.ts';
import { roomWords as words } from '../../../shared/words/en/room.ts';
import { useValue } from '../../ui/useValue.ts';
import type { OpenDocument } from '../../wire/DocumentChannel.ts';
import type { OpenRoom } from '../../wire/openRoom.ts';
import type { Readable } from '../../wire/Value.ts';
import { Editor } from './Editor.tsx';
import { ReadText } from './ReadText.tsx';
import { useWhoIsHere } from './useWhoIsHere.ts';

export interface RootTextProps {
  room: OpenRoom;
  document: DocumentId;
  root: string;
  /** Name of the section, for the buttons; and of the editor as a screen reader says it. */
  name: string;
  label: string;
  headingId: string;
  mayWrite: boolean;
}

export function RootText(props: RootTextProps) {
  const open = useValue(props.room.documents).get(props.document);
  return open ? <OpenText {...props} open={open} /> : <p className="hint">{words.joining}</p>;
}

function OpenText({ root, name, label, headingId, mayWrite, open }: RootTextProps & { open: Readable<OpenDocument> }) {
  const { doc, awareness, watchUndo, joined, held, over } = useValue(open);
  const here = useWhoIsHere(awareness, root);
  const writes = mayWrite && joined && held === null && over === null;
  return (
    <>
      <p className="hint here">{here}</p>
      {mayWrite && !joined ? <p className="hint">{words.joining}</p> : null}
      {writes ? (
        <Editor
          key={doc.clientID}
          doc={doc}
          awareness={awareness}
          root={root}
          name={name}
          label={label}
          headingId={headingId}
          watchUndo={watchUndo}
        />
      ) : (
        <ReadText doc={doc} root={root} />
      )}
    </>
  );
}
