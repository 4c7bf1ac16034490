/** What the forms of the record's page ask for, as the commands that any program would send. */
import { createHash } from 'node:crypto';
import { PAGE, SENTENCES } from '../../shared/rules/commands.ts';
import type { Meeting } from '../../shared/rules/meeting.ts';
import { readable } from '../../shared/record/PartSource.ts';
import type { SaidWords } from '../../shared/wire/said.ts';
import { lockWords } from '../../shared/words/en/lock.ts';
import type { Hidden } from '../publish/forms.ts';
import { clockTime } from '../publish/Reading.ts';

/** What the person left out, where they have to say it first. */
export type Missing = 'needText' | 'needChoice';

/** No more than the forms of the page have; null: no form of ours. */
export function fieldsOf(body: unknown): Hidden | null {
  const fields: Record<string, string> = {};
  for (const [name, value] of Object.entries((body ?? {}) as Record<string, unknown>)) {
    if (typeof value !== 'string') return null;
    // A form sends every line feed as two characters.
    fields[name] = value.replaceAll('\r\n', '\n');
  }
  const { deed } = fields;
  return deed === undefined ? null : { ...fields, deed };
}

/** The same form sent twice is one command: a press that got no answer may be repeated. */
export function commandIdOf(fields: Hidden): string {
  return createHash('sha256').update(JSON.stringify(fields)).digest('base64url');
}

/** `said`: what the locked minutes say that this person said. null: no form of ours, or words that are not theirs. */
export function commandOf(fields: Hidden, meeting: Meeting, said: readonly SaidWords[]): object | Missing | null {
  const { deed, id, choice = '', text = '', more = '' } = fields;
  const worded = text.trim() !== '';
  const orNull = (words: string): string | null => (words.trim() === '' ? null : words);
  switch (deed) {
    case 'acceptAction':
      return { type: deed, id };
    case 'confirmBlock':
      return { type: deed, organisation: id };
    case 'declineAction':
      return worded ? { type: deed, id, reason: text } : 'needText';
    case 'progress':
      return choice === '' ? 'needChoice' : { type: deed, id, state: choice, note: orNull(text) };
    case 'recordDissent':
    case 'query':
      return worded ? { type: deed, text, ...aboutOf(choice) } : 'needText';
    case 'answerDissent':
      return worded || more.trim() !== ''
        ? { type: deed, id, text: orNull(text), escalation: orNull(more) }
        : 'needText';
    case 'answerQuery':
    case 'answerLate':
      return answerOf(fields, meeting);
    case 'confirmSaid':
      return fields['answer'] === 'own' && !worded ? 'needText' : confirmingOf(fields, said);
    default:
      return null;
  }
}

/** How long what was typed may be at most, where it is longer; the form itself cuts nothing off. */
export function longerThan({ deed, text = '', more = '' }: Hidden): number | null {
  const most = deed === 'declineAction' || deed === 'progress' ? SENTENCES : PAGE;
  if (more.length > SENTENCES) return SENTENCES;
  return text.length > most ? most : null;
}

/** `all`, `decision …` or `entry …`, as the choice of the form has it. */
function aboutOf(choice: string): object {
  const [what, id] = choice.split(' ');
  return what === 'decision' || what === 'entry' ? { [what]: id } : {};
}

/** Late words are added as they are, with whose they are and when they came; everything else is the chair's to word. */
function answerOf({ deed, id = '', choice, text = '' }: Hidden, meeting: Meeting): object | Missing {
  if (choice !== 'add' && choice !== 'keep') return 'needChoice';
  const accepted = choice === 'add';
  const late = Object.values(meeting.late).find((one) => String(one.id) === id);
  if (deed === 'answerLate' && accepted && late) {
    const name = meeting.people[late.person]?.name ?? '';
    return { type: deed, id, accepted, text: lockWords.trayAddendum(name, clockTime(late.at), late.text) };
  }
  return text.trim() === '' ? 'needText' : { type: deed, id, accepted, text };
}

function confirmingOf({ what, id, words, answer, text }: Hidden, said: readonly SaidWords[]): object | null {
  const ownWords = answer === 'own' ? text : null;
  if (what !== 'words') return { type: 'confirmSaid', what, id, ownWords };
  const same = said.filter((one) => readable(one.text) === words);
  const named = same.find((one) => one.answer === null) ?? same[0];
  if (!named) return null;
  return { type: 'confirmSaid', what, ownWords, words: { document: named.document, ranges: named.ranges } };
}
