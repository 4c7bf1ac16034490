/** Decisions with their reasons and who agreed, disagreement beside them, and what each organisation thought. */
import type { AgreementContent, DecisionContent, Said } from '../../shared/record/contents.ts';
import { recordWords as words } from '../../shared/words/en/record.ts';
import { datesMarkup, empty, restsMarkup, table, term } from './elements.ts';
import { markup, type Markup } from './markup.ts';
import { agreementsBefore, answersBefore, presentSaid } from './readAnswers.ts';
import { inOrder, type Reading } from './Reading.ts';

export function decisionsMarkup(reading: Reading): Markup {
  const decisions = inOrder(reading.all('decision'));
  const list = decisions.map(({ content }, n) => decisionMarkup(content, n + 1, reading));
  return markup`<section id="decisions"><h2>${words.decisions}</h2>${list.length > 0 ? list : empty(words.noDecisions)}
${dissentMarkup(reading)}${viewsMarkup(reading)}</section>
`;
}

function decisionMarkup(decision: DecisionContent, n: number, reading: Reading): Markup {
  return markup`<article class="d"><h3>${words.decisionNumber(n, decision.outcomeLabel)}</h3>
<p class="t">${decision.text}</p>${restsMarkup(decision.restsOn, reading)}${datesMarkup(decision.dates)}
<dl>${term(words.forChildren, decision.children.length > 0 && reading.forChildren(decision.children))}${term(words.rationale, markup`<span class="t">${decision.rationale}</span>`)}${agreementsTerms(decision.agreements, reading)}</dl>
${decision.dissents.length > 0 && markup`<p>${words.dissented(decision.dissents.map((dissent) => dissenter(dissent, reading)).join(', '))}</p>`}${decision.askedWithAll.length > 0 && markup`<p>${words.askedWithAll(reading.names(decision.askedWithAll))}</p>`}${decision.notAsked.length > 0 && markup`<p>${words.notAsked(reading.names(decision.notAsked))}</p>`}
<p class="a">${words.decided(reading.said(decision.said))}</p>
${decision.earlier.map((before, n) => earlierMarkup(before, decision.earlier[n + 1]?.said ?? decision.said, reading))}</article>
`;
}

function dissenter(
  { person, withWhole, toEarlierWording }: DecisionContent['dissents'][number],
  reading: Reading,
): string {
  const name = reading.name(person);
  if (toEarlierWording) return words.dissenter(name, words.earlierWording);
  return withWhole ? words.dissenter(name, words.withTheWhole) : name;
}

/** `changed`: whose change ended it; the reason that was given is that of the change. */
function earlierMarkup(before: DecisionContent['earlier'][number], changed: Said, reading: Reading): Markup {
  const who = reading.said(changed);
  return markup`<div class="was"><p class="t">${before.why === null ? words.changedDecision(who) : words.changedBecause(who, before.why)}</p>
<p>${words.decidedBefore(reading.said(before.said))}</p>
<p class="t">${before.outcomeLabel}. ${before.text}</p><p class="t">${before.rationale}</p>
<ul>${before.agreements.map((agreement) => markup`<li>${words.agreement(words.label(agreement.answer), reading.said(agreement.said, agreement.earlier))}${agreementsBefore(agreement, reading)}</li>`)}</ul></div>`;
}

function agreementsTerms(agreements: readonly AgreementContent[], reading: Reading): Markup[] {
  const answers = [...new Set(agreements.map(({ answer }) => answer))].sort();
  return answers.map((answer) => {
    const people = agreements.filter((agreement) => agreement.answer === answer);
    const items = people.map(
      (agreement) =>
        markup`<li>${presentSaid(agreement.said, agreement.earlier, reading)}${agreement.toEarlierWording && markup` <strong>(${words.earlierWording})</strong>`}${agreementsBefore(agreement, reading)}</li>`,
    );
    return term(words.label(answer), markup`<ul>${items}</ul>`);
  });
}

function dissentMarkup(reading: Reading): Markup {
  const all = inOrder(reading.all('dissent'));
  const list = all.map(({ content }) => {
    const n = content.decision === null ? null : reading.decisionNumber(content.decision);
    return markup`<article class="d dissent"><h4>${reading.name(content.said.speaker)}</h4>
<p>${n === null ? words.disagreesAltogether : words.disagreesWith(n)}</p><p class="t">${content.text}</p><p class="a">${reading.said(content.said)}</p>
${
  content.answer === null
    ? markup`<p>${words.noAnswer}</p>`
    : markup`<p>${words.chairAnswered(reading.name(content.answer.by), reading.time(content.answer.at))}</p><p class="t">${content.answer.text}</p>`
}${content.escalation !== null && markup`<p class="t">${words.escalation(content.escalation)}</p>`}</article>
`;
  });
  const asked = reading.details?.dissentAsked ?? null;
  return markup`<h3 id="disagreement">${words.disagreement}</h3>${asked !== null && markup`<p>${words.dissentAsked(reading.name(asked.by), reading.time(asked.at))}</p>`}${list.length > 0 ? list : empty(words.noDissent)}
`;
}

function viewsMarkup(reading: Reading): Markup {
  const views = inOrder(reading.all('view'));
  const rows = views.map(({ content: { organisation, view, children, reason, said, restsOn, earlier } }) => [
    reading.organisation(organisation),
    markup`${words.label(view)}${children.length > 0 && markup`<p class="s">${reading.forChildren(children)}</p>`}`,
    markup`${reason !== null && markup`<p class="t">${reason}</p>`}${restsMarkup(restsOn, reading)}`,
    markup`<p class="a">${presentSaid(said, earlier, reading)}</p>${answersBefore(
      earlier.map((before) => ({ ...before, answer: before.view })),
      reading,
    )}`,
  ]);
  if (rows.length === 0) return markup`<h3 id="views">${words.views}</h3>${empty(words.noViews)}`;
  return markup`<h3 id="views">${words.views}</h3>${table(words.views, [words.organisation, words.view, words.reason, words.who], rows)}`;
}
