/**
 * What is missing before the lock. Four things refuse it, and nothing else ever may: a gate must not delay protective
 * action or force a false statement (C11). Everything else warns, and goes on with a typed reason that is printed.
 */
import { blockRoot } from '../document/roots.ts';
import type { DecideContext } from './decide/Deed.ts';
import type { Action, Meeting } from './meeting.ts';
import { isHere } from './permissions.ts';
import { missingAgencies } from './quorum.ts';

export interface Missing {
  /** Names of gates that refuse the lock. */
  refuses: string[];
  /** Names of gates that want a reason. */
  warns: string[];
}

type Documents = Pick<DecideContext, 'rootWords'>;

export function whatIsMissing(meeting: Meeting, documents: Documents): Missing {
  return { refuses: refusals(meeting), warns: warnings(meeting, documents) };
}

function refusals(meeting: Meeting): string[] {
  const found: string[] = [];
  if (meeting.chair === null) found.push('chair');
  if (Object.values(meeting.actions).some((action) => isUnowned(meeting, action)))
    found.push('actionWithoutOwnerOrDeadline');
  if (Object.values(meeting.decisions).some(({ rationale }) => rationale.trim() === ''))
    found.push('decisionWithoutRationale');
  if (Object.values(meeting.restricted).some(({ audience }) => audience.length === 0))
    found.push('restrictedWithoutAudience');
  return found;
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

function warnings(meeting: Meeting, documents: Documents): string[] {
  const here = Object.values(meeting.people).filter(isHere);
  const subjects = Object.values(meeting.children).filter(({ role }) => role === 'subject');
  const tests: [string, boolean][] = [
    ['quorum', missingAgencies(meeting).length > 0 && meeting.quorumReasons.length === 0],
    ['conflictUnanswered', here.some(({ conflict }) => conflict === 'unanswered')],
    [
      'agencyWithoutEntry',
      here.some(
        (attendee) => attendee.role === 'agencyRepresentative' && hasNoEntry(meeting, attendee.organisation, documents),
      ),
    ],
    ['noView', Object.keys(meeting.views).length === 0],
    [
      'childWithoutDecision',
      subjects.some(({ id }) => !Object.values(meeting.decisions).some(({ children }) => children.includes(id))),
    ],
    ['noChildsVoice', isEmptySection(meeting, 'childVoice', documents)],
    ['noContingency', isEmptySection(meeting, 'contingency', documents)],
    ['parentMissing', Object.keys(meeting.parents).length === 0],
    ['dissentNotAsked', meeting.dissentAsked === null && Object.keys(meeting.dissents).length === 0],
    ['notReadBack', meeting.readBacks.length === 0],
    ['goneOnWithout', (meeting.freeze?.waived.length ?? 0) > 0],
  ];
  return tests.flatMap(([gate, missing]) => (missing ? [gate] : []));
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
