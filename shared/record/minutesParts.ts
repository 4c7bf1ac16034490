/** The text: sections, organisations' blocks with their confirmation, restricted entries with their audience. */
import type * as Y from 'yjs';
import { readBlocks, wordsOfRoot } from '../document/readBlocks.ts';
import { blockRoot, ENTRY_ROOT, sectionRoot } from '../document/roots.ts';
import { SHARED_DOCUMENT, type OrganisationId, type PersonId } from '../ids.ts';
import type { Confirmation, Restricted } from '../rules/meeting.ts';
import { recordWords as words } from '../words/en/record.ts';
import { keepBlocks, shareByChild, type KeptBlock, type ShareOfBlocks } from './blockParts.ts';
import type { ConfirmationContent, Place } from './contents.ts';
import type { Part } from './Part.ts';
import { makePart, type PartSource } from './PartSource.ts';
import { holdsTakenBack, wordsThatMayBeTold } from './takenBack.ts';
import { takenOutOf, toldOf } from './takenOut.ts';

export function sectionParts(source: PartSource): Part[] {
  return source.meeting.template.sections
    .filter(({ text }) => text)
    .flatMap(({ key, title }) =>
      sharesOf(sectionRoot(key), source).map((share) => {
        const content = { key, blocks: share.blocks.map((block) => block.content), takenOut: share.takenOut };
        return makePart(shareId(`section:${key}`, share), 'section', content, {
          title,
          child: share.child,
          authorship: authorshipOf(share.blocks),
        });
      }),
    );
}

export function organisationParts(source: PartSource): Part[] {
  const { meeting } = source;
  return Object.values(meeting.organisations).flatMap(({ id, name }) =>
    sharesOf(blockRoot(id), source).map((share) => {
      const whole = share.child === null;
      const content = {
        organisation: id,
        blocks: share.blocks.map((block) => block.content),
        nothingHeld: whole ? (meeting.nothingHeld[id] ?? null) : null,
        confirmation: whole ? confirmationOf(id, source) : null,
        takenOut: share.takenOut,
      };
      return makePart(shareId(`block:${id}`, share), 'block', content, {
        title: name,
        child: share.child,
        authorship: authorshipOf(share.blocks),
      });
    }),
  );
}

/** C6. A block in which nothing stands has nothing to confirm. */
function confirmationOf(organisation: OrganisationId, source: PartSource): ConfirmationContent | null {
  const root = blockRoot(organisation);
  const now = source.documents.has(SHARED_DOCUMENT) ? wordsOfRoot(sharedDoc(source), root).text : '';
  const given = source.meeting.confirmations[organisation];
  if (!given) return now.trim() === '' ? null : { state: 'notAsked', said: null, wordsThen: null, changedBy: [] };
  if (given.text === now) return { state: 'confirmed', said: given.said, wordsThen: null, changedBy: [] };
  const changedBy = changersSince(given.said.at, given.words.ranges, root, source);
  return { state: 'changedSince', said: given.said, wordsThen: wordsConfirmed(given, source), changedBy };
}

/** As confirmed, but for what was taken back since. */
function wordsConfirmed(
  { text, words: { document, ranges } }: Confirmation,
  { letters, meeting }: PartSource,
): string | null {
  return holdsTakenBack(document, ranges, letters, meeting)
    ? wordsThatMayBeTold(document, ranges, letters, meeting)
    : text;
}

function changersSince(
  at: string,
  ranges: readonly [number, number, number][],
  root: string,
  source: PartSource,
): PersonId[] {
  const { letters } = source;
  const changers = new Set<PersonId>();
  const standing = wordsOfRoot(sharedDoc(source), root).ranges;
  for (const range of ranges) {
    for (const { author } of letters.authors(SHARED_DOCUMENT, range))
      if (author.deletedBy !== null) changers.add(author.deletedBy);
  }
  for (const range of standing) {
    for (const { author } of letters.authors(SHARED_DOCUMENT, range))
      if (author.typedAt > at) changers.add(author.movedBy ?? author.typedBy);
  }
  return [...changers].sort();
}

/** One part for the audience; a placeholder for everyone where there is one; else nothing that anybody else could see. */
export function restrictedParts(source: PartSource): Part[] {
  let shown = 0;
  return Object.values(source.meeting.restricted).flatMap((entry) => {
    const place = entry.placeholder === null ? { after: shown, order: 1 } : { after: ++shown, order: 0 };
    const parts = [entryPart(entry, place, source)];
    if (entry.placeholder !== null) parts.push(placeholderPart(entry, entry.placeholder, place));
    return parts;
  });
}

function entryPart(entry: Restricted, place: Place, source: PartSource): Part {
  const { id, section, basis, originator, recordedBy, onward, placeholder, confirmed, audience } = entry;
  const doc = source.documents.get(id);
  const gone = takenOutOf(id, ENTRY_ROOT, source);
  const blocks = doc ? keepBlocks(readBlocks(doc, ENTRY_ROOT), id, source.letters, gone) : [];
  const content = {
    place,
    section,
    basis,
    originator,
    recordedBy,
    onward,
    placeholder,
    confirmed,
    blocks: blocks.map((block) => block.content),
    takenOut: toldOf(gone.filter(({ block }) => block === null)),
  };
  return makePart(`restricted:${id}`, 'restricted', content, {
    title: words.restricted,
    audience,
    authorship: authorshipOf(blocks),
  });
}

function placeholderPart({ id, section }: Restricted, text: string, place: Place): Part {
  return makePart(
    `placeholder:${id}`,
    'placeholder',
    { place, section, text },
    { title: words.restricted, authorship: [] },
  );
}

function sharesOf(root: string, source: PartSource): ShareOfBlocks[] {
  if (!source.documents.has(SHARED_DOCUMENT)) return [{ child: null, blocks: [], takenOut: [] }];
  const gone = takenOutOf(SHARED_DOCUMENT, root, source);
  const kept = keepBlocks(readBlocks(sharedDoc(source), root), SHARED_DOCUMENT, source.letters, gone);
  return shareByChild(kept, gone, source.children);
}

function sharedDoc({ documents }: PartSource): Y.Doc {
  const doc = documents.get(SHARED_DOCUMENT);
  if (!doc) throw new Error('nobody has written in the shared document');
  return doc;
}

function shareId(id: string, { child }: ShareOfBlocks): string {
  return child === null ? id : `${id}:${child}`;
}

function authorshipOf(blocks: readonly KeptBlock[]): unknown {
  return blocks.map(({ stretches }) => stretches);
}
