/** What the rules will find missing, as far as this screen can see it, and what else is worth a look. */
import { useMemo, useSyncExternalStore } from 'react';
import { readBlocks, readPlan, textOfBlock, wordsOfRoot } from '../../shared/document/readBlocks.ts';
import { organisationOf, rootsOf, sectionOf } from '../../shared/document/roots.ts';
import { SHARED_DOCUMENT } from '../../shared/ids.ts';
import { whatIsMissing, type Missing } from '../../shared/rules/gates.ts';
import type { Meeting } from '../../shared/rules/meeting.ts';
import { useValue } from '../ui/useValue.ts';
import type { OpenDocument } from '../wire/DocumentChannel.ts';
import type { OpenRoom } from '../wire/openRoom.ts';
import type { Readable } from '../wire/Value.ts';
import type { LockProps } from './ClosingProps.ts';

export interface MissingHere extends Missing {
  /** Plan rows that nobody assigned. */
  proposals: number;
  /** Entries that exist and that this reader may not read. */
  unread: number;
  /** C4: paragraphs that say neither fact nor reported nor opinion, by the root they stand in. */
  unlabelled: readonly { root: string; count: number }[];
}

export function useMissing({ room, folded }: LockProps): MissingHere {
  const { meeting, me } = folded;
  const doc = useSharedWords(room);
  const hidden = Object.values(meeting.restricted).filter(({ audience }) => !audience.includes(me));
  // Outside its audience an entry has no audience here; that says nothing about what is missing.
  const restricted = Object.fromEntries(
    Object.entries(meeting.restricted).filter(([, { originator }]) => originator !== null),
  );
  const missing = whatIsMissing(
    { ...meeting, restricted },
    { rootWords: (root) => (doc ? wordsOfRoot(doc, root) : { text: '', ranges: [] }) },
  );
  const rows = doc ? readPlan(doc) : [];
  const proposals = rows.filter(({ id, text }) => text.trim() !== '' && meeting.actions[id] === undefined).length;
  return { ...missing, proposals, unread: hidden.length, unlabelled: doc ? unlabelledIn(doc, meeting) : [] };
}

/** The shared document, looked at again whenever somebody wrote in it or it was joined anew. */
function useSharedWords(room: OpenRoom): OpenDocument['doc'] | null {
  const open = useValue(room.documents).get(SHARED_DOCUMENT) ?? null;
  const words = useMemo(() => wordsIn(open), [open]);
  useSyncExternalStore(words.subscribe, words.get);
  return open?.get().doc ?? null;
}

/** Counts the changes. */
function wordsIn(open: Readable<OpenDocument> | null): Readable<number> {
  let changes = 0;
  return {
    get: () => changes,
    subscribe(listener) {
      const changed = (): void => {
        changes += 1;
        listener();
      };
      let doc = open?.get().doc;
      doc?.on('update', changed);
      const stop = open?.subscribe(() => {
        doc?.off('update', changed);
        doc = open.get().doc;
        doc.on('update', changed);
        changed();
      });
      return () => {
        doc?.off('update', changed);
        stop?.();
      };
    },
  };
}

const LABELLED_SECTIONS = ['reasonForMeeting', 'analysis'];

/** Only where information is gathered: what is decided or planned is neither fact nor opinion. */
function unlabelledIn(doc: OpenDocument['doc'], meeting: Meeting): MissingHere['unlabelled'] {
  const roots = [...rootsOf(SHARED_DOCUMENT, meeting).keys()].filter(
    (root) => organisationOf(root) !== null || LABELLED_SECTIONS.includes(sectionOf(root) ?? ''),
  );
  return roots.flatMap((root) => {
    const blocks = readBlocks(doc, root).filter((block) => textOfBlock(block).trim() !== '' && !block.attributes.kind);
    return blocks.length === 0 ? [] : [{ root, count: blocks.length }];
  });
}
