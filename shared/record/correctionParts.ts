/**
 * C16: what was typed or removed after people stopped talking. Found from the ids of letters alone, so that a room
 * that lived through it and one that was loaded from the journal say the same.
 */
import * as Y from 'yjs';
import { readBlocks, readPlan } from '../document/readBlocks.ts';
import { rootsOf } from '../document/roots.ts';
import { SHARED_DOCUMENT, type DocumentId, type PersonId } from '../ids.ts';
import type { IdRange } from '../rules/meeting.ts';
import { recordWords as words } from '../words/en/record.ts';
import type { CorrectionContent } from './contents.ts';
import type { Part } from './Part.ts';
import { makePart, type PartSource } from './PartSource.ts';
import { piecesToTell, type ToldPiece } from './takenBack.ts';
import { hadLeftBy } from './wasHereAt.ts';

type Correction = { -readonly [Field in keyof Omit<CorrectionContent, 'gone'>]: CorrectionContent[Field] };

/** One part for everyone, and one for the audience of each restricted entry that was changed. */
export function correctionParts(source: PartSource): Part[] {
  const { meeting } = source;
  const shared = correctionsIn(SHARED_DOCUMENT, source);
  const parts = [
    makePart('corrections', 'corrections', { list: shared }, { title: words.corrections, authorship: [] }),
  ];
  for (const { id, audience } of Object.values(meeting.restricted)) {
    const list = correctionsIn(id, source);
    if (list.length > 0)
      parts.push(
        makePart(`corrections:${id}`, 'corrections', { list }, { title: words.corrections, audience, authorship: [] }),
      );
  }
  return parts;
}

function correctionsIn(document: DocumentId, source: PartSource): CorrectionContent[] {
  const ended = source.meeting.endedAt;
  return ended === null ? [] : changesSince(ended, document, source);
}

/** What was typed or removed in this document after `since`, in the order of time. */
export function changesSince(since: string, document: DocumentId, source: PartSource): CorrectionContent[] {
  const doc = source.documents.get(document);
  if (!doc) return [];
  const typed = typedSince(since, document, doc, source);
  const removed = withoutMoves(removedSince(since, document, doc, source), typed);
  return [...typed.filter(({ moved }) => !moved).map(({ moved: _moved, ...correction }) => correction), ...removed]
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
    .map((correction) => ({ ...correction, gone: goneBefore(correction.at, source) }));
}

/** In the order of the text. `moved`: it stood in the minutes before and was only brought elsewhere. */
function typedSince(
  since: string,
  document: DocumentId,
  doc: Y.Doc,
  source: PartSource,
): (Correction & { moved: boolean })[] {
  const found: (Correction & { moved: boolean })[] = [];
  for (const [where, lines] of linesOf(document, doc, source)) {
    for (const ranges of lines) {
      let open: (Correction & { moved: boolean }) | null = null;
      for (const { author, text } of authorsOf(ranges, document, source)) {
        const moved = author.movedBy !== null;
        const at = author.movedAt ?? author.typedAt;
        if (at <= since) open = null;
        else if (open && open.by === (author.movedBy ?? author.typedBy) && open.moved === moved)
          open.after = (open.after ?? '') + text;
        else
          found.push(
            (open = {
              where,
              what: 'typed',
              before: null,
              after: text,
              by: author.movedBy ?? author.typedBy,
              at,
              moved,
            }),
          );
      }
    }
  }
  return found;
}

function removedSince(since: string, document: DocumentId, doc: Y.Doc, source: PartSource): Correction[] {
  const found: Correction[] = [];
  const clients = [...Y.decodeStateVector(Y.encodeStateVector(doc))].sort(([a], [b]) => a - b);
  for (const [client, length] of clients) {
    let open: (Correction & { end: number }) | null = null;
    for (const { author, text, from, to, taken } of authorsOf([[client, 0, length]], document, source)) {
      const { deletedBy, deletedAt } = author;
      if (deletedBy === null || deletedAt === null || deletedAt <= since || taken) continue;
      const where = source.letters.rootOf(document, client, from) ?? '';
      if (open && open.by === deletedBy && open.end === from && open.where === where) {
        open.before += text;
        open.end = to;
        if (deletedAt < open.at) open.at = deletedAt;
      } else {
        open = { where, what: 'removed', before: text, after: null, by: deletedBy, at: deletedAt, end: to };
        found.push(open);
      }
    }
  }
  return found.map(({ where, what, before, after, by, at }) => ({ where, what, before, after, by, at }));
}

/** Enter in the middle of a sentence deletes its end and types it again: that is no removal. */
function withoutMoves(removed: Correction[], typed: readonly (Correction & { moved: boolean })[]): Correction[] {
  for (const { moved, after, by, at } of typed) {
    if (!moved || after === null) continue;
    const source = removed.find((one) => one.by === by && one.at <= at && one.before?.includes(after));
    if (source) source.before = source.before?.replace(after, '') ?? null;
  }
  return removed.filter(({ before }) => before !== '');
}

/** The letters of each block, of each wording of the plan, by the name of their root. */
function linesOf(document: DocumentId, doc: Y.Doc, { meeting }: PartSource): [string, IdRange[][]][] {
  return [...rootsOf(document, meeting)].map(([root, kind]) =>
    kind === 'plan'
      ? [root, readPlan(doc).flatMap((row) => [row.textLetters, row.purposeLetters])]
      : [root, readBlocks(doc, root).map((block) => block.runs.flatMap((run) => run.letters))],
  );
}

function authorsOf(ranges: readonly IdRange[], document: DocumentId, { letters, meeting }: PartSource): ToldPiece[] {
  return ranges.flatMap((range) => piecesToTell(document, range, letters, meeting));
}

function goneBefore(at: string, { meeting }: PartSource): PersonId[] {
  return Object.values(meeting.people)
    .filter((person) => hadLeftBy(meeting, person, at))
    .map(({ id }) => id)
    .sort();
}
