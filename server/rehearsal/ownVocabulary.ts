/**
 * Every word that the program itself sends to everybody: names of fields, codes, labels, sentences. Where a restricted
 * entry uses the same words ("other organisations"), their arrival tells nothing.
 */
import { ATTRIBUTE_CHECKS, BLOCK } from '../../shared/document/schema.ts';
import { COMMAND_FORMS } from '../../shared/rules/commands.ts';
import { EVENT_TYPES } from '../../shared/rules/events.ts';
import { ATTENDANCES, PHASES, ROLES } from '../../shared/rules/meeting.ts';
import type { Template } from '../../shared/rules/template.ts';
import { LABELS } from '../../shared/words/en/labels.ts';
import { ALTHOUGH, recordWords } from '../../shared/words/en/record.ts';
import { REFUSAL_CODES } from '../../shared/wire/refusals.ts';

export function ownVocabulary(template: Template): string {
  const names = [BLOCK, ATTRIBUTE_CHECKS, COMMAND_FORMS, EVENT_TYPES, ATTENDANCES, PHASES, ROLES, REFUSAL_CODES];
  return [
    ...names.map((list) => JSON.stringify(list)),
    JSON.stringify(template),
    sentencesIn([recordWords, LABELS, ALTHOUGH]),
  ].join('\n');
}

/** Names of fields in what was sent: written without a blank, so no sentence hides in one. */
export function fieldNames(sent: string): string {
  return [...new Set(sent.match(/"[A-Za-z][A-Za-z0-9]*":/g) ?? [])].join('\n');
}

/** Dates as a page writes them: "14 February 2023" is no secret where that day stands in the record. */
export function datesIn(sent: string): string {
  const days = new Set(sent.match(/\b\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])\b/g));
  return [...days].flatMap((day) => FORMS.map((form) => form.format(new Date(`${day}T12:00:00Z`)))).join('\n');
}

const FORMS = (['long', 'short'] as const).map(
  (form) =>
    new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', weekday: form, day: 'numeric', month: form, year: 'numeric' }),
);

/** Texts, and of sentences with gaps everything around the gaps: their source holds it. */
function sentencesIn(words: unknown): string {
  if (typeof words === 'function' || typeof words === 'string') return String(words);
  if (typeof words !== 'object' || words === null) return '';
  return Object.values(words).map(sentencesIn).join('\n');
}
