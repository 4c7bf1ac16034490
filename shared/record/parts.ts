/**
 * The record as a list of parts. A pure function of what the journal folded to: the same meeting gives the same parts
 * on every node, whatever order its edits came in. The digest over them is what the chair signs.
 */
import type * as Y from 'yjs';
import type { DocumentId } from '../ids.ts';
import type { Meeting } from '../rules/meeting.ts';
import { recordWords as words } from '../words/en/record.ts';
import type { Letters } from './authorship.ts';
import { correctionParts } from './correctionParts.ts';
import {
  decisionParts,
  dissentParts,
  happeningParts,
  parentParts,
  planParts,
  proposalParts,
  viewParts,
} from './deedParts.ts';
import { byId } from './digest.ts';
import { organisationParts, restrictedParts, sectionParts } from './minutesParts.ts';
import type { Part } from './Part.ts';
import { makePart, sourceOf } from './PartSource.ts';
import { attendanceParts, detailsPart, familyParts, quorumPart } from './peopleParts.ts';

/** Sorted by id. `documents`: those of the meeting that anybody has written in, each with its roots named. */
export function buildParts(meeting: Meeting, documents: ReadonlyMap<DocumentId, Y.Doc>, letters: Letters): Part[] {
  const source = sourceOf(meeting, documents, letters);
  const parts = [
    detailsPart(source),
    ...attendanceParts(source),
    ...familyParts(source),
    quorumPart(source),
    ...sectionParts(source),
    ...organisationParts(source),
    ...restrictedParts(source),
    ...viewParts(source),
    ...decisionParts(source),
    ...dissentParts(source),
    ...planParts(source),
    ...parentParts(source),
    ...happeningParts(source),
    ...proposalParts(source),
    ...correctionParts(source),
  ];
  return [...parts, contentsPart(parts)].sort(byId);
}

function contentsPart(parts: readonly Part[]): Part {
  const open = parts.filter(({ audience }) => audience === 'everyone').map(({ id }) => id);
  return makePart('contents', 'contents', { parts: open.sort() }, { title: words.contents, authorship: [] });
}
