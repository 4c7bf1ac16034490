/** The minutes themselves: sections in the template's order, each organisation's own words, what only some may read. */
import type {
  BlocksAuthorship,
  ConfirmationContent,
  OrganisationBlockContent,
  ReadPart,
  RestrictedContent,
  TakenOut,
} from '../../shared/record/contents.ts';
import { recordWords as words } from '../../shared/words/en/record.ts';
import { markup, type Markup } from './markup.ts';
import { blocksMarkup, inPlace, takenOutMarkup, type WrittenBlock } from './readBlocks.ts';
import { inOrder, type Reading } from './Reading.ts';

/** Where organisations' own words stand, if the template has such a section; else after the last one. */
const INFORMATION = 'agencyInformation';

export interface Heading {
  id: string;
  title: string;
}

export function minutesHeadings(reading: Reading): Heading[] {
  const sections = (reading.details?.sections ?? []).filter(({ key }) => key !== INFORMATION && hasWords(key, reading));
  const information = { id: `s-${INFORMATION}`, title: titleOf(INFORMATION, reading) };
  const headings = sections.map(({ key, title }) => ({ id: `s-${key}`, title }));
  if (!hasInformation(reading)) return headings;
  const order = (reading.details?.sections ?? []).map(({ key }) => `s-${key}`);
  return [...headings, information].sort((a, b) => placeIn(order, a.id) - placeIn(order, b.id));
}

export function minutesMarkup(reading: Reading): Markup {
  const sections = minutesHeadings(reading).map(({ id, title }) => {
    const key = id.slice(2);
    return markup`<section id="${id}"><h3>${title}</h3>
${sectionMarkup(key, reading)}${key === INFORMATION && organisationsMarkup(reading)}${restrictedMarkup(key, reading)}</section>
`;
  });
  return markup`<section id="minutes"><h2>${words.minutes}</h2>
${sections}${elsewhereMarkup(reading)}</section>
`;
}

/** Entries that belong to no section. */
function elsewhereMarkup(reading: Reading): Markup {
  const entries = restrictedMarkup(null, reading);
  return entries.text === '' ? entries : markup`<h3>${words.elsewhere}</h3>${entries}`;
}

function placeIn(order: readonly string[], id: string): number {
  const place = order.indexOf(id);
  return place < 0 ? order.length : place;
}

function titleOf(key: string, reading: Reading): string {
  return reading.details?.sections.find((section) => section.key === key)?.title ?? words.information;
}

function hasWords(key: string, reading: Reading): boolean {
  return (
    writtenIn(key, reading).length > 0 ||
    takenOutIn(key, reading).length > 0 ||
    reading.all('restricted').some(({ content }) => content.section === key) ||
    reading.all('placeholder').some(({ content }) => content.section === key)
  );
}

function hasInformation(reading: Reading): boolean {
  return reading.all('block').length > 0 || hasWords(INFORMATION, reading);
}

function writtenIn(key: string, reading: Reading): WrittenBlock[] {
  return inPlace(
    reading
      .all('section')
      .filter(({ content }) => content.key === key)
      .map(withAuthorship),
  );
}

function takenOutIn(key: string, reading: Reading): TakenOut[] {
  return reading.all('section').flatMap(({ content }) => (content.key === key ? (content.takenOut ?? []) : []));
}

function withAuthorship({ part, content }: ReadPart<'section' | 'block' | 'restricted'>): {
  blocks: typeof content.blocks;
  authorship: BlocksAuthorship;
} {
  return { blocks: content.blocks, authorship: part.authorship as unknown as BlocksAuthorship };
}

function sectionMarkup(key: string, reading: Reading): Markup {
  return markup`${blocksMarkup(writtenIn(key, reading), reading)}${takenOutMarkup(takenOutIn(key, reading), reading)}`;
}

function organisationsMarkup(reading: Reading): Markup {
  const order = reading.all('attendance').flatMap(({ content }) => content.organisations.map(({ id }) => id));
  return markup`${order.map((organisation) => {
    const parts = reading.all('block').filter(({ content }) => content.organisation === organisation);
    return parts.length > 0 && organisationMarkup(parts, reading);
  })}`;
}

function organisationMarkup(parts: readonly ReadPart<'block'>[], reading: Reading): Markup {
  const written = inPlace(parts.map(withAuthorship));
  const whole = parts.find(({ part }) => part.child === null) ?? parts[0];
  if (!whole) return markup``;
  const { organisation, nothingHeld, confirmation } = whole.content;
  return markup`<h4 id="block-${organisation}">${reading.agency(organisation)}: ${reading.organisation(organisation)}</h4>
${written.length > 0 && blocksMarkup(written, reading)}${takenOutMarkup(
    parts.flatMap(({ content }) => content.takenOut ?? []),
    reading,
  )}${nothingMarkup(written, nothingHeld, reading)}${confirmation !== null && confirmationMarkup(confirmation, reading)}
`;
}

function nothingMarkup(
  written: readonly WrittenBlock[],
  held: OrganisationBlockContent['nothingHeld'],
  reading: Reading,
): Markup {
  if (held !== null) return markup`<p>${words.nothingHeld(reading.name(held.speaker), reading.time(held.at))}</p>`;
  return written.length > 0 ? markup`` : markup`<p class="none">${words.nothingWritten}</p>`;
}

/** C6. */
function confirmationMarkup({ state, said, wordsThen, changedBy }: ConfirmationContent, reading: Reading): Markup {
  if (state === 'notAsked' || said === null) return markup`<p class="c">${words.blockNotAsked}</p>`;
  if (state === 'confirmed') return markup`<p class="c">${words.blockConfirmed(reading.said(said))}</p>`;
  return markup`<div class="was"><p class="c">${words.blockChangedSince(reading.said(said), reading.names(changedBy))}</p><p class="t">${wordsThen}</p></div>`;
}

function restrictedMarkup(section: string | null, reading: Reading): Markup {
  const here = (content: { section: string | null }): boolean => content.section === section;
  const open = inOrder(reading.all('restricted')).filter(({ content }) => here(content));
  const shut = inOrder(reading.all('placeholder')).filter(
    ({ content, part }) => here(content) && !isOpen(part.id, reading),
  );
  return markup`${open.map(({ part, content }) => entryMarkup(part, content, reading))}${shut.map(
    ({ content }) => markup`<p class="shut">${content.text}</p>
`,
  )}`;
}

/** Whoever reads the entry itself is not shown its placeholder too. */
function isOpen(placeholderId: string, reading: Reading): boolean {
  const document = placeholderId.replace(/^placeholder:/, '');
  return reading.all('restricted').some(({ part }) => part.id === `restricted:${document}`);
}

function entryMarkup(part: ReadPart<'restricted'>['part'], content: RestrictedContent, reading: Reading): Markup {
  const written = inPlace([withAuthorship({ part, content })]);
  const { basis, originator, onward } = content;
  const readers = part.audience === 'everyone' ? '' : words.restrictedReaders(reading.names(part.audience));
  return markup`<div class="restricted"><h4>${words.restricted}</h4><p>${basis !== null && words.restrictedBasis(words.label(basis), reading.name(originator))} ${readers}${onward !== null && ` ${words.restrictedOnward(words.label(onward))}`}</p>
${blocksMarkup(written, reading)}${takenOutMarkup(content.takenOut ?? [], reading)}<p class="c">${confirmationOfEntry(content, reading)}</p></div>
`;
}

/** The originator's, whoever pressed. */
function confirmationOfEntry({ originator, confirmed }: RestrictedContent, reading: Reading): string {
  const speaker = originator ?? confirmed?.by ?? null;
  if (confirmed === null || speaker === null) return words.restrictedNotConfirmed;
  const { by, at } = confirmed;
  return words.restrictedConfirmed(reading.said({ speaker, recordedBy: by ?? speaker, at, confirmed: null }));
}
