/** The meeting itself, who was there, the children and their household. */
import type { PersonId } from '../ids.ts';
import { isAgendaField } from '../rules/agenda.ts';
import type { Attendee, Happening, Meeting } from '../rules/meeting.ts';
import { recordWords as words } from '../words/en/record.ts';
import { datesOfReferral } from './computedDates.ts';
import type { AttendedContent, FactContent } from './contents.ts';
import { firstWrote } from './firstWrote.ts';
import type { Part } from './Part.ts';
import { lateTakeovers, makePart, type PartSource } from './PartSource.ts';
import { placed, placedAll } from './place.ts';
import { isCalledPresent } from './wasHereAt.ts';

const STATEMENT = 'statement:';

export function detailsPart(source: PartSource): Part {
  const { meeting } = source;
  const late = new Set(lateTakeovers(meeting));
  const facts = factsAbout('meeting', source);
  const content = {
    kind: meeting.kind,
    variant: meeting.variant,
    format: meeting.format,
    reference: meeting.reference,
    title: meeting.title,
    template: { id: meeting.template.id, version: meeting.template.version, edition: meeting.template.edition },
    scheduledAt: meeting.scheduledStart,
    startedAt: meeting.startedAt,
    endedAt: meeting.endedAt,
    sittings: meeting.sittings,
    writtenUp: meeting.writtenUp,
    referral: meeting.referral,
    dates: datesOfReferral(meeting),
    lawfulBasis: meeting.lawfulBasis,
    follows: meeting.follows,
    chair: source.chair,
    chairsBefore: meeting.chairsBefore.filter((before) => !late.has(before)),
    statements: meeting.template.statements.flatMap(({ key, label }) => {
      const answer = facts.find(({ field }) => field === STATEMENT + key);
      return answer ? [{ text: label, answer: answer.value, said: answer.said, earlier: answer.earlier }] : [];
    }),
    facts: facts.filter(({ field }) => !field.startsWith(STATEMENT)),
    dissentAsked: meeting.dissentAsked,
    sections: meeting.template.sections.map(({ key, title }) => ({ key, title })),
  };
  return makePart('details', 'details', content, { title: words.meeting, authorship: [] });
}

export function attendanceParts(source: PartSource): Part[] {
  const { meeting, chair } = source;
  const agencies = new Map(meeting.template.agencies.map(({ key, label }) => [key, label]));
  const organisations = Object.values(meeting.organisations).map(({ id, name, agency }) => ({
    id,
    name,
    agency,
    agencyLabel: agencies.get(agency) ?? words.label(agency),
  }));
  const people = Object.values(meeting.people);
  const declared = people.flatMap(({ id, conflictNote }) =>
    conflictNote === null ? [] : [conflictPart(id, conflictNote, chair)],
  );
  const wrote = firstWrote(source);
  const content = {
    organisations,
    people: people.map((person) => attended(person, wrote.get(person.id) ?? null, meeting)),
  };
  return [makePart('attendance', 'attendance', content, { title: words.attendance, authorship: [] }), ...declared];
}

function attended(person: Attendee, wrote: string | null, meeting: Meeting): AttendedContent {
  const { id, name, job, organisation, role, attendance, device, canDecide, conflict, note, standsInFor } = person;
  const signedIn = wrote !== null || Object.hasOwn(meeting.signedIn, id);
  const leftAt = person.left ?? person.goneAt;
  return {
    id,
    name,
    job,
    organisation,
    role,
    attendance,
    joinedAt: person.joined,
    leftAt,
    howKnown: wrote !== null || isCalledPresent(person) ? howKnown(person, signedIn) : '',
    device,
    canDecide,
    conflict,
    note,
    standsInFor,
    referrer: person.referrer,
    wroteFrom: isCalledPresent(person) ? null : wrote,
    signedIn,
    gone: goneFrom(id, meeting),
  };
}

/** What an invitation supposes; what came of it is another thing (C19). */
const SUPPOSED = ['code', 'phone', 'desk'];

function howKnown({ howKnown: told, device }: Attendee, signedIn: boolean): string {
  if (!SUPPOSED.includes(told)) return told;
  if (signedIn) return told === 'desk' ? told : 'code';
  return device === 'none' ? 'phone' : '';
}

const WHY_GONE: Partial<Record<Happening['what'], NonNullable<AttendedContent['gone']>['why']>> = {
  leftForConflict: 'conflict',
  left: 'other',
  removed: 'removed',
};

function goneFrom(person: PersonId, { happenings }: Meeting): NonNullable<AttendedContent['gone']> | null {
  const [gone] = happenings.flatMap(({ what, people, text: reason, by, at }) => {
    const why = WHY_GONE[what];
    return why === undefined || !people.includes(person) ? [] : [{ why, reason, by, at }];
  });
  return gone ?? null;
}

function conflictPart(person: PersonId, text: string, chair: PersonId | null): Part {
  const audience = chair === null ? [person] : [person, chair];
  return makePart(
    `conflict:${person}`,
    'conflict',
    { person, text },
    { title: words.conflictDeclared, audience, authorship: [] },
  );
}

export function familyParts(source: PartSource): Part[] {
  const { meeting, children } = source;
  const about = placed(Object.values(meeting.children), ({ id }) => [id], children);
  const childParts = about.map(({ item: { id, reference, initials, role }, place, child }) =>
    makePart(
      `child:${id}`,
      'child',
      { id, place, reference, initials, role, facts: factsAbout(id, source) },
      { title: words.child, child, authorship: [] },
    ),
  );
  const adultParts = placedAll(Object.values(meeting.household)).map(({ item: { id, name, relationship }, place }) =>
    makePart(
      `adult:${id}`,
      'adult',
      { place, name, relationship, facts: factsAbout(id, source) },
      { title: words.children, authorship: [] },
    ),
  );
  return [...childParts, ...adultParts];
}

function factsAbout(subject: string, { meeting }: PartSource): FactContent[] {
  return Object.values(meeting.facts)
    .filter((fact) => fact.subject === subject && !isAgendaField(subject, fact.field))
    .map(({ field, value, said, earlier }) => ({ field, value, said, earlier }));
}

export function quorumPart({ meeting }: PartSource): Part {
  const here = new Set(
    Object.values(meeting.people)
      .filter(({ attendance }) => attendance === 'attended' || attendance === 'partial')
      .map(({ organisation }) => meeting.organisations[organisation]?.agency),
  );
  const needs = meeting.template.quorum;
  const content = { needs, missing: needs.filter((agency) => !here.has(agency)), reasons: meeting.quorumReasons };
  return makePart('quorum', 'quorum', content, { title: words.quorum, authorship: [] });
}
