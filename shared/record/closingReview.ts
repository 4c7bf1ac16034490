/**
 * What the chair sees before signing: the changes that the record will list, found by the same rules that put it
 * together, so that the page can never promise something else than what is printed.
 */
import type * as Y from 'yjs';
import { SHARED_DOCUMENT, type DocumentId, type OrganisationId, type PersonId } from '../ids.ts';
import type { Meeting } from '../rules/meeting.ts';
import type { Letters } from './authorship.ts';
import {
  partsOfKind,
  type ConfirmationContent,
  type CorrectionContent,
  type DevicesContent,
  type RestsOn,
} from './contents.ts';
import { changesSince } from './correctionParts.ts';
import type { Sha256 } from './merkle.ts';
import { mayOpenPart, type Part } from './Part.ts';
import { buildParts } from './parts.ts';
import { sourceOf, type PartSource } from './PartSource.ts';
import { devicesHolding } from './sealingParts.ts';

export interface ClosingReview {
  /** C16: typed or removed after people stopped talking; empty while they talk. */
  readonly sinceEnd: readonly CorrectionContent[];
  /** Typed or removed after the newest read-back; null while nothing was read back. */
  readonly sinceReadBack: readonly CorrectionContent[] | null;
  /** C15: decisions and actions whose words were changed since. */
  readonly changedWords: readonly ChangedWords[];
  /** C6: blocks that were confirmed and changed since. */
  readonly changedBlocks: readonly (ConfirmationContent & { readonly organisation: OrganisationId })[];
  /** C18; says nothing before the freeze. */
  readonly devices: DevicesContent;
}

export interface ChangedWords extends RestsOn {
  readonly of: 'decision' | 'action';
  readonly id: string;
}

/** Only what `reader` may read: the chair is not in every audience. */
export function closingReview(
  meeting: Meeting,
  documents: ReadonlyMap<DocumentId, Y.Doc>,
  letters: Letters,
  reader: PersonId,
  sha256: Sha256,
): ClosingReview {
  const source = sourceOf(meeting, documents, letters);
  const parts = buildParts(meeting, documents, letters).filter((part) => mayOpenPart(part, reader));
  const opened = parts.map((part) => ({ part }));
  return {
    sinceEnd: partsOfKind(opened, 'corrections').flatMap(({ content }) => content.list),
    sinceReadBack: sinceReadBack(source, reader),
    changedWords: changedWords(parts),
    changedBlocks: partsOfKind(opened, 'block').flatMap(({ content: { organisation, confirmation } }) =>
      confirmation?.state === 'changedSince' ? [{ organisation, ...confirmation }] : [],
    ),
    devices: devicesHolding(source, sha256),
  };
}

function sinceReadBack(source: PartSource, reader: PersonId): CorrectionContent[] | null {
  const last = source.meeting.readBacks.at(-1);
  if (!last) return null;
  const readable = Object.values(source.meeting.restricted).filter(({ audience }) => audience.includes(reader));
  return [SHARED_DOCUMENT, ...readable.map(({ id }) => id)]
    .flatMap((document) => changesSince(last.at, document, source))
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

function changedWords(parts: readonly Part[]): ChangedWords[] {
  const opened = parts.map((part) => ({ part }));
  const decisions = partsOfKind(opened, 'decision').map(({ content }) => ({ of: 'decision' as const, ...content }));
  const actions = partsOfKind(opened, 'action').map(({ content }) => ({ of: 'action' as const, ...content }));
  return [...decisions, ...actions].flatMap(({ of, id, restsOn }) =>
    restsOn === null || restsOn.now === null ? [] : [{ of, id, ...restsOn }],
  );
}
