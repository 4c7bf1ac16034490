/** What a convenor filled in becomes a meeting's first entries: ids for its people and organisations, the template. */
import type { Random } from '../../shared/clock.ts';
import {
  mintId,
  type ChildId,
  type ItemId,
  type OrganisationId,
  type PartnershipId,
  type PersonId,
} from '../../shared/ids.ts';
import { AGENDA_CALL } from '../../shared/rules/agenda.ts';
import type { Attendee, Organisation } from '../../shared/rules/meeting.ts';
import { newAttendee } from '../../shared/rules/newAttendee.ts';
import type { Template } from '../../shared/rules/template.ts';
import type { AskedMeeting } from '../../shared/wire/convening.ts';
import { choiceOf } from '../../shared/words/en/labels.ts';
import type { Convenor } from '../identity/Convenors.ts';
import type { Convening } from '../rooms/conveneMeeting.ts';
import { deputiesIn } from './conveneScript.ts';
import { provisionalReference } from './provisionalReference.ts';

export interface Circumstances {
  convenor: Convenor;
  partnership: PartnershipId;
  template: Template;
  rehearsal: boolean;
  random: Random;
}

/** One press: the convenor in the chair, and the organisations that a discussion is held between. */
export function standardDiscussion(asked: Circumstances): Convening {
  const { convenor, template } = asked;
  const own = { name: convenor.organisation, agency: convenor.agency };
  const others = template.quorum
    .filter((agency) => agency !== own.agency)
    .map((agency) => ({ name: template.agencies.find(({ key }) => key === agency)?.label ?? agency, agency }));
  const convening = askedConvening(asked, {
    kind: 'strategyDiscussion',
    reference: '',
    scheduledStart: null,
    plannedMinutes: null,
    format: null,
    place: '',
    callLink: '',
    quorum: [...template.quorum],
    follows: '',
    referral: null,
    children: [],
    household: [],
    people: [{ ...convenor, organisation: own.name, role: 'chair', device: 'screen', me: true }],
  });
  const more = others.map((one): Organisation => ({ id: mintId<OrganisationId>(asked.random), ...one }));
  return { ...convening, organisations: [...convening.organisations, ...more] };
}

export function askedConvening(circumstances: Circumstances, asked: AskedMeeting): Convening {
  const { convenor, partnership, template, rehearsal, random } = circumstances;
  const organisations = organisationsOf(asked.people, random);
  const attendees = asked.people.map((person): Attendee => {
    const organisation = organisations.find((one) => sameOrganisation(one, person));
    if (!organisation) throw new Error('every person brings an organisation');
    const { name, job, role, device, me } = person;
    const id = me ? convenor.id : mintId<PersonId>(random);
    return newAttendee({ id, name, job, organisation: organisation.id, role, device });
  });
  return {
    partnership,
    rehearsal,
    kind: asked.kind,
    variant: null,
    format: asked.format,
    reference: asked.reference === '' ? provisionalReference(random) : asked.reference,
    title: choiceOf(asked.kind),
    template: withAgencies({ ...template, quorum: asked.quorum }, asked.people),
    scheduledStart: asked.scheduledStart,
    referral: asked.referral,
    lawfulBasis: null,
    follows: asked.follows === '' ? null : asked.follows,
    convenor: convenor.id,
    deputies: deputiesIn(attendees),
    organisations,
    children: asked.children.map((child) => ({ id: mintId<ChildId>(random), ...child })),
    household: asked.household.map((adult) => ({ id: mintId<ItemId>(random), ...adult })),
    attendees,
    facts: [
      { field: 'plannedMinutes', value: asked.plannedMinutes === null ? '' : String(asked.plannedMinutes) },
      { field: 'place', value: asked.place },
      { field: AGENDA_CALL, value: asked.callLink },
    ].filter(({ value }) => value !== ''),
  };
}

type AskedPerson = AskedMeeting['people'][number];

/** One name in two agencies is two organisations. */
function organisationsOf(people: readonly AskedPerson[], random: Random): Organisation[] {
  const found: Organisation[] = [];
  for (const person of people) {
    if (found.some((one) => sameOrganisation(one, person))) continue;
    found.push({ id: mintId<OrganisationId>(random), name: person.organisation, agency: person.agency });
  }
  return found;
}

function sameOrganisation(organisation: Organisation, person: AskedPerson): boolean {
  return organisation.agency === person.agency && organisation.name.toLowerCase() === person.organisation.toLowerCase();
}

function withAgencies(template: Template, people: readonly AskedPerson[]): Template {
  const agencies = [...template.agencies];
  for (const { agency } of people)
    if (!agencies.some(({ key }) => key === agency)) agencies.push({ key: agency, label: choiceOf(agency) });
  return { ...template, agencies };
}
