/** The plan: every action with its one owner and its date, and before everything else those of whoever reads. */
import type { PersonId } from '../../shared/ids.ts';
import type { AcceptanceContent, ActionContent, ReadPart } from '../../shared/record/contents.ts';
import { recordWords as words } from '../../shared/words/en/record.ts';
import { markup, type Markup } from './markup.ts';
import { empty, restsMarkup, table } from './elements.ts';
import { acceptancesBefore, agreementsBefore, presentSaid } from './readAnswers.ts';
import { clockTime, inOrder, shortDate, type Reading } from './Reading.ts';

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
    due(content),
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
    ...action.earlierWords.map((before) => words.earlierWords(before.words, reading.time(before.at))),
  ].filter((line) => line !== null);
  const who = action.said === null ? null : words.assigned(reading.said(action.said));
  return markup`<p class="t">${action.words}</p>${restsMarkup(action.restsOn, reading)}${lines.map((line) => markup`<p class="s t">${line}</p>`)}${who !== null && markup`<p class="a">${who}</p>`}${action.agreedBy.map((agreed) => markup`<p class="a">${words.agreement(words.label(agreed.answer), presentSaid(agreed.said, agreed.earlier, reading))}${agreed.toEarlierWording && ` (${words.earlierWording})`}</p>${agreementsBefore(agreed, reading)}`)}`;
}

function owner(action: ActionContent, reading: Reading): Markup {
  const helpers =
    action.helpers.length > 0 && markup`<p class="s">${words.helpedBy(reading.names(action.helpers))}</p>`;
  if (action.owner === null) return markup`<strong>${words.noOwner}</strong>${helpers}`;
  const name =
    'person' in action.owner
      ? reading.name(action.owner.person)
      : words.ownerOutside(action.owner.name, words.label(action.owner.agency), reading.name(action.owner.toldBy));
  return markup`${name}${helpers}`;
}

function due({ deadline }: ActionContent): string {
  if (deadline === null) return words.noDate;
  const date = `${shortDate(deadline.at)}, ${clockTime(deadline.at)}`;
  return deadline.preset === null || deadline.preset === 'none'
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
