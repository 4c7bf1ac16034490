/** One root of a document: an editor for whoever may write it now, text for everybody else. */
import { useRef } from 'react';
import type { DocumentId } from '../../../shared/ids.ts';
import { roomWords as words } from '../../../shared/words/en/room.ts';
import { useValue } from '../../ui/useValue.ts';
import type { OpenDocument } from '../../wire/DocumentChannel.ts';
import type { OpenRoom } from '../../wire/openRoom.ts';
import type { Readable } from '../../wire/Value.ts';
import { Editor } from './Editor.tsx';
import { meetingsOf } from './meetingsOf.ts';
import { ReadText } from './ReadText.tsx';
import type { NewRow } from './rowFromLine.ts';
import { useTurn } from './useTurn.ts';
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
  /** How a line becomes a row of the plan; absent where it does not. */
  newRow?: NewRow | undefined;
}

export function RootText(props: RootTextProps) {
  const open = useValue(props.room.documents).get(props.document);
  return open ? <OpenText {...props} open={open} /> : <p className="hint">{words.joining}</p>;
}

function OpenText({ open, mayWrite, ...props }: RootTextProps & { open: Readable<OpenDocument> }) {
  const { room, root } = props;
  const now = useValue(open);
  const { doc, awareness, joined, held, over } = now;
  const here = useWhoIsHere(awareness, root);
  const place = useRef<HTMLDivElement>(null);
  const turn = useTurn(place);
  const writes = mayWrite && joined && held === null && over === null;
  return (
    <div ref={place}>
      <p className="hint here">{here}</p>
      {mayWrite && !joined ? <p className="hint">{words.joining}</p> : null}
      {writes && turn ? (
        <Editor key={doc.clientID} {...props} open={now} />
      ) : (
        <ReadText doc={doc} root={root} meeting={meetingsOf(room).get().meeting} />
      )}
    </div>
  );
}
