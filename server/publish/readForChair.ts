/** What waits for whoever chairs: disagreement without an answer, words received after the freeze, what people ask to add. */
import { isRestrictedDocument } from '../../shared/ids.ts';
import type { ForYou } from '../../shared/record/forYou.ts';
import type { Dissent, Late, Afterwards } from '../../shared/rules/meeting.ts';
import { afterwardsWords } from '../../shared/words/en/afterwards.ts';
import { forYouWords as words } from '../../shared/words/en/forYou.ts';
import { area, choices, form, item } from './forms.ts';
import { markup, type Markup } from './markup.ts';
import { dated, type Reading } from './Reading.ts';

const BECOMES = [
  ['add', words.add],
  ['keep', words.notAdded],
] as const;

export function waitingForChair(own: ForYou, seen: string, reading: Reading): Markup[] {
  return [
    ...own.dissents.map((dissent) => dissentItem(dissent, seen, reading)),
    ...own.late.map((late) => lateItem(late, seen, reading)),
    ...own.queries.map((query) => queryItem(query, seen, reading)),
  ];
}

function dissentItem({ id, said, text, decision, entry }: Dissent, seen: string, reading: Reading): Markup {
  const title = words.answerDissentTitle(reading.name(said.speaker));
  const n = decision === null ? null : reading.decisionNumber(decision);
  const about = n === null ? afterwardsWords.withAll : afterwardsWords.withDecision(n);
  const answer = form({
    about: title,
    hidden: { deed: 'answerDissent', id, seen },
    inside: markup`${area('text', words.answerText)}${area('more', words.escalation)}`,
    press: words.answerSend,
  });
  return item(
    title,
    markup`<p class="s">${entry === null ? about : afterwardsWords.withEntry}</p><blockquote class="t">${text}</blockquote>${answer}`,
  );
}

function lateItem({ id, person, at, text, deviceTime, document }: Late, seen: string, reading: Reading): Markup {
  const title = words.lateTitle(reading.name(person));
  const device = deviceTime === null ? '' : ` ${afterwardsWords.deviceSays(dated(deviceTime))}`;
  const answer = form({
    about: title,
    hidden: { deed: 'answerLate', id, seen },
    inside: markup`${choices(words.becomes, BECOMES)}${area('text', words.lateReason, words.lateHint)}`,
    press: words.answerSend,
  });
  return item(
    title,
    markup`<p class="s">${words.late(dated(at))}${device}</p><blockquote class="t">${text}</blockquote>${isRestrictedDocument(document) && markup`<p class="s">${words.onlySome}</p>`}${answer}`,
  );
}

function queryItem({ id, by, at, text, entry }: Afterwards, seen: string, reading: Reading): Markup {
  const title = words.queryTitle(reading.name(by));
  const answer = form({
    about: title,
    hidden: { deed: 'answerQuery', id, seen },
    inside: markup`${choices(words.becomes, BECOMES)}${area('text', words.queryText)}`,
    press: words.answerSend,
  });
  return item(
    title,
    markup`<p class="s">${dated(at)}</p><blockquote class="t">${text}</blockquote>${entry !== null && markup`<p class="s">${words.onlySome}</p>`}${answer}`,
  );
}
