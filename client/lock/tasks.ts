/** What is missing as a list of tasks, each with the place in the room where it can be mended. */
import { organisationOf, sectionOf } from '../../shared/document/roots.ts';
import { mayHoldWords } from '../../shared/rules/freeze.ts';
import type { Meeting } from '../../shared/rules/meeting.ts';
import { gapSentences } from '../../shared/words/en/gaps.ts';
import { lockWords as words } from '../../shared/words/en/lock.ts';
import { timeOf } from '../ui/times.ts';
import type { MissingHere } from './useMissing.ts';
import type { Screens } from './useScreens.ts';

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

export function tasksOf(meeting: Meeting, missing: MissingHere, screens: Screens): Tasks {
  const found = gapSentences(missing.gaps);
  const tasksAt = (gates: readonly string[]): Task[] =>
    found
      .filter(({ gate }) => gates.includes(gate))
      .map(({ gate, sentence }) => ({ id: gate, sentence, place: PLACES[gate] ?? null }));
  return {
    // Several may be missing at one gate, so each has its sentence for a key.
    must: tasksAt(missing.refuses).map((task) => ({ ...task, id: task.sentence })),
    reason: tasksAt(missing.warns),
    check: checks(meeting, missing, screens),
  };
}

function checks(meeting: Meeting, missing: MissingHere, screens: Screens): Task[] {
  const here = new Set(screens.here.map(({ person }) => person));
  const found: Task[] = Object.values(meeting.people)
    .filter(({ id, attendance, goneAt }) => goneAt === null && attendance === 'invited' && here.has(id))
    .map(({ id, name }) => ({ id, sentence: words.notOnRollCall(name), place: 'people' }));
  for (const { person, screen, goneAt } of screens.cutOff) {
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
