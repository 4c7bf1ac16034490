/** What waits for whoever reads, before everything else, and what they may add beside the record, as forms. */
import { SHARED_DOCUMENT, type DecisionId } from '../../shared/ids.ts';
import type { ForYou, RecordedForYou, SaidForYou } from '../../shared/record/forYou.ts';
import type { Action } from '../../shared/rules/meeting.ts';
import { forYouWords as words } from '../../shared/words/en/forYou.ts';
import { labelOf } from '../../shared/words/en/labels.ts';
import { area, choices, choose, folded, form, item, type Hidden } from './forms.ts';
import { markup, type Markup } from './markup.ts';
import { actionNumbers } from './readActions.ts';
import { dated, inOrder, type Reading } from './Reading.ts';
import { waitingForChair } from './readForChair.ts';

export type Done = 'for-you' | 'add';
const STATES = ['inHand', 'done', 'couldNot'] as const;

export function forYouMarkup(own: ForYou, done: Done | null, reading: Reading): Markup {
  const seen = String(own.seen);
  const items = [
    ...actionItems(own, seen, reading),
    ...own.said.map((said) => saidItem(said, seen, reading)),
    ...own.recorded.map((recorded) => recordedItem(recorded, seen, reading)),
    ...blockItem(own, seen, reading),
    ...waitingForChair(own, seen, reading),
  ];
  const add = own.mayDisagree || own.mayAsk;
  return markup`<section id="for-you" class="yours" data-offline="${words.offline}"><h2 tabindex="-1">${words.title(items.length)}</h2><p class="told" role="status">${done === 'for-you' && words.done}</p>
<div class="items">${items.length > 0 ? markup`<p class="s">${words.explained}</p>${items}` : markup`<p class="none">${words.nothing}</p>`}</div>${add && markup`<p><a href="#add">${words.toAdd}</a></p>`}</section>
`;
}

/** Beside what was added already: whoever was there disagrees, everybody who reads may say what is wrong (C22). */
export function addMarkup(own: ForYou, done: Done | null, reading: Reading): Markup {
  if (!own.mayDisagree && !own.mayAsk) return markup``;
  const seen = String(own.seen);
  const entries = entryChoices(own, reading);
  const hint = (readers: string): string => (entries.length > 0 ? `${readers} ${words.entryHint}` : readers);
  const decisions = inOrder(reading.all('decision')).map(
    ({ content }, n) => [`decision ${content.id}`, words.withDecision(n + 1, content.outcomeLabel)] as const,
  );
  const disagree = form({
    about: words.disagree,
    hidden: { deed: 'recordDissent', place: 'add', seen },
    inside: markup`${choose('choice', words.about, [['all', words.withAll], ...decisions, ...entries])}${area('text', words.disagreeText, hint(words.disagreeHint))}`,
    press: words.disagreeSend,
  });
  const about = entries.length > 0 && choose('choice', words.about, [['all', words.aboutMinutes], ...entries]);
  const ask = form({
    about: words.ask,
    hidden: { deed: 'query', place: 'add', seen },
    inside: markup`${about}${area('text', words.askText, hint(words.askHint))}`,
    press: words.askSend,
  });
  return markup`<section id="add"><h2 tabindex="-1">${words.addTitle}</h2><p class="told" role="status">${done === 'add' && words.done}</p><p class="s">${words.addExplained}</p>
<div class="items">${own.mayDisagree && markup`<article class="do">${folded(words.disagree, disagree)}</article>`}${own.mayAsk && markup`<article class="do">${folded(words.ask, ask)}</article>`}${othersItem(own, seen, reading)}</div></section>
`;
}

function entryChoices({ entries }: ForYou, reading: Reading): (readonly [string, string])[] {
  return inOrder(reading.all('restricted')).flatMap(({ part, content }) => {
    const entry = entries.find((one) => part.id === `restricted:${one}`);
    if (entry === undefined || entry === SHARED_DOCUMENT) return [];
    const text = content.blocks.map((block) => block.text).join(' ');
    return [[`entry ${entry}`, words.withEntry(words.start(text))] as const];
  });
}

function actionItems(own: ForYou, seen: string, reading: Reading): Markup[] {
  const numbers = numbersOf(reading);
  const both = [...new Set([...own.toAnswer, ...own.toTell])];
  return both.map((action) => {
    const n = numbers.get(action.id) ?? 0;
    const asked = own.toAnswer.includes(action);
    const told = own.toTell.includes(action);
    return item(
      words.action(n, action.text),
      markup`${stateOf(action, reading)}${asked && answerForms(action, n, seen)}${told && tellForm(action, n, seen)}`,
    );
  });
}

function numbersOf(reading: Reading): Map<string, number> {
  return new Map(actionNumbers(reading).map(({ content, n }) => [content.id, n]));
}

/** Until when, and what was told of it last. */
function stateOf({ deadline, progress }: Action, reading: Reading): Markup {
  const last = progress.at(-1);
  return markup`${deadline && markup`<p class="s">${words.due(dated(deadline.at))}</p>`}${last !== undefined && markup`<p class="s">${words.last(labelOf(last.state), reading.time(last.at))}</p>`}`;
}

function answerForms({ id }: Action, n: number, seen: string): Markup {
  const accept = form({
    about: words.acceptName(n),
    hidden: { deed: 'acceptAction', id, seen },
    press: words.accept,
  });
  const decline = form({
    about: words.declineName(n),
    hidden: { deed: 'declineAction', id, seen },
    inside: area('text', words.declineWhy),
    press: words.declineSend,
  });
  return markup`<p>${words.toAnswer}</p>${accept}${folded(words.decline, decline)}`;
}

function tellForm({ id }: Action, n: number, seen: string): Markup {
  return folded(words.tell, progressForm(words.tellName(n), { deed: 'progress', id, seen }));
}

function progressForm(about: string, hidden: Hidden, which: Markup | null = null): Markup {
  const states = STATES.map((state) => [state, labelOf(state)] as const);
  const inside = markup`${which}${choices(words.howFar, states)}${area('text', words.note)}`;
  return form({ about, hidden, inside, press: words.tellSend });
}

/** What chair and minute taker were told of an action of somebody else. */
function othersItem({ others }: ForYou, seen: string, reading: Reading): Markup {
  if (others.length === 0) return markup``;
  const numbers = numbersOf(reading);
  const actions = others.map(({ id, text }) => [id, words.start(words.action(numbers.get(id) ?? 0, text))] as const);
  const which = choose('id', words.which, actions);
  return markup`<article class="do">${folded(words.tellOther, progressForm(words.tellOther, { deed: 'progress', place: 'add', seen }, which))}</article>`;
}

function saidItem({ text, typedBy, at }: SaidForYou, seen: string, reading: Reading): Markup {
  const shown = words.saidTyped(reading.name(typedBy), reading.time(at));
  return item(
    words.saidTitle,
    markup`<p class="s">${shown}</p><blockquote class="t">${text}</blockquote>${answers({ deed: 'confirmSaid', what: 'words', words: text, seen }, text)}`,
  );
}

function recordedItem(recorded: RecordedForYou, seen: string, reading: Reading): Markup {
  const { said, what, id } = recorded;
  const shown = words.recorded(reading.name(said.recordedBy), dated(said.at));
  const text = recordedText(recorded, reading);
  return item(
    words.recordedTitle,
    markup`<p class="s">${shown}</p><blockquote class="t">${text}</blockquote>${answers({ deed: 'confirmSaid', what, id, seen }, text)}`,
  );
}

function recordedText(recorded: RecordedForYou, reading: Reading): string {
  switch (recorded.what) {
    case 'view':
      return words.view(labelOf(recorded.view), recorded.reason ?? '');
    case 'agreement': {
      const action = actionNumbers(reading).find(({ content }) => content.id === recorded.id);
      if (action) return words.acceptance(action.n, labelOf(recorded.answer));
      return words.agreement(reading.decisionNumber(recorded.id as DecisionId), labelOf(recorded.answer));
    }
    case 'dissent':
      return words.dissent(recorded.text);
    case 'acceptance': {
      const action = actionNumbers(reading).find(({ content }) => content.id === recorded.id);
      return words.acceptance(action?.n ?? null, labelOf(recorded.answer));
    }
  }
}

/** "Yes, I said that", or own words that nobody can refuse (C2). */
function answers(hidden: { deed: string; [name: string]: string }, text: string): Markup {
  const about = `${words.saidTitle} ${words.start(text)}`;
  const yes = form({ about, hidden: { ...hidden, answer: 'yes' }, press: words.yes });
  const own = form({
    about: `${words.not}: ${words.start(text)}`,
    hidden: { ...hidden, answer: 'own' },
    inside: area('text', words.ownWords, words.ownHint),
    press: words.ownSend,
  });
  return markup`${yes}${folded(words.not, own)}`;
}

function blockItem({ block }: ForYou, seen: string, reading: Reading): Markup[] {
  if (block === null) return [];
  const title = words.blockTitle(reading.organisation(block));
  const confirm = form({ about: title, hidden: { deed: 'confirmBlock', id: block, seen }, press: words.blockConfirm });
  return [
    item(
      title,
      markup`<p>${words.block} <a href="#block-${block}">${words.readBlock}</a></p>${confirm}<p class="s">${words.blockWrong}</p>`,
    ),
  ];
}
