/** What followed the lock, at the end of the page and apart from what was locked: each deed dated, with who and what about. */
import type { DecisionId } from '../../shared/ids.ts';
import type { Addition } from '../../shared/record/additions.ts';
import { afterwardsWords as words } from '../../shared/words/en/afterwards.ts';
import { labelOf } from '../../shared/words/en/labels.ts';
import { empty } from './elements.ts';
import { markup, type Markup } from './markup.ts';
import { actionNumbers } from './readActions.ts';
import { dated, type Reading } from './Reading.ts';

type Of<What extends Addition['what']> = Extract<Addition, { what: What }>;

/** In the page's first lines: that there is more than what was locked, and the way to it. */
export function addedSinceMarkup(additions: readonly Addition[]): Markup {
  return markup`<p id="since">${additions.length > 0 && markup`${words.count(additions.length)} <a href="#addenda">${words.goTo}</a>`}</p>`;
}

export function addendaMarkup(additions: readonly Addition[], reading: Reading): Markup {
  const list = additions.map(
    (addition) => markup`<li><p class="s">${headingOf(addition, reading)}</p>${bodyOf(addition, reading)}</li>
`,
  );
  return markup`<section id="addenda" class="${list.length > 0 ? 'added' : ''}"><h2>${words.title}</h2><p>${words.explained}</p>${list.length > 0 ? markup`<ul>${list}</ul>` : empty(words.none)}</section>
`;
}

function headingOf(addition: Addition, reading: Reading): string {
  const presser = reading.name(addition.by);
  const spoken = 'speaker' in addition && addition.what !== 'dissentAnswer' && addition.speaker !== addition.by;
  const who = spoken ? words.recordedBy(reading.name(addition.speaker), presser) : presser;
  return words.heading(addition.what, addition.number, who, dated(addition.at));
}

function bodyOf(addition: Addition, reading: Reading): Markup {
  switch (addition.what) {
    case 'dissent':
      return markup`<p>${disagreementWith(addition, reading)}</p><p class="t">${addition.text}</p>`;
    case 'dissentAnswer':
      return dissentAnswerMarkup(addition, reading);
    case 'acceptance':
      return aboutAction(
        addition.action,
        addition.answer === 'accepted' ? words.taken : words.declined(addition.reason ?? ''),
        reading,
      );
    case 'progress': {
      const state = labelOf(addition.state);
      const told = addition.note === null ? words.progress(state) : words.progressNote(state, addition.note);
      return aboutAction(addition.action, told, reading);
    }
    case 'blockConfirmed':
      return markup`<p>${words.blockConfirmed(reading.organisation(addition.organisation))}</p>`;
    case 'saidConfirmed':
      return markup`<p>${saidAbout(addition, reading)}</p>${answerMarkup(addition.ownWords)}`;
    case 'wordsConfirmed':
      return markup`${onlySome(addition)}<p class="t">${words.wordsTakenDown(addition.text)}</p>${answerMarkup(addition.ownWords)}`;
    case 'late':
      return markup`${onlySome(addition)}<p>${words.late}${addition.deviceTime !== null && ` ${words.deviceSays(dated(addition.deviceTime))}`}</p><p class="t">${addition.text}</p>`;
    case 'lateAnswer':
      return markup`${onlySome(addition)}<p class="t">${words.lateAnswer(reading.name(addition.writer), addition.reason)}</p>`;
    default:
      return noteMarkup(addition, reading);
  }
}

/** Queries, addenda and what is told or sent; refused ones too, with the reason (C22). */
function noteMarkup(note: Extract<Addition, { answer: object | null }>, reading: Reading): Markup {
  const { text, people, answer } = note;
  const answered =
    answer === null
      ? null
      : (answer.accepted ? words.accepted : words.notAdded)(reading.name(answer.by), dated(answer.at), answer.text);
  return markup`${onlySome(note)}${people.length > 0 && markup`<p>${words.sentTo(reading.names(people))}</p>`}${text !== '' && markup`<p class="t">${text}</p>`}${answered !== null && markup`<p class="s t">${answered}</p>`}`;
}

function onlySome({ entry }: { entry: string | null }): Markup {
  return entry === null ? markup`` : markup`<p>${words.onlySome}</p>`;
}

function disagreementWith(
  { decision, entry }: { decision: DecisionId | null; entry: string | null },
  reading: Reading,
): string {
  if (decision !== null) {
    const n = reading.decisionNumber(decision);
    return n === null ? words.withDecisionUnnamed : words.withDecision(n);
  }
  return entry === null ? words.withAll : words.withEntry;
}

function dissentAnswerMarkup(answer: Of<'dissentAnswer'>, reading: Reading): Markup {
  const { speaker, text, escalation } = answer;
  const about = words.answerTo(reading.name(speaker), disagreementWith(answer, reading));
  return markup`<p>${about}</p>${text !== null && markup`<p class="t">${text}</p>`}${escalation !== null && markup`<p class="t">${words.escalation(escalation)}</p>`}`;
}

function aboutAction(id: string, told: string, reading: Reading): Markup {
  const action = actionNumbers(reading).find(({ content }) => content.id === id);
  const about = action ? words.action(action.n, action.content.words) : words.actionUnnamed;
  return markup`<p class="t">${about}</p><p class="t">${told}</p>`;
}

function saidAbout({ of, id }: Of<'saidConfirmed'>, reading: Reading): string {
  const action = actionNumbers(reading).find(({ content }) => content.id === id);
  if (of === 'agreement' && action) return words.said.agreementToAction(action.n);
  return of === 'agreement' ? words.said.agreement(reading.decisionNumber(id as DecisionId)) : words.said[of];
}

function answerMarkup(ownWords: string | null): Markup {
  return markup`<p class="t">${ownWords === null ? words.yesSaid : words.ownWords(ownWords)}</p>`;
}
