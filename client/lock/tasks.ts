/** What is missing as a list of tasks, each with the place in the room where it can be mended. */
import { organisationOf, sectionOf } from '../../shared/document/roots.ts';
import { mayHoldWords } from '../../shared/rules/freeze.ts';
import { isUnowned } from '../../shared/rules/gates.ts';
import type { Action, Meeting } from '../../shared/rules/meeting.ts';
import type { ScreenOfPerson } from '../../shared/wire/rt.ts';
import { gateWords, lockWords as words } from '../../shared/words/en/lock.ts';
import { timeOf } from '../ui/times.ts';
import type { MissingHere } from './useMissing.ts';

export interface Task {
  /** Of a gate that wants a reason: its name. */
  id: string;
  sentence: string;
  /** Id of the heading or field in the room; null: it is not to be mended in one place. */
  place: string | null;
}

export interface Tasks {
  must: Task[];
  reason: Task[];
  check: Task[];
}

const PLACES: Readonly<Record<string, string>> = {
  chair: 'people',
  actionWithoutOwnerOrDeadline: 'plan',
  decisionWithoutRationale: 'section-decisions',
  restrictedWithoutAudience: 'restricted',
  quorum: 'people',
  conflictUnanswered: 'people',
  agencyWithoutEntry: 'section-agencyInformation',
  noView: 'section-thresholdViews',
  childWithoutDecision: 'section-decisions',
  noChildsVoice: 'section-childVoice',
  noContingency: 'section-contingency',
  parentMissing: 'section-parentCommunication',
  dissentNotAsked: 'section-dissent',
};

export function tasksOf(meeting: Meeting, missing: MissingHere, screens: readonly ScreenOfPerson[]): Tasks {
  return {
    must: missing.refuses.flatMap((gate) => detailed(gate, meeting)),
    reason: missing.warns.map(asTask),
    check: checks(meeting, missing, screens),
  };
}

function asTask(gate: string): Task {
  return { id: gate, sentence: gateWords[gate] ?? gate, place: PLACES[gate] ?? null };
}

/** Which action, which decision: nobody should have to look for it. */
function detailed(gate: string, meeting: Meeting): Task[] {
  if (gate === 'actionWithoutOwnerOrDeadline') {
    return Object.values(meeting.actions)
      .filter((action) => isUnowned(meeting, action))
      .map((action) => ({ ...asTask(gate), id: action.id, sentence: actionSentence(action) }));
  }
  if (gate === 'decisionWithoutRationale') {
    return Object.values(meeting.decisions)
      .filter(({ rationale }) => rationale.trim() === '')
      .map(({ id, number }) => ({ ...asTask(gate), id, sentence: words.decisionNoReasons(number) }));
  }
  return [asTask(gate)];
}

function actionSentence({ owner, deadline, number }: Action): string {
  if (owner === null) return words.actionNoOwner(number);
  return deadline === null ? words.actionNoDate(number) : words.actionOwnerGone(number);
}

function checks(meeting: Meeting, missing: MissingHere, screens: readonly ScreenOfPerson[]): Task[] {
  const here = new Set(screens.filter(({ goneAt }) => goneAt === null).map(({ person }) => person));
  const found: Task[] = Object.values(meeting.people)
    .filter(({ id, attendance, goneAt }) => goneAt === null && attendance === 'invited' && here.has(id))
    .map(({ id, name }) => ({ id, sentence: words.notOnRollCall(name), place: 'people' }));
  for (const { person, screen, goneAt } of screens) {
    const attendee = meeting.people[person];
    if (goneAt === null || !attendee || !mayHoldWords(attendee)) continue;
    found.push({ id: screen, sentence: words.cutOffSince(attendee.name, timeOf(goneAt)), place: 'people' });
  }
  const disagreements = Object.keys(meeting.dissents).length;
  if (disagreements > 0)
    found.push({ id: 'dissent', sentence: words.disagreements(disagreements), place: 'section-dissent' });
  const unconfirmed = Object.values(meeting.restricted).filter(
    ({ confirmed, originator }) => confirmed === null && originator !== null,
  ).length;
  if (unconfirmed > 0)
    found.push({ id: 'notConfirmed', sentence: words.notConfirmed(unconfirmed), place: 'restricted' });
  if (missing.proposals > 0)
    found.push({ id: 'proposals', sentence: words.notAssigned(missing.proposals), place: 'plan' });
  if (missing.unread > 0)
    found.push({ id: 'unread', sentence: words.restrictedUnread(missing.unread), place: 'restricted' });
  return found;
}

export function titleOfRoot(root: string, meeting: Meeting): string {
  const organisation = organisationOf(root);
  if (organisation !== null) return meeting.organisations[organisation]?.name ?? '';
  const section = sectionOf(root);
  return meeting.template.sections.find(({ key }) => key === (section ?? 'actions'))?.title ?? '';
}
