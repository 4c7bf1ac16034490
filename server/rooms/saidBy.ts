/**
 * What the locked minutes say that somebody said, for that person alone: each paragraph that names them as its speaker,
 * also for whoever was not there to see it typed (C2). They answer it by `confirmSaid`.
 */
import { readBlocks, textOfBlock } from '../../shared/document/readBlocks.ts';
import { rootsOf } from '../../shared/document/roots.ts';
import { SHARED_DOCUMENT, type DocumentId } from '../../shared/ids.ts';
import { mayReadLocked } from '../../shared/rules/permissions.ts';
import type { SaidWords } from '../../shared/wire/said.ts';
import type { RefusalCode } from '../../shared/wire/refusals.ts';
import type { Who } from './Peer.ts';
import type { Room } from './Room.ts';
import { documentOf } from './RoomState.ts';

/** Without whoever may not read the record; `not-now` while the text is open. */
export function saidBy(room: Room, { person }: Who): SaidWords[] | RefusalCode {
  const { meeting } = room;
  if (!mayReadLocked(meeting, person, SHARED_DOCUMENT)) return 'not-allowed';
  if (meeting.phase !== 'locked') return 'not-now';
  const documents = [SHARED_DOCUMENT, ...Object.values(meeting.restricted).map(({ id }) => id)];
  return documents.filter((id) => mayReadLocked(meeting, person, id)).flatMap((id) => saidIn(room, person, id));
}

function saidIn({ meeting, state }: Room, person: Who['person'], document: DocumentId): SaidWords[] {
  const doc = documentOf(state, document);
  const answered = state.events.flatMap(({ by, event, at }) =>
    event.type === 'wordsConfirmed' && by === person && event.words.document === document ? [{ event, at }] : [],
  );
  return [...rootsOf(document, meeting)]
    .filter(([, kind]) => kind === 'minutes')
    .flatMap(([root]) =>
      readBlocks(doc, root)
        .filter(({ attributes }) => attributes.saidBy === person)
        .flatMap((block) => {
          const ranges = block.runs.flatMap(({ letters }) => letters);
          const [first] = ranges;
          const [written] = first ? state.letters.authors(document, first) : [];
          if (!written) return [];
          const { firstBy: typedBy, firstAt: typedAt } = written.author;
          // The latest answer, which the record shows with the earlier ones.
          const last = answered.filter(({ event }) => String(event.words.ranges) === String(ranges)).at(-1);
          const answer = last ? { at: last.at, ownWords: last.event.ownWords } : null;
          return [{ document, root, ranges, text: textOfBlock(block), typedBy, typedAt, answer }];
        }),
    );
}
