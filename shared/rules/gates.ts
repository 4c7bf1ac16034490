/**
 * What is missing before the lock. Four things refuse it, and nothing else ever may: a gate must not delay protective
 * action or force a false statement (C11). Everything else warns, and goes on with a typed reason that is printed.
 */
import { blockRoot } from '../document/roots.ts';
import type { DecideContext } from './decide/Deed.ts';
import type { PersonId } from '../ids.ts';
import type { Gap } from '../wire/refusals.ts';
import type { Action, Child, Meeting } from './meeting.ts';
import { isHere } from './permissions.ts';
import { missingAgencies } from './quorum.ts';

export interface Missing {
  /** Names of gates that refuse the lock. */
  refuses: string[];
  /** Names of gates that want a reason. */
  warns: string[];
  /** All of them, each thing for itself: nobody should have to look for what is meant. */
  gaps: Gap[];
}

type Documents = Pick<DecideContext, 'rootWords'>;

export function whatIsMissing(meeting: Meeting, documents: Documents): Missing {
  const [refusing, warning] = [refusals(meeting), warnings(meeting, documents)];
  return { refuses: gatesOf(refusing), warns: gatesOf(warning), gaps: [...refusing, ...warning] };
}

function gatesOf(gaps: readonly Gap[]): string[] {
  return [...new Set(gaps.map(({ gate }) => gate))];
}

function refusals(meeting: Meeting): Gap[] {
  const actions = Object.values(meeting.actions).filter((action) => isUnowned(meeting, action));
  const decisions = Object.values(meeting.decisions).filter(({ rationale }) => rationale.trim() === '');
  return [
    ...gapIf('chair', meeting.chair === null),
    ...actions.map(({ number: name, owner, deadline }): Gap => {
      const lacks = owner === null ? 'owner' : deadline === null ? 'date' : 'ownerGone';
      return { gate: 'actionWithoutOwnerOrDeadline', about: { what: 'action', name, lacks } };
    }),
    ...gapsAbout(
      'decisionWithoutRationale',
      'decision',
      decisions.map(({ number }) => number),
    ),
    ...gapIf(
      'restrictedWithoutAudience',
      Object.values(meeting.restricted).some(({ audience }) => audience.length === 0),
    ),
  ];
}

/**
 * An action exists by its event; a row that nobody assigned is wording, and the lock page lists it as such. An owner who
 * was removed or withdrew owns nothing any more.
 */
export function isUnowned({ people }: Meeting, { withdrawn, owner, deadline }: Action): boolean {
  if (withdrawn !== null) return false;
  if (owner === null || deadline === null) return true;
  return people['person' in owner ? owner.person : owner.toldBy]?.goneAt !== null;
}

function warnings(meeting: Meeting, documents: Documents): Gap[] {
  const here = Object.values(meeting.people).filter(isHere);
  const unanswered = here.filter(({ conflict }) => conflict === 'unanswered');
  const waived = meeting.freeze?.waived ?? [];
  return [
    ...gapsAbout('quorum', 'agency', meeting.quorumReasons.length === 0 ? missingAgencies(meeting) : []),
    ...gapsAbout(
      'conflictUnanswered',
      'person',
      unanswered.map(({ name }) => name),
    ),
    ...gapsAbout('agencyWithoutEntry', 'organisation', silentOrganisations(meeting, documents)),
    ...gapIf('noView', Object.keys(meeting.views).length === 0),
    ...gapsAbout(
      'childWithoutDecision',
      'child',
      undecidedChildren(meeting).map(({ initials }) => initials),
    ),
    ...gapIf('noChildsVoice', isEmptySection(meeting, 'childVoice', documents)),
    ...gapIf('noContingency', isEmptySection(meeting, 'contingency', documents)),
    ...gapIf('parentMissing', Object.keys(meeting.parents).length === 0),
    ...gapIf('dissentNotAsked', meeting.dissentAsked === null && Object.keys(meeting.dissents).length === 0),
    ...gapIf('notReadBack', meeting.readBacks.length === 0),
    ...gapsAbout(
      'goneOnWithout',
      'person',
      waived.map(({ person }) => meeting.people[person]?.name ?? ''),
    ),
  ];
}

/**
 * Whoever locks states whether they were present (C11, C12); the roll call says it too. Where they differ the lock is not
 * refused, because either may be wrong and nothing may force a false statement: the reason is asked for and printed.
 */
export function statementGaps({ people }: Meeting, by: PersonId, present: boolean): Gap[] {
  const attendee = people[by];
  // Nobody has to call the roll (C7): it then says nothing of anybody.
  const called = attendee !== undefined && attendee.attendance !== 'invited';
  return gapIf('presentAgainstRollCall', called && isHere(attendee) !== present);
}

function gapIf(gate: string, missing: boolean): Gap[] {
  return missing ? [{ gate }] : [];
}

function gapsAbout(gate: string, what: NonNullable<Gap['about']>['what'], names: readonly (string | number)[]): Gap[] {
  return names.map((name) => ({ gate, about: { what, name } }));
}

function silentOrganisations(meeting: Meeting, documents: Documents): string[] {
  const representatives = Object.values(meeting.people).filter(
    (attendee) => isHere(attendee) && attendee.role === 'agencyRepresentative',
  );
  const organisations = new Set(representatives.map(({ organisation }) => organisation));
  return [...organisations]
    .filter((organisation) => hasNoEntry(meeting, organisation, documents))
    .map((organisation) => meeting.organisations[organisation]?.name ?? '');
}

export function undecidedChildren({ children, decisions }: Meeting): Child[] {
  const decided = new Set(Object.values(decisions).flatMap((decision) => decision.children));
  return Object.values(children).filter(({ id, role }) => role === 'subject' && !decided.has(id));
}

function hasNoEntry(meeting: Meeting, organisation: keyof Meeting['organisations'], documents: Documents): boolean {
  return (
    !Object.hasOwn(meeting.nothingHeld, organisation) && documents.rootWords(blockRoot(organisation)).text.trim() === ''
  );
}

function isEmptySection(meeting: Meeting, key: string, documents: Documents): boolean {
  const section = meeting.template.sections.find((one) => one.key === key);
  return section?.text === true && documents.rootWords(`section:${key}`).text.trim() === '';
}
