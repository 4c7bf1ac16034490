/** Who may own an action, in the order in which they are likely, and who of them is meant by a few letters. */
import type { Attendee, Meeting, Owner } from '../../../shared/rules/meeting.ts';
import type { OrganisationId, PersonId } from '../../../shared/ids.ts';
import { isHere } from '../../../shared/rules/permissions.ts';
import { agencyCode } from '../../ui/agencyCode.ts';

export interface OwnerChoice {
  person: PersonId;
  name: string;
  /** Three letters by which people on a call know an agency. */
  code: string;
  organisation: string;
  here: boolean;
}

/** People here of the organisation that proposed the action, others here, then whoever is invited. */
export function ownerChoices(meeting: Meeting, proposedBy: OrganisationId | null): OwnerChoice[] {
  const rank = (attendee: Attendee): number => {
    if (!isHere(attendee)) return 2;
    return attendee.organisation === proposedBy ? 0 : 1;
  };
  return Object.values(meeting.people)
    .filter((attendee) => attendee.goneAt === null && attendee.role !== 'observer')
    .sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name, 'en-GB'))
    .map((attendee) => choiceOf(meeting, attendee));
}

/** Every typed word begins a word of name, code, agency or organisation; names come before agencies. */
export function matching(choices: readonly OwnerChoice[], typed: string, meeting: Meeting): OwnerChoice[] {
  const wanted = wordsIn(typed);
  if (wanted.length === 0) return [...choices];
  const fits = (among: string[]): boolean => wanted.every((word) => among.some((one) => one.startsWith(word)));
  const all = choices.filter((choice) => fits(wordsIn(everythingOf(choice, meeting))));
  const byName = all.filter(({ name }) => fits(wordsIn(name)));
  return [...byName, ...all.filter((choice) => !byName.includes(choice))];
}

export function ownerName(owner: Owner, meeting: Meeting): string {
  return 'person' in owner ? (meeting.people[owner.person]?.name ?? '') : `${owner.name}, ${owner.agency}`;
}

export function sameOwner(a: Owner | null, b: Owner | null): boolean {
  if (a === null || b === null) return a === b;
  if ('person' in a || 'person' in b) return 'person' in a && 'person' in b && a.person === b.person;
  return a.name === b.name && a.agency === b.agency && a.toldBy === b.toldBy;
}

function choiceOf(meeting: Meeting, attendee: Attendee): OwnerChoice {
  const organisation = meeting.organisations[attendee.organisation];
  return {
    person: attendee.id,
    name: attendee.name,
    code: agencyCode(organisation?.agency ?? ''),
    organisation: organisation?.name ?? '',
    here: isHere(attendee),
  };
}

function everythingOf({ person, name, code, organisation }: OwnerChoice, meeting: Meeting): string {
  const id = meeting.people[person]?.organisation;
  const agency = id === undefined ? undefined : meeting.organisations[id]?.agency;
  const label = meeting.template.agencies.find(({ key }) => key === agency)?.label ?? '';
  return [name, code, organisation, label, agency ?? ''].join(' ');
}

function wordsIn(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
