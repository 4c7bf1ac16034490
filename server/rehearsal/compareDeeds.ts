/** What was decided, said and taken on: views, decisions, dissent, actions, parents, reviews, what comes next. */
import type {
  ActionContent,
  DecisionContent,
  DissentContent,
  ParentContent,
  ViewContent,
} from '../../shared/record/contents.ts';
import { byText } from './Observation.ts';
import type { Findings } from './Findings.ts';
import type { Script } from './scriptForm.ts';

export function compareDeeds(findings: Findings): void {
  compareViews(findings);
  const { observation } = findings;
  const { decisions, dissent, actions, parentCommunication } = observation.script;
  findings.pair('decisions', decisions, contents(findings, 'decision'), {
    name: ({ id }) => id,
    mayBe: (wanted, { text }) => text === wanted.text,
    compare: compareDecision,
    placeOf: ({ place }) => place,
  });
  findings.pair('dissent', dissent, contents(findings, 'dissent'), {
    name: ({ id }) => id,
    mayBe: (wanted, { text }) => text === wanted.text,
    compare: compareDissent,
    placeOf: ({ place }) => place,
  });
  findings.pair('actions', actions, contents(findings, 'action'), {
    name: ({ id }) => id,
    mayBe: (wanted, { words }) => words === wanted.text,
    compare: compareAction,
    placeOf: ({ place }) => place,
  });
  findings.same('rows of the plan that were given to nobody', 0, observation.parts('planned').length);
  findings.pair('parentCommunication', parentCommunication, contents(findings, 'parent'), {
    name: ({ person }) => person,
    mayBe: (wanted, { person }) => person === wanted.person,
    compare: compareParent,
    placeOf: ({ place }) => place,
  });
  compareReviews(findings);
  compareNext(findings);
}

function contents<Kind extends 'decision' | 'dissent' | 'action' | 'parent'>({ observation }: Findings, kind: Kind) {
  return observation.parts(kind).map(({ content }) => content);
}

/** One a person: a later one keeps the earlier beside it. */
function compareViews(findings: Findings): void {
  const { observation } = findings;
  const { thresholdViews } = observation.script;
  const views = observation.parts('view').map(({ content }) => content);
  const speakers = [...new Set(thresholdViews.map(({ attendee }) => attendee))];
  findings.same('thresholdViews, how many', speakers.length, views.length);
  for (const speaker of speakers) {
    const said = thresholdViews.filter(({ attendee }) => attendee === speaker);
    const content = views.find((view) => view.said.speaker === observation.person(speaker));
    compareView(findings, `thresholdViews ${speaker}`, said, content, speaker);
  }
}

function compareView(
  findings: Findings,
  where: string,
  views: Script['thresholdViews'],
  content: ViewContent | undefined,
  speaker: string,
): void {
  const last = views[views.length - 1];
  findings.same(`${where} view`, last?.view, content?.view);
  findings.same(`${where} comment`, last?.comment, content?.reason);
  findings.same(
    `${where} organisation`,
    findings.observation.observed.names.organisations[speaker],
    content?.organisation,
  );
  findings.same(
    `${where} earlier`,
    views.slice(0, -1).map(({ view, comment }) => [view, comment]),
    (content?.earlier ?? []).map(({ view, reason }) => [view, reason]),
  );
  findings.said(where, speaker, content?.said);
}

function compareDecision(
  findings: Findings,
  where: string,
  decision: Script['decisions'][number],
  content: DecisionContent,
): void {
  const { observation } = findings;
  findings.same(`${where} outcome`, decision.outcome, content.outcome);
  findings.same(`${where} rationale`, decision.rationale, content.rationale);
  findings.same(`${where} children`, observation.children(decision.children), [...content.children].sort(byText));
  findings.byChair(`${where} recorded`, content.said.speaker);
  const agreed = new Set(decision.agreedBy);
  findings.same(
    `${where} agreed by`,
    observation.people(agreed),
    content.agreements.map(({ person }) => person).sort(byText),
  );
  for (const one of agreed) {
    const agreement = content.agreements.find(({ person }) => person === observation.person(one));
    findings.same(`${where} answer of ${one}`, 'agrees', agreement?.answer);
    findings.said(`${where} agreement of ${one}`, one, agreement?.said);
  }
}

function compareDissent(
  findings: Findings,
  where: string,
  dissent: Script['dissent'][number],
  content: DissentContent,
): void {
  const { observation } = findings;
  const about = observation.parts('decision').find(({ content: { id } }) => id === content.decision)?.content;
  const wanted = observation.script.decisions.find(({ id }) => id === dissent.decision);
  findings.same(`${where} decision`, wanted?.text, about?.text);
  findings.same(
    `${where} decision’s children`,
    wanted && observation.children(wanted.children),
    about && [...about.children].sort(byText),
  );
  findings.same(`${where} response`, dissent.response, content.answer?.text);
  if (content.answer) findings.byChair(`${where} response`, content.answer.by);
  findings.same(`${where} escalation`, dissent.escalation, content.escalation);
  findings.said(where, dissent.attendee, content.said);
}

function compareAction(
  findings: Findings,
  where: string,
  action: Script['actions'][number],
  content: ActionContent,
): void {
  const { observation } = findings;
  const owner = content.owner && 'person' in content.owner ? content.owner.person : content.owner?.name;
  findings.same(`${where} purpose`, action.purpose, content.purpose);
  findings.same(`${where} other wording`, null, content.wordsBeside);
  findings.same(`${where} owner`, observation.person(action.owner), owner);
  findings.same(`${where} supported by`, observation.people(action.supportedBy), [...content.helpers].sort(byText));
  findings.same(`${where} children`, observation.children(action.children), [...content.children].sort(byText));
  findings.same(`${where} deadline`, action.deadline, content.deadline?.at);
  findings.same(`${where} deadline preset`, action.deadlinePreset, content.deadline?.preset);
  findings.same(`${where} note`, action.note, content.note);
  findings.byChair(`${where} assigned`, content.said?.recordedBy);
}

function compareParent(
  findings: Findings,
  where: string,
  row: Script['parentCommunication'][number],
  content: ParentContent,
): void {
  for (const [field, wanted, is] of [
    ['relationship', row.relationship, content.relationship],
    ['parentalResponsibility', row.parentalResponsibility, content.parentalResponsibility],
    ['informedBefore', row.informedBefore, content.informedBefore],
    ['reasonNotInformed', row.reasonNotInformed, content.reasonNotInformed],
    ['toldBy', findings.observation.person(row.toldBy), content.toldBy],
    ['how', row.how, content.how],
    ['by', row.by, content.by],
    ['mayBeTold', row.mayBeTold, content.mayBeTold],
    ['mustNotBeTold', row.mustNotBeTold, content.mustNotBeTold],
    ['interpreter', row.interpreter, content.interpreter],
  ] as const)
    findings.same(`${where} ${field}`, wanted, is);
  findings.byChair(where, content.said.recordedBy);
}

function compareReviews(findings: Findings): void {
  const { observation } = findings;
  findings.pair(
    'actionReviews',
    observation.script.actionReviews,
    observation.parts('reviewedAction').map(({ content }) => content),
    {
      name: ({ action }) => action,
      mayBe: (wanted, { action }) => action === wanted.action,
      compare: (found, where, { status, note }, content) => {
        found.same(`${where} status`, status, content.status);
        found.same(`${where} note`, note, content.note);
        found.byChair(where, content.by);
      },
      placeOf: ({ place }) => place,
    },
  );
}

function compareNext(findings: Findings): void {
  const { observation } = findings;
  const { nextMeeting } = observation.script;
  const next = observation.parts('nextMeeting')[0]?.content;
  findings.same('nextMeeting, how many', nextMeeting ? 1 : 0, next ? 1 : 0);
  for (const field of ['kind', 'startsAt', 'reason'] as const)
    findings.same(`nextMeeting ${field}`, nextMeeting?.[field], next?.[field]);
}
