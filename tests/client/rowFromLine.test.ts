/** Which lines become rows of the plan: those of people who may write there, and none that only some may read. */
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { addRow } from '../../client/room/plan/newRow.ts';
import { rowFromLine } from '../../client/room/minutes/rowFromLine.ts';
import { readPlan } from '../../shared/document/readBlocks.ts';
import { SHARED_DOCUMENT, type DocumentId } from '../../shared/ids.ts';
import { evolve } from '../../shared/rules/evolve.ts';
import type { Meeting } from '../../shared/rules/meeting.ts';
import { CHAIR, madeEvents, POLICE } from './madeMeeting.ts';

function lineBy(me: typeof CHAIR, document: DocumentId): { doc: Y.Doc; make: ((words: string) => string) | null } {
  const meeting = madeEvents().reduce<Meeting | null>(
    (before, { at, by, event }) => evolve(before, event, { at, by }),
    null,
  );
  if (!meeting) throw new Error('not convened');
  const folded = { meeting, me } as Parameters<typeof rowFromLine>[0]['meetings'] extends { get: () => infer F }
    ? F
    : never;
  const readable = { get: () => folded, subscribe: () => () => {} };
  const doc = new Y.Doc();
  return { doc, make: rowFromLine({ meetings: { ...readable, folded: readable }, document, doc, newRow: addRow }) };
}

it('[UI-37] a line makes a row after the last one, with its words', () => {
  const { doc, make } = lineBy(CHAIR, SHARED_DOCUMENT);
  const ids = [make?.('ring the school'), make?.('ring the nurse')];
  expect(readPlan(doc).map(({ id, text }) => [id, text])).toEqual([
    [ids[0], 'ring the school'],
    [ids[1], 'ring the nurse'],
  ]);
});

it('[UI-37] a line of a restricted entry makes none, nor does one of somebody who may not write in the plan', () => {
  expect(lineBy(CHAIR, `restricted-${'a'.repeat(26)}` as DocumentId).make).toBeNull();
  expect(lineBy(POLICE, SHARED_DOCUMENT).make).toBeNull(); // has not answered the conflict question
});
