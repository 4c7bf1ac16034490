/**
 * Who wrote what stands in a root now (C1, C26), for whoever may read it. Names and times of letters by their ids, and
 * no words: a screen has the words already, and rows of the journal stay on the server.
 */
import { readBlocks, type Block, type IdRange } from '../../shared/document/readBlocks.ts';
import { rootsOf } from '../../shared/document/roots.ts';
import type { DocumentId, PersonId } from '../../shared/ids.ts';
import type { Letters } from '../../shared/record/authorship.ts';
import { whoSet } from '../../shared/record/labels.ts';
import { mayRead } from '../../shared/rules/permissions.ts';
import type { Authorship, WrittenRun } from '../../shared/wire/authorship.ts';
import type { RefusalCode } from '../../shared/wire/refusals.ts';
import type { Who } from './Peer.ts';
import type { Room } from './Room.ts';
import { documentOf } from './RoomState.ts';

export function authorshipOf(
  room: Room,
  who: Who,
  document: DocumentId,
  root: string,
): Promise<Authorship | RefusalCode> {
  // In the line: outside it the document may hold words that are tried and not yet written.
  return room.line.run(async () => {
    const { meeting, state } = room;
    const isThere = rootsOf(document, meeting).get(root) === 'minutes';
    if (!isThere || !mayRead(meeting, who.person, document)) return 'not-found';
    const doc = documentOf(state, document);
    return {
      blocks: readBlocks(doc, root).map((block) => ({
        id: block.id,
        kindBy:
          block.attributes.kind === undefined ? null : (whoSet('kind', block.id, document, state.letters)?.by ?? null),
        saidBy: (block.attributes.saidBy as PersonId | undefined) ?? null,
        runs: runsOf(block, document, state.letters),
      })),
    };
  });
}

/** A sentence arrives in dozens of edits: neighbours by the same hands are one run with a first and a last time. */
function runsOf(block: Block, document: DocumentId, letters: Letters): WrittenRun[] {
  const runs: WrittenRun[] = [];
  for (const range of block.runs.flatMap((run) => run.letters)) {
    for (const { from, to, author } of letters.authors(document, range)) {
      const { typedBy, typedAt, firstBy, firstAt, movedBy, movedAt } = author;
      const next = { letters: [range[0], from, to] as IdRange, typedBy, typedAt, firstBy, firstAt, movedBy, movedAt };
      const last = runs.at(-1);
      if (last && isContinuedBy(last, next)) runs[runs.length - 1] = joined(last, next);
      else runs.push({ ...next, typedUntil: typedAt });
    }
  }
  return runs;
}

type Piece = Omit<WrittenRun, 'typedUntil'>;

function isContinuedBy(last: WrittenRun, next: Piece): boolean {
  return (
    last.letters[0] === next.letters[0] &&
    last.letters[2] === next.letters[1] &&
    last.typedBy === next.typedBy &&
    last.firstBy === next.firstBy &&
    last.movedBy === next.movedBy
  );
}

/** Server times are all written in one form, so text compares like time. */
function joined(last: WrittenRun, next: Piece): WrittenRun {
  const [client, from] = last.letters;
  return {
    ...last,
    letters: [client, from, next.letters[2]],
    typedAt: last.typedAt <= next.typedAt ? last.typedAt : next.typedAt,
    typedUntil: last.typedUntil >= next.typedAt ? last.typedUntil : next.typedAt,
    firstAt: last.firstAt <= next.firstAt ? last.firstAt : next.firstAt,
    movedAt: (last.movedAt ?? '') >= (next.movedAt ?? '') ? last.movedAt : next.movedAt,
  };
}
