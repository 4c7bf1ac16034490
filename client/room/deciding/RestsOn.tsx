/** The words of the minutes that something rests on (C15), as they stand now, and whether they were changed since. */
import { useMemo, useSyncExternalStore } from 'react';
import type { Doc } from 'yjs';
import { SHARED_DOCUMENT } from '../../../shared/ids.ts';
import type { Meeting, Words } from '../../../shared/rules/meeting.ts';
import { decidingWords as words } from '../../../shared/words/en/deciding.ts';
import { useValue } from '../../ui/useValue.ts';
import type { OpenDocument } from '../../wire/DocumentChannel.ts';
import type { Readable } from '../../wire/Value.ts';
import type { Within } from './PanelProps.ts';
import { standingWords } from './sentences.ts';

export function RestsOn({ room, folded, words: named }: Within & { words: Words | null }) {
  const open = useValue(room.documents).get(SHARED_DOCUMENT);
  if (named === null || named.document !== SHARED_DOCUMENT || !open) return null;
  return <Standing open={open} meeting={folded.meeting} named={named} />;
}

interface StandingProps {
  open: Readable<OpenDocument>;
  meeting: Meeting;
  named: Words;
}

function Standing({ open, meeting, named }: StandingProps) {
  const { doc } = useValue(open);
  const { place, text, whole } = useStanding(doc, meeting, named);
  return (
    <>
      <p className="label">{words.restsOn}</p>
      {text === '' ? null : <blockquote translate="no">{text}</blockquote>}
      <p className="meta">
        {text === '' ? words.restsOnGone : words.restsOnIn(place)} {whole || text === '' ? null : words.restsOnChanged}
      </p>
    </>
  );
}

function useStanding(doc: Doc, meeting: Meeting, named: Words): ReturnType<typeof standingWords> {
  const { ranges } = named;
  const store = useMemo(() => {
    const read = () => standingWords(doc, meeting, ranges);
    let now = read();
    return {
      get: () => now,
      subscribe: (listener: () => void) => {
        const changed = (): void => {
          const next = read();
          if (next.text === now.text && next.whole === now.whole) return;
          now = next;
          listener();
        };
        changed();
        doc.on('update', changed);
        return () => doc.off('update', changed);
      },
    };
    // Who is here changes with every event, and where the words stand does not.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [doc, ranges]);
  return useSyncExternalStore(store.subscribe, store.get);
}
