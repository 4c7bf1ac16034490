/** The plan: every action with its one owner and its date, and before everything else those of whoever reads. */
import type { PersonId } from '../../shared/ids.ts';
import type {
  AcceptanceContent,
  ActionBeforeContent,
  ActionContent,
  OwnerContent,
  ReadPart,
} from '../../shared/record/contents.ts';
import { recordWords as words } from '../../shared/words/en/record.ts';
import { markup, type Markup } from './markup.ts';
import { beforeMarkup, empty, restsMarkup, table } from './elements.ts';
import { acceptancesBefore, agreementsBefore, presentSaid } from './readAnswers.ts';
import { clockTime, inOrder, shortDate, type Reading } from './Reading.ts';

type Dated = Pick<ActionBeforeContent, 'deadline' | 'deadlineSet' | 'said'>;
type Numbered = ReadPart<'action'> & { n: number };

/** Numbers are of this copy: an action that it does not hold leaves no gap. */
export function actionNumbers(reading: Reading): Numbered[] {
  return inOrder(reading.all('action')).map((action, n) => ({ ...action, n: n + 1 }));
}

export function yourActionsMarkup(reader: PersonId, reading: Reading): Markup {
  const mine = actionNumbers(reading).filter(
    ({ content }) =>
      content.withdrawn === null &&
      content.owner !== null &&
      'person' in content.owner &&
      content.owner.person === reader,
  );
  const items = mine.map(
    ({
      content,
      n,
    }) => markup`<li value="${n}"><span class="t">${content.words}</span> <strong>${due(content)}</strong></li>
`,
  );
  return markup`<section id="yours" class="yours"><h2>${words.yourActions} (${mine.length})</h2>${items.length > 0 ? markup`<ol>${items}</ol>` : empty(words.noneOfYours)}</section>
`;
}

export function actionsMarkup(reading: Reading): Markup {
  const rows = actionNumbers(reading).map(({ content, n }) => [
    n,
    wordsOf(content, reading),
    owner(content, reading),
    dueMarkup(content, reading),
    state(content, reading),
  ]);
  const columns = [words.number, words.action, words.owner, words.due, words.state];
  return markup`<section id="actions"><h2>${words.actions}</h2>${rows.length > 0 ? table(words.actions, columns, rows) : empty(words.noActions)}${plannedMarkup(reading)}${reviewedMarkup(reading)}</section>
`;
}

/** Written in the plan and given to nobody: no words of anybody's get lost. */
function plannedMarkup(reading: Reading): Markup {
  const rows = inOrder(reading.all('planned')).map(
    ({ content }) =>
      markup`<li><p class="t">${content.text}</p>${content.purpose !== '' && markup`<p class="s t">${words.purpose}: ${content.purpose}</p>`}</li>`,
  );
  return rows.length === 0 ? markup`` : markup`<h3>${words.notGiven}</h3><ul>${rows}</ul>`;
}

function reviewedMarkup(reading: Reading): Markup {
  const rows = inOrder(reading.all('reviewedAction')).map(({ content }) => {
    const { action, status, note, by, at } = content;
    return markup`<li><p class="t">${action}</p><p>${words.label(status)}${note !== null && `. ${note}`}</p><p class="a">${reading.name(by)}, ${reading.time(at)}</p></li>`;
  });
  return rows.length === 0 ? markup`` : markup`<h3>${words.reviewed}</h3><ul>${rows}</ul>`;
}

function wordsOf(action: ActionContent, reading: Reading): Markup {
  const lines = [
    action.purpose === null ? null : `${words.purpose}: ${action.purpose}`,
    action.children.length === 0 ? null : reading.about(action.children),
    action.note === null ? null : words.note(action.note),
    action.wordsBeside === null ? null : words.wordingBeside(action.wordsBeside),
  ].filter((line) => line !== null);
  const who = action.said === null ? null : words.assigned(reading.said(action.said));
  return markup`<p class="t">${action.words}</p>${restsMarkup(action.restsOn, reading)}${lines.map((line) => markup`<p class="s t">${line}</p>`)}${who !== null && markup`<p class="a">${who}</p>`}${action.agreedBy.map((agreed) => markup`<p class="a">${words.agreement(words.label(agreed.answer), presentSaid(agreed.said, agreed.earlier, reading))}${agreed.toEarlierWording && ` (${words.earlierWording})`}</p>${agreementsBefore(agreed, reading)}`)}${beforeWords(action, reading)}${action.earlier.map((before) => earlierMarkup(before, action, reading))}`;
}

function beforeWords({ earlierWords }: ActionContent, reading: Reading): Markup[] {
  return earlierWords.map(({ words: text, by, at }) =>
    beforeMarkup(text, words.byAt(reading.name(by), reading.time(at))),
  );
}

/** Owner, date and answer as they stood before it was given or dated anew; a note and a purpose only where they changed. */
function earlierMarkup(before: ActionBeforeContent, now: ActionContent, reading: Reading): Markup {
  const { acceptance, withdrawn, helpers, note, purpose } = before;
  const given = words.given(ownerName(before.owner, reading), due(before));
  const who = before.said === null ? words.notRecorded : words.assigned(reading.said(before.said));
  const lines = [
    dateSet(before, reading),
    helpers.length === 0 ? null : words.helpedBy(reading.names(helpers)),
    note === null || note === now.note ? null : words.note(note),
    purpose === null || purpose === now.purpose ? null : words.field(words.purpose, purpose),
    withdrawn === null ? null : words.withdrawn(reading.time(withdrawn.at), withdrawn.reason),
  ].filter((line) => line !== null);
  return markup`<div class="was">${beforeMarkup(given, who)}${acceptance !== null && acceptanceMarkup(acceptance, reading)}${lines.map((line) => markup`<p class="s t">${line}</p>`)}</div>`;
}

function owner(action: ActionContent, reading: Reading): Markup {
  const helpers =
    action.helpers.length > 0 && markup`<p class="s">${words.helpedBy(reading.names(action.helpers))}</p>`;
  const name = ownerName(action.owner, reading);
  return action.owner === null ? markup`<strong>${name}</strong>${helpers}` : markup`${name}${helpers}`;
}

function ownerName(named: OwnerContent | null, reading: Reading): string {
  if (named === null) return words.noOwner;
  return 'person' in named
    ? reading.name(named.person)
    : words.ownerOutside(named.name, words.label(named.agency), reading.name(named.toldBy));
}

/** Who dated it, where that was another press than the one that gave it. */
function dateSet({ deadlineSet, said }: Dated, reading: Reading): string | null {
  if (deadlineSet === null || (deadlineSet.at === said?.at && deadlineSet.by === said.recordedBy)) return null;
  return words.dateSet(reading.name(deadlineSet.by), reading.time(deadlineSet.at));
}

function dueMarkup(action: ActionContent, reading: Reading): Markup {
  const who = dateSet(action, reading);
  return markup`${due(action)}${who !== null && markup`<p class="a">${who}</p>`}`;
}

/** Presets that are true of the meeting's day alone: in a record that is read years later the date says more. */
const SAYS_NOTHING: readonly string[] = ['none', 'immediate', 'sameDay'];

function due({ deadline }: Dated): string {
  if (deadline === null) return words.noDate;
  const date = `${shortDate(deadline.at)}, ${clockTime(deadline.at)}`;
  return deadline.preset === null || SAYS_NOTHING.includes(deadline.preset)
    ? date
    : words.deadline(date, deadline.presetLabel ?? words.label(deadline.preset));
}

function state(action: ActionContent, reading: Reading): Markup {
  const { acceptance } = action;
  const lines = [
    ...action.progress.map(({ state: name, at, note }) =>
      note === null
        ? words.progress(words.label(name), reading.time(at))
        : words.progressNote(words.label(name), reading.time(at), note),
    ),
    action.withdrawn === null ? null : words.withdrawn(reading.time(action.withdrawn.at), action.withdrawn.reason),
  ].filter((line) => line !== null);
  const answered =
    acceptance === null ? markup`<p class="s">${words.notAnswered}</p>` : acceptanceMarkup(acceptance, reading);
  return markup`${answered}${lines.map((line) => markup`<p class="s">${line}</p>`)}`;
}

function acceptanceMarkup(acceptance: AcceptanceContent, reading: Reading): Markup {
  const who = presentSaid(acceptance.said, acceptance.earlier, reading);
  const given = acceptance.beforeChange ? `${who} (${words.beforeChange})` : who;
  const line =
    acceptance.answer === 'accepted' ? words.accepted(given) : words.declined(given, acceptance.reason ?? '');
  return markup`<p class="s">${line}</p>${acceptancesBefore(acceptance, reading)}`;
}
