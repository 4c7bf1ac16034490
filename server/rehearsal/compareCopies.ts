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

/** Restricted words, searched byte by byte in everything that each person outside their audience was sent. */
function compareSecrets(findings: Findings): void {
  const { script, observed } = findings.observation;
  const { general: record, template } = observed;
  const vocabulary = [ownVocabulary(template), fieldNames(record), datesIn(record)].join('\n');
  for (const { id } of script.attendees) {
    const sent = [...(observed.received[id] ?? []), Buffer.from(observed.copies[id] ?? '')];
    for (const one of secretsFor(findings, id, vocabulary).in(sent))
      findings.say(`contributions ${one}`, `restricted words were shown to ${id}`);
  }
  const general = [Buffer.from(observed.general), Buffer.from(observed.page)];
  for (const one of secretsFor(findings, null, vocabulary).in(general))
    findings.say(`contributions ${one}`, 'restricted words stand in the general copy');
}

/** What this reader must not see; null: whoever reads the general copy. */
function secretsFor({ observation }: Findings, reader: string | null, vocabulary: string): SecretWords {
  const { script, cast } = observation;
  const isSecret = (one: ScriptContribution): boolean =>
    one.restriction !== null && (reader === null || !cast.readersOf(one).has(reader));
  const secret = script.contributions.filter(isSecret);
  const open = { ...script, contributions: script.contributions.filter((one) => !isSecret(one)) };
  // Of what they may not read, everybody knows the section and the placeholder.
  const shells = secret.map(({ section, restriction }) => [section, restriction?.placeholder]);
  return new SecretWords(
    secret.flatMap(({ id, text, source }) => [text, source ?? ''].map((words) => ({ of: id, text: words }))),
    `${textsIn(open)}\n${textsIn(shells)}\n${vocabulary}`,
  );
}

/** Every text, one a line: figures and names of fields are no words. */
function textsIn(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return '';
  return Object.values(value).map(textsIn).join('\n');
}
