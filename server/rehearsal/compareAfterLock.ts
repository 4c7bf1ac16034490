/** What the script lets happen after the lock against what stands beside the record, for everybody who may read it. */
import type { Addition } from '../../shared/record/additions.ts';
import { playedAfterLock, wordsOf, type PlayedAfterLock, type ScriptAfterLock } from './afterLockDeeds.ts';
import type { Findings } from './Findings.ts';

export function compareAfterLock(findings: Findings): void {
  const { observed, copies } = findings.observation;
  compareFor(findings, null, observed.generalAfterwards, observed.generalPage);
  for (const reader of copies.keys())
    compareFor(findings, reader, observed.afterwards[reader] ?? null, observed.pages[reader] ?? null);
  for (const [reader, json] of Object.entries(observed.afterwards))
    if (json !== null && !copies.has(reader))
      findings.say(`after the lock, ${reader}`, 'they were given what followed it');
}

/** `reader` null: what everybody may read. */
function compareFor(findings: Findings, reader: string | null, json: string | null, page: string | null): void {
  const { observed } = findings.observation;
  const whose = reader === null ? '' : ` in the copy of ${reader}`;
  const { record, list } = (json === null ? { list: [] } : JSON.parse(json)) as { record?: string; list: Addition[] };
  findings.same(`after the lock${whose}, of which record`, digestOf(observed.general), record);
  const answers = answersOf(findings);
  const wanted = playedAfterLock(findings.observation.script).filter((played) => isRead(findings, reader, played));
  findings.same(`after the lock${whose}, how many`, wanted.length, list.length);
  const numbers = new Map<string, number>();
  const shown = textOf(page ?? '');
  wanted.forEach((played, n) => {
    const found = list[n];
    const where = `${played.where}${whose}`;
    if (!found) return findings.say(where, 'missing');
    const expected = expectedOf(findings, reader, played, answers.get(played.item) ?? null);
    const number = (numbers.get(expected.what) ?? 0) + 1;
    numbers.set(expected.what, number);
    const is = withoutTimes(found);
    for (const [field, value] of Object.entries({ ...expected, number }))
      findings.same(`${where} ${field}`, value, is[field]);
    const words = wordsOf(played.item);
    if (words !== null && !shown.includes(words)) findings.say(`${where} page`, 'its words are not on the page');
  });
}

/** An answer to a query stands with the query, and a read beside nothing. */
function isRead(
  { observation: { cast } }: Findings,
  reader: string | null,
  { item, deed, who }: PlayedAfterLock,
): boolean {
  if (deed === 'lateRead' || deed === 'answerQuery') return false;
  if (deed !== 'circulate') return true;
  return reader !== null && (item.to.includes(reader) || reader === who || reader === cast.chair.id);
}

/** The oldest query that has none gets the next answer. */
function answersOf({ observation: { script } }: Findings): Map<ScriptAfterLock, PlayedAfterLock> {
  const open: ScriptAfterLock[] = [];
  const answers = new Map<ScriptAfterLock, PlayedAfterLock>();
  for (const played of playedAfterLock(script)) {
    if (played.deed === 'query') open.push(played.item);
    const asked = played.deed === 'answerQuery' ? open.shift() : undefined;
    if (asked) answers.set(asked, played);
  }
  return answers;
}

const WHAT = {
  circulate: 'circulated',
  query: 'query',
  addendum: 'addendum',
  newInformation: 'newInformation',
  handOver: 'handedOver',
  hold: 'held',
} as const;

function expectedOf(
  { observation }: Findings,
  reader: string | null,
  { item, deed, who }: PlayedAfterLock,
  answer: PlayedAfterLock | null,
): { what: string } & Record<string, unknown> {
  const by = observation.person(who);
  const words = wordsOf(item);
  const action = partOf(observation, 'action', item.action);
  switch (deed) {
    case 'recordDissent':
      return {
        what: 'dissent',
        by,
        speaker: by,
        decision: partOf(observation, 'decision', item.decision),
        text: words,
      };
    case 'progress':
      return { what: 'progress', by, action, state: item.state, note: words };
    case 'acceptAction':
      return { what: 'acceptance', by, speaker: by, action, answer: 'accepted', reason: null };
    case 'declineAction':
      return { what: 'acceptance', by, speaker: by, action, answer: 'declined', reason: words };
    case 'confirmBlock': {
      const organisation = observation.observed.names.organisations[who] ?? null;
      return { what: 'blockConfirmed', by, speaker: by, organisation };
    }
    case 'lateRead':
    case 'answerQuery':
      throw new Error('neither is an entry of its own');
    default: {
      const all = deed === 'circulate' && reader !== null && reader !== who && reader !== observation.cast.chair.id;
      const people = (all ? item.to.filter((one) => one === reader) : item.to).map((one) => observation.person(one));
      return { what: WHAT[deed], by, text: words ?? '', people, ...answerOf(observation, answer) };
    }
  }
}

function answerOf(observation: Findings['observation'], answer: PlayedAfterLock | null): object {
  if (answer === null) return { answer: null };
  const { item, who } = answer;
  return { answer: [item.event === 'queryAccepted', wordsOf(item), observation.person(who)] };
}

/** Of system times only the order is compared, and that is the list's. */
function withoutTimes(addition: Addition): Readonly<Record<string, unknown>> {
  if (!('answer' in addition) || typeof addition.answer === 'string' || addition.answer === null)
    return { ...addition };
  const { accepted, text, by } = addition.answer;
  return { ...addition, answer: [accepted, text, by] };
}

/** The id that the record gives to what stands in the script's place; null where there is none. */
function partOf(observation: Findings['observation'], kind: 'action' | 'decision', id: string | null): string | null {
  const list: readonly { id: string; text: string }[] =
    kind === 'action' ? observation.script.actions : observation.script.decisions;
  const n = list.findIndex((one) => one.id === id);
  if (n < 0) return null;
  return observation.placed(kind)[n] ?? null;
}

function digestOf(json: string): string {
  return (JSON.parse(json) as { digest: string }).digest;
}

/** What the page says after the lock, letter for letter. */
function textOf(page: string): string {
  return page
    .slice(page.indexOf('id="addenda"'))
    .replaceAll(/<[^>]*>/g, '\u0000')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}
