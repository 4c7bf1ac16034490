/** Every word of the minutes: whose it is, in the script's order within its section or block, and restricted ones where they may be. */
import { blockRoot, sectionRoot } from '../../shared/document/roots.ts';
import type { BlockContent, BlocksAuthorship, ReadPart, Stretch } from '../../shared/record/contents.ts';
import { ORGANISATIONS_SECTION } from './Cast.ts';
import type { Findings } from './Findings.ts';
import { byText } from './Observation.ts';
import type { ScriptContribution } from './scriptForm.ts';

export function compareMinutes(findings: Findings): void {
  compareOpen(findings);
  compareConfirmations(findings);
  compareRestricted(findings);
  comparePlaceholders(findings);
}

function compareOpen(findings: Findings): void {
  const { observation } = findings;
  const roots = new Map<string, ScriptContribution[]>();
  for (const one of observation.script.contributions) {
    if (one.restriction !== null) continue;
    const root = rootOf(findings, one);
    roots.set(root, [...(roots.get(root) ?? []), one]);
  }
  const written = [...observation.parts('section'), ...observation.parts('block')];
  for (const [root, list] of roots) {
    const inOrder = [...list].sort((a, b) => a.order - b.order);
    const parts = written.filter(({ part }) => part.id === root || part.id.startsWith(`${root}:`));
    const blocks = parts.flatMap(({ content }) => [...content.blocks]);
    const authorship = parts.flatMap(({ part }) => [...(part.authorship as unknown as BlocksAuthorship)]);
    if (blocks.length !== inOrder.length)
      findings.say(root, `${inOrder.length} paragraphs in the script, ${blocks.length} in the record`);
    inOrder.forEach((one, n) => compareParagraph(findings, one, blocks[n], authorship[n] ?? []));
  }
  for (const { part, content } of written)
    if (
      content.blocks.length > 0 &&
      ![...roots.keys()].some((root) => part.id === root || part.id.startsWith(`${root}:`))
    )
      findings.say(part.id, `${content.blocks.length} paragraphs in the record, none in the script`);
  for (const { content } of observation.parts('corrections'))
    if (content.list.length > 0) findings.say('corrections', 'words were changed after the end');
}

function rootOf({ observation }: Findings, { section, attendee }: ScriptContribution): string {
  if (section !== ORGANISATIONS_SECTION) return sectionRoot(section);
  const organisation = observation.observed.names.organisations[attendee];
  return organisation ? blockRoot(organisation) : '';
}

function compareParagraph(
  findings: Findings,
  one: ScriptContribution,
  block: BlockContent | undefined,
  stretches: readonly Stretch[],
): void {
  const where = `contributions ${one.id}`;
  if (!block) return findings.say(where, 'missing');
  const { observation } = findings;
  const typist = observation.cast.typistOf(one);
  findings.same(`${where} text`, one.text, block.text);
  findings.same(`${where} kind`, one.kind, block.kind);
  findings.same(`${where} source`, one.source, block.source);
  findings.same(`${where} said by`, one.attendee === typist ? null : observation.person(one.attendee), block.saidBy);
  findings.same(`${where} marks`, [], block.marks);
  const by = observation.person(typist);
  let next = 0;
  for (const { from, to, typedBy, firstBy } of stretches) {
    if (from !== next) findings.say(where, `nobody typed the letters ${next} to ${from}`);
    if (typedBy !== by) findings.say(where, `letters ${from} to ${to} are said to be typed by somebody else`);
    if (firstBy !== by) findings.say(where, `letters ${from} to ${to} are said to be first written by somebody else`);
    next = to;
  }
  if (next !== block.text.length) findings.say(where, `nobody typed the letters ${next} to ${block.text.length}`);
}

/** Confirmed by somebody of the organisation, as it stands. */
function compareConfirmations(findings: Findings): void {
  const { observation } = findings;
  const { cast, script, observed } = observation;
  const organisations = new Map(
    script.contributions
      .filter(({ section, restriction }) => section === ORGANISATIONS_SECTION && restriction === null)
      .map(({ attendee }) => [observed.names.organisations[attendee], attendee]),
  );
  for (const [organisation, attendee] of organisations) {
    const speaker = cast.confirmerOf(cast.attendee(attendee));
    if (!speaker) continue;
    const where = `confirmation of ${cast.attendee(attendee).organisation}`;
    const block = observation.parts('block').find(({ content }) => content.organisation === organisation);
    findings.same(where, 'confirmed', block?.content.confirmation?.state);
    findings.said(where, speaker.id, block?.content.confirmation?.said);
  }
}

/** In the copy of each of its readers, whole, and in nobody else's: a copy holds no entry that is not its reader's. */
function compareRestricted(findings: Findings): void {
  const { observation } = findings;
  const restricted = observation.script.contributions.filter(({ restriction }) => restriction !== null);
  for (const [reader, copy] of observation.copies) {
    const own = restricted.filter((one) => observation.cast.readersOf(one).has(reader));
    findings.pair(`restricted entries in the copy of ${reader}`, own, observation.parts('restricted', copy), {
      name: ({ id }) => id,
      mayBe: ({ text }, { content }) => content.blocks.some((block) => block.text === text),
      compare: compareEntry,
    });
  }
  findings.same('restricted entries in the general copy, how many', 0, observation.parts('restricted').length);
}

function compareEntry(
  findings: Findings,
  where: string,
  one: ScriptContribution,
  { part, content }: ReadPart<'restricted'>,
): void {
  const { observation } = findings;
  const { cast } = observation;
  findings.same(`${where} section`, one.section, content.section);
  findings.same(`${where} basis`, one.restriction?.basis, content.basis);
  findings.same(`${where} originator`, observation.person(cast.originatorOf(one)), content.originator);
  findings.same(`${where} taken down by`, observation.person(cast.typistOf(one)), content.recordedBy);
  findings.same(`${where} onward`, one.restriction?.onwardDisclosure, content.onward);
  findings.same(`${where} placeholder`, one.restriction?.placeholder, content.placeholder);
  const stayed = [...cast.readersOf(one)].filter((id) => cast.attendee(id).attendance !== 'withdrawn');
  const audience = part.audience === 'everyone' ? [] : part.audience;
  const gone = observation.people(
    cast.script.attendees.filter(({ attendance }) => attendance === 'withdrawn').map(({ id }) => id),
  );
  findings.same(
    `${where} audience`,
    observation.people(stayed),
    audience.filter((id) => !gone.includes(id)).sort(byText),
  );
  findings.same(`${where} paragraphs`, 1, content.blocks.length);
  compareParagraph(findings, one, content.blocks[0], (part.authorship as unknown as BlocksAuthorship)[0] ?? []);
}

/** Everybody reads them, with their section. */
function comparePlaceholders(findings: Findings): void {
  const { observation } = findings;
  const wanted = observation.script.contributions.filter(({ restriction }) => restriction?.placeholder != null);
  findings.pair('placeholders', wanted, observation.parts('placeholder'), {
    name: ({ id }) => id,
    mayBe: ({ restriction }, { content }) => content.text === restriction?.placeholder,
    compare: (found, where, { section }, { content }) => found.same(`${where} section`, section, content.section),
  });
}
