/** Who was given a copy, whether it says what the general copy says, and whether it or any byte sent shows what it must not. */
import { createHash } from 'node:crypto';
import { checkCopyText } from '../../shared/record/verify.ts';
import type { Findings } from './Findings.ts';
import { datesIn, fieldNames, ownVocabulary } from './ownVocabulary.ts';
import { SecretWords } from './SecretWords.ts';
import type { ScriptAttendee, ScriptContribution } from './scriptForm.ts';

export function compareCopies(findings: Findings): void {
  compareGiven(findings);
  compareCommonParts(findings);
  compareSecrets(findings);
}

/** Observers, whoever withdrew or declined, and whoever has a tie to the family have none; everybody else has theirs. */
function mayHaveCopy({ role, attendance, conflictOfInterest }: ScriptAttendee): boolean {
  return (
    role !== 'observer' && attendance !== 'withdrawn' && attendance !== 'declined' && conflictOfInterest !== 'declared'
  );
}

function compareGiven(findings: Findings): void {
  const { script, copies } = findings.observation;
  for (const attendee of script.attendees) {
    const has = copies.has(attendee.id);
    if (has === mayHaveCopy(attendee)) continue;
    findings.say(`copy of ${attendee.id}`, has ? 'they were given a copy' : 'they were not given their copy');
  }
}

/** Unchanged since the lock, and in what everybody may read the same as the general copy. */
function compareCommonParts(findings: Findings): void {
  const { general, copies, observed } = findings.observation;
  const common = new Map(general.opened.map(({ part }) => [part.id, JSON.stringify(part)]));
  if (checkCopyText(observed.general, sha256) !== 'unchanged') findings.say('general copy', 'altered since the lock');
  for (const [reader, copy] of copies) {
    const where = `copy of ${reader}`;
    if (checkCopyText(observed.copies[reader] ?? '', sha256) !== 'unchanged')
      findings.say(where, 'altered since the lock');
    findings.same(`${where} header`, general.header, copy.header);
    const own = new Map(copy.opened.map(({ part }) => [part.id, part]));
    for (const [id, part] of common)
      if (JSON.stringify(own.get(id)) !== part) findings.say(where, `${id} is not as in the general copy`);
    for (const [id, { audience }] of own)
      if (audience === 'everyone' && !common.has(id)) findings.say(where, `${id} is not in the general copy`);
  }
}

function sha256(bytes: Uint8Array): Uint8Array {
  return createHash('sha256').update(bytes).digest();
}

/** A page puts labels and names beside words, and some letters of a label and a word together may be chance. */
const STRETCH_OF_PAGES = 24;

/** Restricted words, searched byte by byte in everything that each person outside their audience was sent. */
function compareSecrets(findings: Findings): void {
  const { script, observed } = findings.observation;
  const vocabulary = vocabularyOf(findings);
  for (const { id } of script.attendees) {
    const sent = [...(observed.received[id] ?? []), Buffer.from(observed.copies[id] ?? '')];
    const shown = shownTo(findings, id, vocabulary, sent, Buffer.from(observed.pages[id] ?? ''));
    for (const one of shown) findings.say(`contributions ${one}`, `restricted words were shown to ${id}`);
  }
  const general = [Buffer.from(observed.general)];
  for (const one of shownTo(findings, null, vocabulary, general, Buffer.from(observed.generalPage)))
    findings.say(`contributions ${one}`, 'restricted words stand in the general copy');
}

function vocabularyOf({ observation }: Findings): string {
  const { script, observed } = observation;
  const { general, template } = observed;
  const labels = new Map(template.agencies.map(({ key, label }) => [key, label]));
  const titles = script.attendees.map(({ name, agency }) => `${name} (${labels.get(agency) ?? agency})`);
  return [ownVocabulary(template), fieldNames(general), datesIn(general), ...titles].join('\n');
}

/** The entries that this reader must not see and whose words are there. `reader` null: whoever reads the general copy. */
function shownTo(
  { observation }: Findings,
  reader: string | null,
  vocabulary: string,
  sent: readonly Uint8Array[],
  page: Uint8Array,
): Set<string> {
  const { script, cast } = observation;
  const isSecret = (one: ScriptContribution): boolean =>
    one.restriction !== null && (reader === null || !cast.readersOf(one).has(reader));
  const secret = script.contributions.filter(isSecret);
  const known = { ...script, contributions: script.contributions.filter((one) => !isSecret(one)) };
  // Of what they may not read, everybody knows the section and the placeholder.
  const shells = secret.map(({ section, restriction }) => [section, restriction?.placeholder]);
  const open = ` ${textsIn(known)} ${textsIn(shells)} ${vocabulary}`;
  const words = secret.flatMap(({ id, text, source }) => [text, source ?? ''].map((one) => ({ of: id, text: one })));
  return new Set([
    ...new SecretWords(words, open).in(sent),
    ...new SecretWords(words, open, STRETCH_OF_PAGES).in([page]),
  ]);
}

/** Every text, with a blank between as pages put between a label and what follows it. */
function textsIn(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return '';
  return Object.values(value).map(textsIn).join(' ');
}
