/** What people decided, said and took on: views, decisions, dissent, the plan, parents, and what happened around them. */
import { wasHereAt } from './wasHereAt.ts';
import { readPlan } from '../document/readBlocks.ts';
import { PLAN_ROOT } from '../document/roots.ts';
import { SHARED_DOCUMENT, type ActionId, type ChildId } from '../ids.ts';
import type { Acceptance, Action, ActionBefore, Agreement, Decision, Meeting } from '../rules/meeting.ts';
import type { Template } from '../rules/template.ts';
import { recordWords as words } from '../words/en/record.ts';
import { datesOfDecision } from './computedDates.ts';
import { stretchesOfRanges } from './blockParts.ts';
import type {
  AcceptanceContent,
  ActionBeforeContent,
  ActionContent,
  AgreementContent,
  DeadlineContent,
  DecisionContent,
} from './contents.ts';
import type { Part } from './Part.ts';
import { deedOf, makePart, stampOf, type PartSource } from './PartSource.ts';
import { placed, placedAll, type Placed } from './place.ts';
import { wordsThatMayBeTold } from './takenBack.ts';
import { toldNotes } from './toldNotes.ts';
import { restsOn } from './wordsSince.ts';

type Row = ReturnType<typeof readPlan>[number];

export function viewParts(source: PartSource): Part[] {
  const views = placed(Object.values(source.meeting.views), ({ children }) => children, source.children);
  return views.map(({ item, place, child }) => {
    const { id, organisation, view, reason, children, said, earlier } = item;
    const content = {
      place,
      organisation,
      view,
      reason,
      children,
      said,
      restsOn: restsOn(item.words, source),
      earlier,
    };
    return makePart(`view:${id}`, 'view', content, { title: words.views, child, authorship: deedOf(said) });
  });
}

export function decisionParts(source: PartSource): Part[] {
  const decisions = Object.values(source.meeting.decisions).sort((a, b) => a.number - b.number);
  return placed(decisions, ({ children }) => children, source.children).map((decision) =>
    decisionPart(decision, source),
  );
}

function decisionPart({ item, place, child }: Placed<Decision>, source: PartSource): Part {
  const { meeting } = source;
  const labelOf = (outcome: string): string =>
    meeting.template.outcomes.find(({ key }) => key === outcome)?.label ?? words.label(outcome);
  const content: DecisionContent = {
    id: item.id,
    place,
    children: item.children,
    outcome: item.outcome,
    outcomeLabel: labelOf(item.outcome),
    dates: datesOfDecision(item, meeting),
    text: item.text,
    rationale: item.rationale,
    said: item.said,
    restsOn: restsOn(item.words, source),
    agreements: agreementsOf(item.agreements, item.version),
    dissents: dissentsFrom(item, meeting),
    ...withoutAnswer(item, meeting),
    earlier: item.earlier.map((before) => ({
      ...before,
      outcomeLabel: labelOf(before.outcome),
      agreements: agreementsOf(before.agreements, null),
    })),
  };
  return makePart(`decision:${item.id}`, 'decision', content, {
    title: words.decisions,
    child,
    authorship: deedOf(item.said),
  });
}

/** `version` null: an earlier wording, to which every one of these answers was given. */
function agreementsOf(agreements: readonly Agreement[], version: number | null): AgreementContent[] {
  const told = (given: Agreement['earlier'][number]): AgreementContent['earlier'][number] => ({
    answer: given.answer,
    said: given.said,
    toEarlierWording: version !== null && given.version !== version,
  });
  return agreements.map((agreement) => ({
    person: agreement.person,
    ...told(agreement),
    earlier: agreement.earlier.map(told),
  }));
}

/** What is about a restricted entry is its readers' own, and stands in no part that others read. */
function dissentsFrom({ id, said, earlier }: Decision, meeting: Meeting): DecisionContent['dissents'] {
  const first = earlier[0]?.said.at ?? said.at;
  return Object.values(meeting.dissents)
    .filter(({ entry }) => entry === null)
    .filter(({ decision, said: { at } }) => decision === id || (decision === null && at >= first))
    .map(({ decision, said: { speaker, at } }) => ({
      person: speaker,
      withWhole: decision === null,
      toEarlierWording: at < said.at,
    }));
}

/** C20: silence is told, and only of people who were there when it was decided. */
function withoutAnswer(decision: Decision, meeting: Meeting): Pick<DecisionContent, 'askedWithAll' | 'notAsked'> {
  const asked = meeting.dissentAsked?.at ?? '';
  const answered = new Set([
    decision.said.speaker,
    ...decision.agreements.map(({ person }) => person),
    ...dissentsFrom(decision, meeting).map(({ person }) => person),
  ]);
  const silent = Object.values(meeting.people)
    .filter((person) => person.canDecide === true && wasHereAt(meeting, person, decision.said.at))
    .filter(({ id }) => !answered.has(id))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const heard = silent.filter((person) => asked > decision.said.at && wasHereAt(meeting, person, asked));
  return {
    askedWithAll: heard.map(({ id }) => id),
    notAsked: silent.filter((person) => !heard.includes(person)).map(({ id }) => id),
  };
}

export function dissentParts(source: PartSource): Part[] {
  const { meeting, children } = source;
  const about = (decision: Decision['id'] | null): readonly ChildId[] =>
    decision === null ? [] : (meeting.decisions[decision]?.children ?? []);
  return placed(Object.values(meeting.dissents), ({ decision }) => about(decision), children).map(
    ({ item, place, child }) => {
      const { id, decision, text, escalation, said, answer } = item;
      const answered = answer === null ? null : { text: answer.text, by: answer.by, at: answer.at };
      const content = { place, decision, text, escalation, said, answer: answered };
      return makePart(`dissent:${id}`, 'dissent', content, {
        title: words.disagreement,
        child,
        authorship: deedOf(said),
      });
    },
  );
}

export function planParts(source: PartSource): Part[] {
  const { meeting, children, documents } = source;
  const doc = documents.get(SHARED_DOCUMENT);
  const rows = doc ? readPlan(doc) : [];
  const rowOf = new Map<ActionId, Row>(rows.map((row) => [row.id, row]));
  const actions = Object.values(meeting.actions).sort((a, b) => a.number - b.number);
  const open = rows.filter((row) => !Object.hasOwn(meeting.actions, row.id) && (row.text + row.purpose).trim() !== '');
  return [
    ...placed(actions, (action) => action.children, children).map((action) =>
      actionPart(action, rowOf.get(action.item.id) ?? null, source),
    ),
    ...placed(open, (row) => row.children as ChildId[], children).map((row) => plannedPart(row, source)),
  ];
}

function actionPart({ item, place, child }: Placed<Action>, row: Row | null, source: PartSource): Part {
  const { presets } = source.meeting.template;
  const answerable = versionAnswered(item);
  const beside = row !== null && row.text !== '' && row.text !== item.text ? row : null;
  const content: ActionContent = {
    id: item.id,
    place,
    words: item.text,
    purpose: item.purpose,
    wordsBeside: beside?.text ?? null,
    earlierWords: item.earlierTexts.map(({ text, by, at }) => ({ words: text, by, at })),
    owner: item.owner,
    helpers: item.helpers,
    deadline: deadlineOf(item.deadline, presets),
    deadlineSet: item.deadlineSet,
    children: item.children,
    note: item.note,
    said: item.said,
    restsOn: restsOn(item.words, source),
    acceptance: item.acceptance && acceptanceOf(item.acceptance, answerable),
    progress: item.progress.map(({ state, note, by, at }) => ({ state, note, by, at })),
    earlier: item.earlier.map((before) => actionBefore(before, presets)),
    agreedBy: agreementsOf(item.agreements, answerable),
    withdrawn: item.withdrawn,
  };
  const written = beside === null ? [] : stretchesOfRanges(beside.textLetters, SHARED_DOCUMENT, source.letters, null);
  return makePart(`action:${item.id}`, 'action', content, {
    title: words.actions,
    child,
    authorship: { ...deedOf(item.said), beside: written },
  });
}

function actionBefore(before: ActionBefore, presets: Template['presets']): ActionBeforeContent {
  const { version: _version, acceptance, deadline, ...stood } = before;
  return {
    ...stood,
    deadline: deadlineOf(deadline, presets),
    acceptance: acceptance && acceptanceOf(acceptance, versionAnswered(before)),
  };
}

/** A withdrawal is a version too, which nobody answers. */
function versionAnswered({ version, withdrawn }: Pick<Action, 'version' | 'withdrawn'>): number {
  return withdrawn === null ? version : version - 1;
}

function deadlineOf(deadline: Action['deadline'], presets: Template['presets']): DeadlineContent | null {
  if (deadline === null) return null;
  const { at, preset } = deadline;
  const label = presets.find(({ key }) => key === preset)?.label;
  return { at, preset, presetLabel: preset === null ? null : (label ?? words.label(preset)) };
}

function acceptanceOf(acceptance: Acceptance, version: number): AcceptanceContent {
  const told = ({
    answer,
    reason,
    said,
    version: of,
  }: Acceptance['earlier'][number]): AcceptanceContent['earlier'][number] => ({
    answer,
    reason,
    said,
    beforeChange: of !== version,
  });
  return { ...told(acceptance), earlier: acceptance.earlier.map(told) };
}

function plannedPart({ item, place, child }: Placed<Row>, source: PartSource): Part {
  const { id, text, purpose, proposedOwner, proposedDeadline } = item;
  const content = { place, text, purpose, children: item.children as ChildId[], proposedOwner, proposedDeadline };
  const authorship = [item.textLetters, item.purposeLetters].map((ranges) =>
    stretchesOfRanges(ranges, SHARED_DOCUMENT, source.letters, null),
  );
  return makePart(`${PLAN_ROOT}:${id}`, 'planned', content, { title: words.notGiven, child, authorship });
}

export function parentParts({ meeting }: PartSource): Part[] {
  return placedAll(Object.values(meeting.parents)).map(({ item: { id, version: _version, ...row }, place }) =>
    makePart(`parent:${id}`, 'parent', { place, ...row }, { title: words.parents, authorship: deedOf(row.said) }),
  );
}

export function happeningParts({ meeting, letters }: PartSource): Part[] {
  const notes = [...meeting.notes, ...toldNotes(meeting)];
  const inTime = notes.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  let shown = 0;
  return [
    ...inTime.map(({ id, what, at, by, people, text, until, taken }) => {
      // Why words of a restricted entry were taken back may tell what they were.
      const open = taken === null || taken.document === SHARED_DOCUMENT;
      const audience = open ? 'everyone' : (meeting.restricted[taken.document]?.audience ?? []);
      const place = open ? { after: ++shown, order: 0 } : { after: shown, order: 1 };
      const writers = taken === null ? [] : [...letters.writersOf(taken.document, taken.ranges)].sort();
      return makePart(
        `note:${id}`,
        'note',
        { place, what, at, by, people, text, until, writers },
        { title: words.happened, audience, authorship: stampOf({ by, at }) },
      );
    }),
    ...placedAll(meeting.readBacks).map(({ item: { scope, because, said }, place }, n) =>
      makePart(
        `readBack:${n}`,
        'readBack',
        { place, scope, because, said },
        { title: words.happened, authorship: deedOf(said) },
      ),
    ),
    ...placedAll(meeting.actionReviews).map(({ item: { action, status, note, by, at }, place }, n) =>
      makePart(
        `reviewed:${n}`,
        'reviewedAction',
        { place, action, status, note, by, at },
        { title: words.reviewed, authorship: stampOf({ by, at }) },
      ),
    ),
    ...(meeting.nextMeeting === null ? [] : [nextPart(meeting.nextMeeting)]),
  ];
}

function nextPart({ kind, startsAt, reason, by, at }: NonNullable<Meeting['nextMeeting']>): Part {
  return makePart(
    'nextMeeting',
    'nextMeeting',
    { kind, startsAt, reason, by, at },
    { title: words.next, authorship: stampOf({ by, at }) },
  );
}

/** A proposal about a restricted entry is read by whoever reads the entry. */
export function proposalParts({ meeting, letters }: PartSource): Part[] {
  let shown = 0;
  return Object.values(meeting.proposals).map(({ id, words: about, text, said, answer }) => {
    const open = about.document === SHARED_DOCUMENT;
    const audience = open ? 'everyone' : (meeting.restricted[about.document]?.audience ?? []);
    const place = open ? { after: ++shown, order: 0 } : { after: shown, order: 1 };
    const content = {
      place,
      words: wordsThatMayBeTold(about.document, about.ranges, letters, meeting),
      text,
      said,
      answer,
    };
    return makePart(`proposal:${id}`, 'proposal', content, {
      title: words.proposals,
      audience,
      authorship: deedOf(said),
    });
  });
}
